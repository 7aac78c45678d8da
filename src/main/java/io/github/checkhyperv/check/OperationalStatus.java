package io.github.checkhyperv.check;

import java.util.List;

/**
 * One element of {@code Msvm_LogicalDisk.OperationalStatus}. The host's own texts are localised, so
 * the names here are ours: values below 0x8000 as in the DMTF's CIM_ManagedSystemElement, those
 * above as in the documentation of Msvm_LogicalDisk.
 *
 * @param code the value, 0 to 65535
 */
public record OperationalStatus(int code) {
    /** The value of a disk that is well. */
    public static final int OK = 2;

    /** The general state that goes with any trouble. */
    public static final int DEGRADED = 3;

    /** The value of a disk that does not get the IOPS reserved for it. */
    public static final int INSUFFICIENT_THROUGHPUT = 32788;

    private static final String[] STANDARD = {
        "Unknown",
        "Other",
        "OK",
        "Degraded",
        "Stressed",
        "Predictive Failure",
        "Error",
        "Non-Recoverable Error",
        "Starting",
        "Stopping",
        "Stopped",
        "In Service",
        "No Contact",
        "Lost Communication",
        "Aborted",
        "Dormant",
        "Supporting Entity in Error",
        "Completed",
        "Power Mode",
        "Relocating"
    };

    /** Whether Insufficient Throughput is among these, wherever it stands. */
    public static boolean isBelowReservation(List<OperationalStatus> statuses) {
        for (OperationalStatus status : statuses) {
            if (status.code() == INSUFFICIENT_THROUGHPUT) {
                return true;
            }
        }
        return false;
    }

    /** The English name; {@code Unknown (12345)} for a value that no documentation names. */
    public String name() {
        String name = knownName();
        return name.isEmpty() ? "Unknown (" + code + ")" : name;
    }

    /** Number and name, as an operator reads it: {@code 32788 Insufficient Throughput}. */
    public String label() {
        String name = knownName();
        return name.isEmpty() ? name() : code + " " + name;
    }

    private String knownName() {
        if (code >= 0 && code < STANDARD.length) {
            return STANDARD[code];
        }
        return switch (code) {
            case 32775 -> "Protocol Mismatch";
            case 32783 -> "Communication Timed Out";
            case INSUFFICIENT_THROUGHPUT -> "Insufficient Throughput";
            case 32791 -> "Unknown QoS Policy ID";
            case 32792 -> "QoS Not Supported";
            case 32793 -> "QoS Configuration Mismatch";
            case 32794 -> "Disk Full";
            default -> "";
        };
    }
}
