package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Counts;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.JudgedDisk;
import io.github.checkhyperv.check.Node;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.check.VirtualDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Performance data in the grammar of the Monitoring Plugins Development Guidelines, {@code
 * 'label'=value;warn;crit;min;max}, without the unit that numbers of things do not have.
 */
final class PerfData {
    private PerfData() {}

    /** The numbers of disks, for every report the same labels. */
    static List<String> summary(Report report) {
        Counts counts = report.counts();
        Thresholds thresholds = report.thresholds();
        String critical =
                thresholds.critical().isPresent() ? thresholds.critical().get().toString() : "";
        String limits = ";" + thresholds.warning() + ";" + critical + ";0;";
        List<String> items = new ArrayList<>();
        items.add("disks_below_reservation=" + counts.belowReservation() + limits + counts.disks());
        items.add("disks_degraded=" + counts.degraded() + ";;;0;" + counts.disks());
        items.add("disks_reserved=" + counts.reserved() + ";;;0;" + counts.disks());
        items.add("disks=" + counts.disks() + ";;;0");
        if (!report.inventory().nodes().isEmpty()) {
            addNodes(items, report.inventory());
        }
        return items;
    }

    private static void addNodes(List<String> items, Inventory inventory) {
        int all = inventory.nodes().size();
        items.add("nodes=" + all + ";;;0");
        items.add("nodes_judged=" + inventory.nodes(Node.State.JUDGED) + ";;;0;" + all);
        items.add("nodes_down=" + inventory.nodes(Node.State.DOWN) + ";;;0;" + all);
        items.add("nodes_failed=" + inventory.nodes(Node.State.FAILED) + ";;;0;" + all);
    }

    /**
     * The reservation of each disk with one of these verdicts, and where disks were measured what
     * it got; U where it is not known.
     *
     * @param prefix what labels begin with, to tell the disks of several hosts apart
     */
    static List<String> disks(Report report, Set<Verdict> verdicts, String prefix) {
        List<String> items = new ArrayList<>();
        PerfLabels labels = null;
        Inventory inventory = report.inventory();
        boolean measured = inventory.extras().isPresent() && inventory.extras().get().measured();
        for (JudgedDisk judged : report.disks()) {
            if (!verdicts.contains(judged.verdict())) {
                continue;
            }
            VirtualDisk disk = judged.disk();
            if (labels == null) {
                labels = new PerfLabels(report);
            }
            String value =
                    disk.allocation().isPresent()
                            ? Long.toString(disk.allocation().get().reservedIops())
                            : "U";
            items.add(labels.of(disk, prefix, "reserved_iops") + "=" + value + ";;;0");
            if (measured) {
                items.add(labels.of(disk, prefix, "iops") + "=" + iops(disk));
            }
        }
        return items;
    }

    /** What a disk really got, up to its limit; U where that is not known. */
    private static String iops(VirtualDisk disk) {
        boolean known =
                disk.measured().isPresent() && Decimal.isNumber(disk.measured().get().iops());
        boolean limited = disk.allocation().isPresent() && disk.allocation().get().limitIops() > 0;
        String value = known ? Figures.rate(disk.measured().get().iops()) : "U";
        return value + (limited ? ";;;0;" + disk.allocation().get().limitIops() : ";;;0");
    }
}
