package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.wmi.CimInstance;
import java.util.Locale;
import java.util.Optional;

/**
 * The names by which Hyper-V's rows belong together. The case of GUIDs varies within one host, so
 * names are brought to upper case before they are compared.
 */
final class Keys {
    private static final String PREFIX = "Microsoft:";

    /** Characters of a key: real ones have some 120, and none could be cut and still be a key. */
    static final int LONGEST_KEY = 1024;

    /** Characters of a name that are kept; Hyper-V itself allows 100. */
    static final int LONGEST_NAME = 1024;

    /** Characters of a path that are kept. */
    static final int LONGEST_PATH = 4096;

    private Keys() {}

    /** A key property, which no row may lack. */
    static String required(CimInstance row, String className, String property)
            throws SessionException {
        Optional<String> value = row.string(property);
        if (value.isEmpty() || value.get().isEmpty()) {
            throw new SessionException(
                    GeneralProblem.MALFORMED_ANSWER,
                    Stage.DECODE,
                    className + " without " + property);
        }
        if (value.get().length() > LONGEST_KEY) {
            throw new SessionException(
                    GeneralProblem.MALFORMED_ANSWER,
                    Stage.DECODE,
                    className
                            + " with a "
                            + property
                            + " of more than "
                            + LONGEST_KEY
                            + " characters");
        }
        return value.get();
    }

    /** The text of a property that may be missing; an empty one says no more than none. */
    static Optional<String> optional(CimInstance row, String property) throws SessionException {
        Optional<String> value = row.string(property);
        return value.isPresent() && value.get().isEmpty()
                ? Optional.empty()
                : cut(value, LONGEST_NAME);
    }

    /**
     * The beginning of a text. Cut where it is read: texts are sorted, looked through by patterns
     * and shown, which takes longer for a megabyte than a check has time.
     */
    static Optional<String> cut(Optional<String> text, int longest) {
        return text.isPresent() && text.get().length() > longest
                ? Optional.of(text.get().substring(0, longest))
                : text;
    }

    /** A name as it is compared. */
    static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /** The id of a setting, without {@code Microsoft:}, as it is compared. */
    static String of(String instanceId) {
        return upper(bare(instanceId));
    }

    /** The id that the setting of a machine's device has, as it is compared. */
    static String of(String systemName, String deviceId) {
        return upper(systemName + "\\" + bare(deviceId));
    }

    /** The id that the setting of a machine's device has, as the host would write it. */
    static String instanceId(String systemName, String deviceId) {
        return PREFIX + systemName + "\\" + bare(deviceId);
    }

    /** The machine that a setting belongs to, out of its key; empty when it names none. */
    static String owner(String key) {
        int end = key.indexOf('\\');
        return end < 0 ? "" : key.substring(0, end);
    }

    private static String bare(String id) {
        return id.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                ? id.substring(PREFIX.length())
                : id;
    }
}
