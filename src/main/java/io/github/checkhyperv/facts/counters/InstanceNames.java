package io.github.checkhyperv.facts.counters;

import java.util.Locale;

/**
 * What the counters of a disk are called: its path with {@code -} in place of every {@code \}. A
 * path cannot be made of it, so that paths are turned into such names and compared.
 */
final class InstanceNames {
    private static final String LONG_SHARE = "--?-UNC-";
    private static final String LONG_PATH = "--?-";

    private InstanceNames() {}

    /** The name of the instance of this path, as it is compared. */
    static String ofPath(String path) {
        return folded(path.replace('\\', '-').replace('/', '-'));
    }

    /** The name of an instance as it is compared: in upper case, however long paths are marked. */
    static String folded(String instance) {
        String name = instance.toUpperCase(Locale.ROOT);
        if (name.startsWith(LONG_SHARE)) {
            return "--" + name.substring(LONG_SHARE.length());
        }
        return name.startsWith(LONG_PATH) ? name.substring(LONG_PATH.length()) : name;
    }
}
