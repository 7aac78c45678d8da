package io.github.checkhyperv.check;

import java.util.Set;

/**
 * A disk and what its operational statuses say about it.
 *
 * @param disk the disk
 * @param verdict the gravest that holds
 * @param degraded whether the host reports another trouble than a missed reservation; a disk can be
 *     in both
 */
public record JudgedDisk(VirtualDisk disk, Verdict verdict, boolean degraded) {

    /**
     * Judges a disk. The first status is the general state and the rest come in any order, so that
     * all are looked at. The disk's own reservation plays no part: with a QoS policy it may be 0
     * although the disk is short of throughput. 3 (Degraded) is the general state that goes with
     * any other, so that it adds nothing to 32788, and goes where what it stood beside is ignored.
     *
     * @param ignored codes that say nothing here; 2 and 32788 are never among them
     */
    public static JudgedDisk of(VirtualDisk disk, Set<Integer> ignored) {
        boolean below = false;
        boolean general = false;
        boolean other = false;
        boolean leftOut = false;
        for (OperationalStatus status : disk.statuses()) {
            int code = status.code();
            if (code == OperationalStatus.INSUFFICIENT_THROUGHPUT) {
                below = true;
            } else if (!ignored.isEmpty() && ignored.contains(code)) {
                leftOut = true;
            } else if (code == OperationalStatus.DEGRADED) {
                general = true;
            } else if (code != OperationalStatus.OK) {
                other = true;
            }
        }
        boolean degraded = other || general && !below && !leftOut;
        return new JudgedDisk(disk, verdict(disk, below, degraded), degraded);
    }

    private static Verdict verdict(VirtualDisk disk, boolean below, boolean degraded) {
        if (below) {
            return Verdict.BELOW_RESERVATION;
        }
        if (degraded) {
            return Verdict.DEGRADED;
        }
        return disk.statuses().isEmpty() ? Verdict.NOT_JUDGED : Verdict.FINE;
    }
}
