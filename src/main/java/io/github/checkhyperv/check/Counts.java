package io.github.checkhyperv.check;

import java.util.List;

/**
 * How many disks there are of each kind.
 *
 * @param disks all that passed the filters
 * @param belowReservation those that do not get the IOPS reserved for them
 * @param degraded those that are degraded, some of the ones before among them
 * @param notJudged those without any operational status
 * @param fine those that are none of it
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
        int fine,
        int reserved,
        int incomplete,
        int missing,
        int excluded) {

    /** Nothing at all: the counts of a failure. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Those of this verdict alone: a disk that is below and degraded is one that is below. */
    public int of(Verdict verdict) {
        return switch (verdict) {
            case BELOW_RESERVATION -> belowReservation;
            case DEGRADED -> disks - belowReservation - notJudged - fine;
            case NOT_JUDGED -> notJudged;
            case FINE -> fine;
        };
    }

    static Counts of(List<JudgedDisk> disks, int missing, int excluded) {
        int[] verdicts = new int[Verdict.values().length];
        int degraded = 0;
        int reserved = 0;
        int incomplete = 0;
        for (JudgedDisk judged : disks) {
            verdicts[judged.verdict().ordinal()]++;
            degraded += judged.degraded() ? 1 : 0;
            reserved += judged.disk().reserved() ? 1 : 0;
            incomplete += judged.disk().incomplete() ? 1 : 0;
        }
        return new Counts(
                disks.size(),
                verdicts[Verdict.BELOW_RESERVATION.ordinal()],
                degraded,
                verdicts[Verdict.NOT_JUDGED.ordinal()],
                verdicts[Verdict.FINE.ordinal()],
                reserved,
                incomplete,
                missing,
                excluded);
    }
}
