package io.github.checkhyperv.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The judgement on one host.
 *
 * @param status the gravest of all states that apply
 * @param thresholds what it was judged by
 * @param counts how many disks there are of each kind
 * @param unmatched whether the host has disks, but none that an {@code --include} names
 * @param disks the disks that passed the filters, worst first, then by machine and path
 * @param missing the missing disks that passed the filters, by machine and path
 * @param inventory everything that the host reported, filtered or not
 */
public record Report(
        Status status,
        Thresholds thresholds,
        Counts counts,
        boolean unmatched,
        List<JudgedDisk> disks,
        List<VirtualDisk> missing,
        Inventory inventory)
        implements Outcome {

    /** The same, which is at least this grave. */
    Report or(Status other) {
        return new Report(
                status.or(other), thresholds, counts, unmatched, disks, missing, inventory);
    }

    /** The same without the disks: what is left of many that are fine. */
    Report condensed() {
        return new Report(
                status,
                thresholds,
                counts,
                unmatched,
                List.of(),
                List.of(),
                new Inventory(
                        inventory.host(),
                        inventory.gap(),
                        List.of(),
                        List.of(),
                        0,
                        List.of(),
                        Map.of(),
                        inventory.nodes(),
                        extras()));
    }

    private Optional<Extras> extras() {
        Optional<Extras> extras = inventory.extras();
        return extras.isPresent() ? Optional.of(extras.get().condensed()) : extras;
    }

    /** How many pools say that a disk is short of throughput which does not show. */
    public int unexplainedPools() {
        return inventory.extras().isPresent() ? inventory.extras().get().unexplainedPools() : 0;
    }

    /** The host's name. */
    public String host() {
        return inventory.host();
    }

    /** The state that a disk like this one gives the whole. */
    public Status status(JudgedDisk disk) {
        Status status =
                switch (disk.verdict()) {
                    case BELOW_RESERVATION -> thresholds.judge(counts.belowReservation());
                    case NOT_JUDGED -> thresholds.partial();
                    case DEGRADED, FINE -> Status.OK;
                };
        return disk.degraded() ? status.or(thresholds.degraded()) : status;
    }
}
