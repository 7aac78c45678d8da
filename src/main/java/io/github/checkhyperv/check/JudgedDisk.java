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
     * <p>The disk's flow counts where that is wanted, so that one of both is enough; a status of
     * the flow that nobody knows leaves a disk without judgement that is well otherwise.
     *
     * @param thresholds which codes say nothing here, and whether flows count
     */
    public static JudgedDisk of(VirtualDisk disk, Thresholds thresholds) {
        JudgedDisk judged = of(disk, thresholds.ignored());
        return thresholds.flowsJudged() && disk.flow().isPresent()
                ? judged.with(disk.flow().get().status())
                : judged;
    }

    private JudgedDisk with(FlowStatus flow) {
        boolean bad = degraded || flow.isDegraded();
        if (verdict == Verdict.BELOW_RESERVATION || flow.isBelowReservation()) {
            return new JudgedDisk(disk, Verdict.BELOW_RESERVATION, bad);
        }
        if (bad) {
            return new JudgedDisk(disk, Verdict.DEGRADED, true);
        }
        boolean told = flow.isKnown() && (verdict == Verdict.FINE || Flow.isAlone(disk));
        return new JudgedDisk(disk, told ? Verdict.FINE : Verdict.NOT_JUDGED, false);
    }

    /**
     * The same by the disk's own statuses alone.
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
