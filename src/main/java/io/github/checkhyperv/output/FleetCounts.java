package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Counts;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.Report;

/** How many disks there are of each kind on all hosts of a fleet. */
final class FleetCounts {
    private FleetCounts() {}

    /** The sums; of a host that was not judged no disk is known. */
    static Counts of(Fleet fleet) {
        Counts sum = Counts.NONE;
        for (Answer answer : fleet.answers()) {
            if (answer.outcome() instanceof Report report) {
                sum = add(sum, report.counts());
            }
        }
        return sum;
    }

    private static Counts add(Counts a, Counts b) {
        return new Counts(
                a.disks() + b.disks(),
                a.belowReservation() + b.belowReservation(),
                a.degraded() + b.degraded(),
                a.notJudged() + b.notJudged(),
                a.fine() + b.fine(),
                a.reserved() + b.reserved(),
                a.incomplete() + b.incomplete(),
                a.missing() + b.missing(),
                a.excluded() + b.excluded());
    }
}
