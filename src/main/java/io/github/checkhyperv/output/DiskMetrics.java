package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Allocation;
import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.JudgedDisk;
import io.github.checkhyperv.check.Lack;
import io.github.checkhyperv.check.Measured;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.check.VirtualDisk;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The metrics of each disk. The node that a disk is on is told by {@code disk_info} alone, so that
 * all other series go on when a machine moves.
 */
final class DiskMetrics {
    private final List<Disk> disks = new ArrayList<>();

    /** Those of the disks of all answers. */
    DiskMetrics(List<Answer> answers) {
        for (Answer answer : answers) {
            if (answer.outcome() instanceof Report report) {
                add(answer, report);
            }
        }
    }

    /** Ids as they will be shown; should cleaning make two of them equal, they are numbered. */
    private void add(Answer answer, Report report) {
        UniqueNames names = new UniqueNames("#");
        Optional<Extras> extras = report.inventory().extras();
        Optional<PolicyNames> policies =
                extras.isPresent() && extras.get().asked(Lack.Kind.POLICIES)
                        ? Optional.of(new PolicyNames(extras.get()))
                        : Optional.empty();
        for (JudgedDisk judged : report.disks()) {
            String id = names.shown(judged.disk().id());
            disks.add(new Disk(answer, report, id, judged, policies));
        }
    }

    /** A disk with the id that its samples carry. */
    private record Disk(
            Answer answer,
            Report report,
            String id,
            JudgedDisk judged,
            Optional<PolicyNames> policies) {
        VirtualDisk disk() {
            return judged.disk();
        }

        String[] labels(String... more) {
            String[] labels = Metric.labels(answer, "id", id, "vm", disk().vm());
            return Metric.with(labels, more);
        }

        String[] info() {
            Optional<Allocation> allocation = disk().allocation();
            String policy = allocation.isPresent() ? allocation.get().policyId().orElse("") : "";
            String[] labels =
                    labels(
                            "host", report.host(),
                            "vm_guid", disk().vmGuid(),
                            "path", disk().path().orElse(""),
                            "policy", policy);
            if (policies.isPresent()) {
                Optional<String> id =
                        allocation.isPresent() ? allocation.get().policyId() : Optional.empty();
                String name = policies.get().name(id).orElse("");
                labels = Metric.with(labels, "policy_name", name);
            }
            return disk().node().isPresent()
                    ? Metric.with(labels, NodeMetrics.NODE, disk().node().get())
                    : labels;
        }
    }

    void write(Writer out) throws IOException {
        Metric info = new Metric(out, "disk_info", "What is known about a virtual disk.");
        for (Disk disk : disks) {
            info.sample(1, disk.info());
        }
        Metric below =
                new Metric(
                        out,
                        "disk_below_reservation",
                        "Whether the disk does not get the IOPS reserved for it.");
        for (Disk disk : disks) {
            boolean isBelow = disk.judged().verdict() == Verdict.BELOW_RESERVATION;
            below.sample(isBelow ? 1 : 0, disk.labels());
        }
        Metric degraded =
                new Metric(
                        out,
                        "disk_degraded",
                        "Whether it is degraded, below its reservation or not.");
        for (Disk disk : disks) {
            degraded.sample(disk.judged().degraded() ? 1 : 0, disk.labels());
        }
        writeAllocations(out);
        writeMeasured(out);
    }

    private void writeMeasured(Writer out) throws IOException {
        Series<Measured> measured = null;
        for (Disk disk : disks) {
            if (disk.disk().measured().isPresent()) {
                measured = measured == null ? new Series<>(out) : measured;
                measured.add(disk.disk().measured().get(), disk.labels());
            }
        }
        if (measured != null) {
            MeasuredMetrics.write(measured);
        }
    }

    private void writeAllocations(Writer out) throws IOException {
        Metric reserved =
                new Metric(out, "disk_reserved_iops", "IOPS reserved, of 8 KB; 0 = none.");
        for (Disk disk : disks) {
            Optional<Allocation> allocation = disk.disk().allocation();
            if (allocation.isPresent()) {
                reserved.sample(allocation.get().reservedIops(), disk.labels());
            }
        }
        Metric limit = new Metric(out, "disk_limit_iops", "IOPS at most, of 8 KB; 0 = no limit.");
        for (Disk disk : disks) {
            Optional<Allocation> allocation = disk.disk().allocation();
            if (allocation.isPresent()) {
                limit.sample(allocation.get().limitIops(), disk.labels());
            }
        }
    }
}
