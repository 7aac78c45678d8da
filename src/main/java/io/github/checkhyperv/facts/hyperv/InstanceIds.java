package io.github.checkhyperv.facts.hyperv;

import java.util.Locale;

/**
 * InstanceID and DeviceID, the names by which Hyper-V's rows belong together. The case of GUIDs
 * varies within one host, so names are brought to upper case before they are compared: that is the
 * key of a row.
 */
final class InstanceIds {
    private static final String PREFIX = "Microsoft:";

    private InstanceIds() {}

    /** A name as it is compared. */
    static String folded(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /** The key of a setting: its id without {@code Microsoft:}. */
    static String key(String instanceId) {
        return folded(bare(instanceId));
    }

    /** The key that the setting of a machine's device has. */
    static String key(String systemName, String deviceId) {
        return folded(systemName + "\\" + bare(deviceId));
    }

    /** The id that the setting of a machine's device has, as the host would write it. */
    static String ofDevice(String systemName, String deviceId) {
        return PREFIX + systemName + "\\" + bare(deviceId);
    }

    /** The machine that a setting belongs to, out of its key; empty when it names none. */
    static String machine(String key) {
        int end = key.indexOf('\\');
        return end < 0 ? "" : key.substring(0, end);
    }

    private static String bare(String id) {
        return id.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                ? id.substring(PREFIX.length())
                : id;
    }
}
