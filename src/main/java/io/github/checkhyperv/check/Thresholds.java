package io.github.checkhyperv.check;

import java.util.Optional;
import java.util.Set;

/**
 * How grave the operator takes what is found.
 *
 * @param warning the numbers of disks below their reservation that are no WARNING
 * @param critical the numbers that are not CRITICAL; absent = never CRITICAL
 * @param degraded the state for disks that are degraded, below their reservation or not
 * @param noDisks the state when the host has no virtual disk
 * @param noMatch the state when the host has disks, but none that an {@code --include} names
 * @param partial the state when some disks could not be judged
 * @param nodeDown the state when a node of a cluster is down
 * @param nodeFailed the state when a node could not be judged; never OK
 * @param ignored operational statuses that say nothing; never 2 or 32788
 * @param flowsJudged whether the status of a disk's flow counts like its own
 */
public record Thresholds(
        Range warning,
        Optional<Range> critical,
        Status degraded,
        Status noDisks,
        Status noMatch,
        Status partial,
        Status nodeDown,
        Status nodeFailed,
        Set<Integer> ignored,
        boolean flowsJudged) {

    /** For a host, which has no nodes. */
    public Thresholds(
            Range warning,
            Optional<Range> critical,
            Status degraded,
            Status noDisks,
            Status noMatch,
            Status partial,
            Set<Integer> ignored) {
        this(
                warning,
                critical,
                degraded,
                noDisks,
                noMatch,
                partial,
                Status.OK,
                Status.UNKNOWN,
                ignored);
    }

    /** For those whose flows are shown at most. */
    public Thresholds(
            Range warning,
            Optional<Range> critical,
            Status degraded,
            Status noDisks,
            Status noMatch,
            Status partial,
            Status nodeDown,
            Status nodeFailed,
            Set<Integer> ignored) {
        this(
                warning,
                critical,
                degraded,
                noDisks,
                noMatch,
                partial,
                nodeDown,
                nodeFailed,
                ignored,
                false);
    }

    /** One disk below its reservation is a WARNING, as Hyper-V itself ranks it. */
    public static Thresholds defaults() {
        return new Thresholds(
                Range.parse("0"),
                Optional.empty(),
                Status.WARNING,
                Status.OK,
                Status.UNKNOWN,
                Status.WARNING,
                Set.of());
    }

    /** The state for this number of disks below their reservation. */
    public Status judge(int below) {
        if (critical.isPresent() && critical.get().alerts(below)) {
            return Status.CRITICAL;
        }
        return warning.alerts(below) ? Status.WARNING : Status.OK;
    }
}
