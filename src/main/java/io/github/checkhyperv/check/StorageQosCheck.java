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
        Selection selection;
        try {
            selection = new Selection(inventory);
        } catch (Filter.TooCostlyException e) {
            return failed(
                    Stage.JUDGE,
                    CheckProblem.PATTERN_TOO_COSTLY,
                    "the pattern '" + e.pattern() + "' takes too long");
        }
        Report report = selection.report();
        if (inventory.gap().isPresent()) {
            Gap gap = inventory.gap().get();
            boolean none = report.disks().isEmpty();
            // What is known to be wrong is told all the same.
            boolean wrong = report.status().compareTo(Status.UNKNOWN) > 0;
            if (none || gap.total() && !wrong) {
                return nothingProven(gap, none ? report.counts().excluded() : 0);
            }
        }
        return report;
    }

    /** What the filters leave of a host. */
    private final class Selection {
        private final Inventory inventory;
        private final List<JudgedDisk> disks;
        private final List<VirtualDisk> missing;
        private final Filter.Budget budget = new Filter.Budget();
        private boolean named;
        private int excluded;

        Selection(Inventory inventory) {
            this.inventory = inventory;
            this.disks = new ArrayList<>(inventory.disks().size());
            this.missing = new ArrayList<>(inventory.missing().size());
            for (VirtualDisk disk : inventory.disks()) {
                add(disk);
            }
            if (thresholds.flowsJudged()) {
                for (Flow flow : FlowJoin.unclaimed(inventory)) {
                    add(flow.alone());
                }
            }
            for (VirtualDisk disk : inventory.missing()) {
                if (accepts(disk)) {
                    addMissing(disk);
                }
            }
            Collections.sort(disks, new WorstFirst());
            Collections.sort(missing, new ByMachine());
        }

        private void add(VirtualDisk disk) {
            if (accepts(disk)) {
                disks.add(JudgedDisk.of(disk, thresholds));
            } else {
                excluded++;
            }
        }

        /** One that the host did not report is told of where its flow says what is wrong. */
        private void addMissing(VirtualDisk disk) {
            boolean told = thresholds.flowsJudged() && disk.flow().isPresent();
            if (told && disk.flow().get().status().isTrouble()) {
                disks.add(JudgedDisk.of(disk, thresholds));
            } else {
                missing.add(disk);
            }
        }

        private boolean accepts(VirtualDisk disk) {
            boolean meant = filter.names(disk, budget);
            named |= meant;
            return filter.accepts(disk, meant, budget);
        }

        Report report() {
            int all = disks.size() + excluded + inventory.missing().size();
            boolean unmatched = !named && all > 0;
            Counts counts = Counts.of(disks, missing.size(), excluded);
            Status status = status(counts, unmatched).or(ofNodes(inventory));
            Report report =
                    new Report(status, thresholds, counts, unmatched, disks, missing, inventory);
            return report.unexplainedPools() > 0 ? report.or(thresholds.partial()) : report;
        }
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

    private Status ofNodes(Inventory inventory) {
        if (inventory.nodes().isEmpty()) {
            return Status.OK;
        }
        Status status = Status.OK;
        if (inventory.nodes(Node.State.DOWN) > 0) {
            status = status.or(thresholds.nodeDown());
        }
        if (inventory.nodes(Node.State.FAILED) > 0) {
            status = status.or(thresholds.nodeFailed());
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
