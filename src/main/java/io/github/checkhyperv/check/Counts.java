package io.github.checkhyperv.check;

import java.util.List;

/**
 * How many disks there are of each kind.
 *
 * @param disks all that passed the filters; the next three and the fine ones add up to it
 * @param belowReservation those that do not get the IOPS reserved for them
 * @param degraded those that are degraded otherwise
 * @param notJudged those without any operational status
 * @param reserved those with a reservation of their own
 * @param incomplete those whose settings or machine the host no longer had
 * @param missing those that settings promise but that the host did not report; not in {@code disks}
 * @param excluded those that the filters left out; not in {@code disks}
 */
public record Counts(
        int disks,
        int belowReservation,
        int degraded,
        int notJudged,
        int reserved,
        int incomplete,
        int missing,
        int excluded) {

    /** Nothing at all: the counts of a failure. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    static Counts of(List<VirtualDisk> disks, int missing, int excluded) {
        int[] verdicts = new int[Verdict.values().length];
        int reserved = 0;
        int incomplete = 0;
        for (VirtualDisk disk : disks) {
            verdicts[disk.verdict().ordinal()]++;
            reserved += disk.reserved() ? 1 : 0;
            incomplete += disk.incomplete() ? 1 : 0;
        }
        return new Counts(
                disks.size(),
                verdicts[Verdict.BELOW_RESERVATION.ordinal()],
                verdicts[Verdict.DEGRADED.ordinal()],
                verdicts[Verdict.NOT_JUDGED.ordinal()],
                reserved,
                incomplete,
                missing,
                excluded);
    }
}
