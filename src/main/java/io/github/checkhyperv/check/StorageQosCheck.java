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
        List<JudgedDisk> disks;
        List<VirtualDisk> missing;
        Filter.Budget budget = new Filter.Budget();
        try {
            disks = judge(inventory.disks(), budget);
            missing = select(inventory.missing(), budget);
        } catch (Filter.TooCostlyException e) {
            return failed(
                    Stage.JUDGE,
                    CheckProblem.PATTERN_TOO_COSTLY,
                    "the pattern '" + e.pattern() + "' takes too long");
        }
        Counts counts = Counts.of(disks, missing.size(), inventory.disks().size() - disks.size());
        Status status = status(counts);
        if (inventory.gap().isPresent()) {
            Gap gap = inventory.gap().get();
            // What is known to be wrong is told all the same.
            boolean wrong = status.compareTo(Status.UNKNOWN) > 0;
            if (disks.isEmpty() || gap.total() && !wrong) {
                return nothingProven(gap, disks.isEmpty() ? counts.excluded() : 0);
            }
        }
        return new Report(status, thresholds, counts, disks, missing, inventory);
    }

    private List<JudgedDisk> judge(List<VirtualDisk> disks, Filter.Budget budget) {
        List<JudgedDisk> judged = new ArrayList<>(disks.size());
        for (VirtualDisk disk : disks) {
            if (filter.accepts(disk, budget)) {
                judged.add(JudgedDisk.of(disk, thresholds.ignored()));
            }
        }
        Collections.sort(judged, new WorstFirst());
        return judged;
    }

    private List<VirtualDisk> select(List<VirtualDisk> disks, Filter.Budget budget) {
        List<VirtualDisk> selected = new ArrayList<>(disks.size());
        for (VirtualDisk disk : disks) {
            if (filter.accepts(disk, budget)) {
                selected.add(disk);
            }
        }
        Collections.sort(selected, new ByMachine());
        return selected;
    }

    private Status status(Counts counts) {
        Status status = Status.OK;
        if (counts.disks() == 0) {
            status = status.or(thresholds.noDisks());
        } else {
            status = status.or(thresholds.judge(counts.belowReservation()));
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
        String what = "no virtual disk matches the filters (" + excluded + " seen), and ";
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
