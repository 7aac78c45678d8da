package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Allocation;
import io.github.checkhyperv.check.Flow;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.OperationalStatus;
import io.github.checkhyperv.check.VirtualDisk;
import java.util.List;
import java.util.Optional;

/** One disk on one line. */
final class DiskLine {
    private static final String NOT_REPORTED = "not reported by the host";

    private final Inventory inventory;
    private final Optional<DiskFacts> facts;
    private MachineNames names;

    /** Lines of disks among these. */
    DiskLine(Inventory inventory) {
        this.inventory = inventory;
        this.facts =
                inventory.extras().isPresent()
                        ? Optional.of(new DiskFacts(inventory.extras().get()))
                        : Optional.empty();
    }

    /** What is known of a disk that the host reported. */
    String reported(VirtualDisk disk, boolean withLimit) {
        StringBuilder line = start(disk, withLimit);
        if (facts.isPresent()) {
            return withFacts(line, facts.get(), disk, withLimit);
        }
        return line.append(statuses(disk.statuses())).toString();
    }

    private static String withFacts(
            StringBuilder line, DiskFacts facts, VirtualDisk disk, boolean withFlow) {
        if (facts.isUnmeasured(disk)) {
            line.append("not measured, ");
        }
        boolean alone = Flow.isAlone(disk);
        line.append(alone ? NOT_REPORTED : statuses(disk.statuses()));
        boolean told = withFlow || alone || DiskFacts.disagree(disk);
        if (told && disk.flow().isPresent()) {
            line.append("; ").append(DiskFacts.flow(disk.flow().get()));
        }
        return line.toString();
    }

    /** What is known of a disk that it did not. */
    String missing(VirtualDisk disk, boolean withLimit) {
        return start(disk, withLimit).append(NOT_REPORTED).toString();
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
        if (facts.isPresent()) {
            line.append(facts.get().reservation(disk, allocation.reservedIops())).append(", ");
        } else if (allocation.reservedIops() == 0) {
            line.append("no reservation, ");
        } else {
            line.append("reserved ").append(allocation.reservedIops()).append(" IOPS, ");
        }
        if (withLimit && allocation.limitIops() > 0) {
            line.append("limit ").append(allocation.limitIops()).append(" IOPS, ");
        }
        if (facts.isPresent()) {
            Optional<String> policy = facts.get().policy(disk);
            if (policy.isPresent()) {
                line.append("policy ").append(policy.get());
                line.append(facts.get().shared(disk)).append(", ");
            }
        } else if (allocation.policyId().isPresent()) {
            line.append("policy ").append(Text.line(allocation.policyId().get(), Text.NAME));
            line.append(", ");
        }
        return line;
    }

    /** All statuses with their names, in the host's order. */
    static String statuses(List<OperationalStatus> statuses) {
        if (statuses.isEmpty()) {
            return "no operational status";
        }
        StringBuilder text = new StringBuilder(statuses.size() == 1 ? "status " : "statuses ");
        String separator = "";
        for (OperationalStatus status : statuses) {
            text.append(separator).append(status.label());
            separator = ", ";
        }
        return text.toString();
    }
}
