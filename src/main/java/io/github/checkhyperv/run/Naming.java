package io.github.checkhyperv.run;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the nodes of a cluster are reached. A node's name comes from the network, so that it is
 * distrusted: it is one label and gets the suffix that the operator gave. An address never does.
 *
 * @param suffix what stands behind a node's name, with its dot, or nothing
 * @param addresses those that the operator gave, by a node's name in lower case
 */
public record Naming(String suffix, Map<String, String> addresses) {
    private static final int LONGEST = 15;

    /** The address of a node; empty when it has a name that can be none. */
    Optional<String> address(String node) {
        if (!isLabel(node)) {
            return Optional.empty();
        }
        String given = addresses.get(node.toLowerCase(Locale.ROOT));
        return Optional.of(given == null ? node + suffix : given);
    }

    /** A NetBIOS name as Windows gives one to a server: letters, digits and hyphens. */
    private static boolean isLabel(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST;
    }
}
