package io.github.checkhyperv.check;

/**
 * The status of a flow, a policy or a volume of clustered Storage QoS ([MS-SQOS] 2.2.2.1).
 *
 * @param code the value; -1 where there is none
 */
public record FlowStatus(int code) {
    /** All is well. */
    public static final int OK = 0;

    /** What was reserved is not to be had. */
    public static final int INSUFFICIENT_THROUGHPUT = 1;

    private static final String[] NAMES = {
        "Ok",
        "Insufficient Throughput",
        "Unknown Policy ID",
        "Lost Communication",
        "Configuration Mismatch",
        "Not Available"
    };

    /** Whether it is one that the specification names. */
    public boolean isKnown() {
        return code >= 0 && code < NAMES.length;
    }

    /** Whether what was reserved is not to be had. */
    public boolean isBelowReservation() {
        return code == INSUFFICIENT_THROUGHPUT;
    }

    /** Whether something else is wrong. */
    public boolean isDegraded() {
        return isKnown() && code > INSUFFICIENT_THROUGHPUT;
    }

    /** Number and name, as an operator reads it: {@code 1 Insufficient Throughput}. */
    public String label() {
        return isKnown() ? code + " " + NAMES[code] : name();
    }

    /** The English name; {@code Unknown (9)} for a value that the specification does not name. */
    public String name() {
        if (isKnown()) {
            return NAMES[code];
        }
        return code < 0 ? "none" : "Unknown (" + code + ")";
    }

    /** Whether anything is known to be wrong. */
    boolean isTrouble() {
        return isBelowReservation() || isDegraded();
    }

    /** How grave it is among the rows of one flow. */
    int gravity() {
        if (isBelowReservation()) {
            return 3;
        }
        if (isDegraded()) {
            return 2;
        }
        return isKnown() ? 0 : 1;
    }

    /** The graver of the two. */
    public FlowStatus or(FlowStatus other) {
        return gravity() >= other.gravity() ? this : other;
    }
}
