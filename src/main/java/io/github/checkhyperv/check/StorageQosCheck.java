package io.github.checkhyperv.check;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The check itself: which virtual disks of a host do not get the IOPS that were reserved for them?
 *
 * @param thresholds how grave that is
 * @param filter which disks count
 */
public record StorageQosCheck(Thresholds thresholds, Filter filter) {

    /** Judges a host. */
    public Outcome evaluate(Inventory inventory) {
        List<JudgedDisk> disks = new ArrayList<>(inventory.disks().size());
        List<VirtualDisk> missing = new ArrayList<>(inventory.missing().size());
        boolean named = false;
        Filter.Budget budget = new Filter.Budget();
        try {
            for (VirtualDisk disk : inventory.disks()) {
                boolean meant = filter.names(disk, budget);
                named |= meant;
                if (filter.accepts(disk, meant, budget)) {
                    disks.add(JudgedDisk.of(disk, thresholds.ignored()));
                }
            }
            for (VirtualDisk disk : inventory.missing()) {
                boolean meant = filter.names(disk, budget);
                named |= meant;
                if (filter.accepts(disk, meant, budget)) {
                    missing.add(disk);
                }
            }
        } catch (Filter.TooCostlyException e) {
            return failed(
                    Stage.JUDGE,
                    CheckProblem.PATTERN_TOO_COSTLY,
                    "the pattern '" + e.pattern() + "' takes too long");
        }
        Collections.sort(disks, new WorstFirst());
        Collections.sort(missing, new ByMachine());
        boolean unmatched = !named && inventory.disks().size() + inventory.missing().size() > 0;
        Counts counts = Counts.of(disks, missing.size(), inventory.disks().size() - disks.size());
        Status status = status(counts, unmatched);
        if (inventory.gap().isPresent()) {
            Gap gap = inventory.gap().get();
            // What is known to be wrong is told all the same.
            boolean wrong = status.compareTo(Status.UNKNOWN) > 0;
            if (disks.isEmpty() || gap.total() && !wrong) {
                return nothingProven(gap, disks.isEmpty() ? counts.excluded() : 0);
            }
        }
        return new Report(status, thresholds, counts, unmatched, disks, missing, inventory);
    }

    private Status status(Counts counts, boolean unmatched) {
        Status status = unmatched ? thresholds.noMatch() : Status.OK;
        if (counts.disks() > 0) {
            status = status.or(thresholds.judge(counts.belowReservation()));
        } else if (!unmatched) {
            status = status.or(thresholds.noDisks());
        }
        if (counts.degraded() > 0) {
            status = status.or(thresholds.degraded());
        }
        if (counts.notJudged() > 0 || counts.missing() > 0) {
            status = status.or(thresholds.partial());
        }
        return status;
    }

    private static Failed nothingProven(Gap gap, int excluded) {
        Failure failure = gap.failure();
        if (excluded == 0) {
            return new Failed(failure);
        }
        String what = "no virtual disk passes the filters (" + excluded + " seen), and ";
        return new Failed(failure.about(what + failure.what(), failure.seen()));
    }

    private static Failed failed(Stage stage, CheckProblem problem, String what) {
        return new Failed(new Failure(stage, problem, what, problem.remedy()));
    }

    /** By verdict, then by machine. */
    private static final class WorstFirst implements Comparator<JudgedDisk> {
        private final ByMachine byMachine = new ByMachine();

        @Override
        public int compare(JudgedDisk a, JudgedDisk b) {
            int order = a.verdict().compareTo(b.verdict());
            return order == 0 ? byMachine.compare(a.disk(), b.disk()) : order;
        }
    }

    /** An order that does not depend on the host's. */
    private static final class ByMachine implements Comparator<VirtualDisk> {
        @Override
        public int compare(VirtualDisk a, VirtualDisk b) {
            int order = a.vm().compareToIgnoreCase(b.vm());
            if (order == 0) {
                order = a.path().orElse("").compareToIgnoreCase(b.path().orElse(""));
            }
            return order == 0 ? a.id().compareTo(b.id()) : order;
        }
    }
}
