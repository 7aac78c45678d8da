package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Allocation;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.OperationalStatus;
import io.github.checkhyperv.check.VirtualDisk;

/** One disk on one line. */
final class DiskLine {
    private final Inventory inventory;
    private MachineNames names;

    /** Lines of disks among these. */
    DiskLine(Inventory inventory) {
        this.inventory = inventory;
    }

    /** What is known of a disk that the host reported. */
    String reported(VirtualDisk disk, boolean withLimit) {
        return start(disk, withLimit).append(statuses(disk)).toString();
    }

    /** What is known of a disk that it did not. */
    String missing(VirtualDisk disk, boolean withLimit) {
        return start(disk, withLimit).append("not reported by the host").toString();
    }

    private StringBuilder start(VirtualDisk disk, boolean withLimit) {
        if (names == null) {
            names = new MachineNames(inventory); // Most hosts have no line to show.
        }
        StringBuilder line = new StringBuilder(names.of(disk));
        if (disk.node().isPresent()) {
            line.append(" on ").append(Text.line(disk.node().get(), Text.NAME));
        }
        line.append(": ");
        line.append(MachineNames.path(disk)).append(' ');
        if (disk.allocation().isEmpty()) {
            return line.append("settings not found, ");
        }
        Allocation allocation = disk.allocation().get();
        if (allocation.reservedIops() == 0) {
            line.append("no reservation, ");
        } else {
            line.append("reserved ").append(allocation.reservedIops()).append(" IOPS, ");
        }
        if (withLimit && allocation.limitIops() > 0) {
            line.append("limit ").append(allocation.limitIops()).append(" IOPS, ");
        }
        if (allocation.policyId().isPresent()) {
            line.append("policy ").append(Text.line(allocation.policyId().get(), Text.NAME));
            line.append(", ");
        }
        return line;
    }

    /** All statuses with their names, in the host's order. */
    static String statuses(VirtualDisk disk) {
        if (disk.statuses().isEmpty()) {
            return "no operational status";
        }
        StringBuilder text =
                new StringBuilder(disk.statuses().size() == 1 ? "status " : "statuses ");
        String separator = "";
        for (OperationalStatus status : disk.statuses()) {
            text.append(separator).append(status.label());
            separator = ", ";
        }
        return text.toString();
    }
}
