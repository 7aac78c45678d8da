package io.github.checkhyperv.check;

import java.util.List;

/**
 * The judgement on one host.
 *
 * @param status the gravest of all states that apply
 * @param thresholds what it was judged by
 * @param counts how many disks there are of each kind
 * @param disks the disks that passed the filters, worst first, then by machine and path
 * @param missing the missing disks that passed the filters, by machine and path
 * @param inventory everything that the host reported, filtered or not
 */
public record Report(
        Status status,
        Thresholds thresholds,
        Counts counts,
        List<VirtualDisk> disks,
        List<VirtualDisk> missing,
        Inventory inventory)
        implements Outcome {

    /** The host's name. */
    public String host() {
        return inventory.host();
    }

    /** The state that disks with this verdict give the whole. */
    public Status status(Verdict verdict) {
        return switch (verdict) {
            case BELOW_RESERVATION -> thresholds.judge(counts.belowReservation());
            case DEGRADED -> thresholds.degraded();
            case NOT_JUDGED -> thresholds.partial();
            case FINE -> Status.OK;
        };
    }
}
