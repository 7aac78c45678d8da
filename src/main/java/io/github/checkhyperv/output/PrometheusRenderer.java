package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Allocation;
import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Counts;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.JudgedDisk;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Step;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prometheus' text exposition format, for node_exporter's textfile collector. Every sample carries
 * the address that the operator gave, so that files for several hosts go together.
 *
 * @param version the version of this program
 * @param now the time of this run, in seconds since 1970
 * @param lastSuccess the time of the last run that succeeded before this one, if known
 */
public record PrometheusRenderer(String version, String now, Optional<String> lastSuccess)
        implements Renderer {
    private static final String LAST_SUCCESS = "last_success_timestamp_seconds";
    private static final String ADDRESS = "address";

    /** How the line begins that holds the time of the last success of the host at this address. */
    public static String lastSuccessOf(String address) {
        return Metric.series(LAST_SUCCESS, ADDRESS, address);
    }

    @Override
    public void render(Answer answer, Writer out) throws IOException {
        String[] address = {ADDRESS, answer.address()};
        boolean up = answer.outcome() instanceof Report;
        new Metric(out, "build_info", "The version that asked.")
                .sample(1, with(address, "version", version));
        new Metric(out, "up", "Whether the host could be judged.").sample(up ? 1 : 0, address);
        new Metric(out, "state", "Plugin state: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.")
                .sample(answer.status().exitCode(), address);
        Optional<String> success = up ? Optional.of(now) : lastSuccess;
        if (success.isPresent()) {
            new Metric(out, LAST_SUCCESS, "When the host was last judged, in seconds since 1970.")
                    .sample(success.get(), address);
        }
        new Metric(out, "duration_seconds", "How long the run took.")
                .sample(Seconds.text(answer.elapsed()), address);
        writeStages(out, answer, address);
        if (answer.outcome() instanceof Report report) {
            writeCounts(out, report.counts(), address);
            writeDisks(out, report, address);
        } else {
            writeFailure(out, ((Failed) answer.outcome()).failure(), address);
        }
    }

    /** What it says is no label: every other wording would be another series. */
    private static void writeFailure(Writer out, Failure failure, String[] address)
            throws IOException {
        String stage = failure.stage().label();
        String problem = failure.problem().name();
        new Metric(out, "failure_info", "Where and why the host could not be judged.")
                .sample(1, with(address, "stage", stage, "problem", problem));
    }

    private static void writeStages(Writer out, Answer answer, String[] address)
            throws IOException {
        if (answer.steps().isEmpty()) {
            return;
        }
        Map<String, Duration> stages = new LinkedHashMap<>();
        for (Step step : answer.steps()) {
            Duration before = stages.getOrDefault(step.stage().label(), Duration.ZERO);
            stages.put(step.stage().label(), before.plus(step.elapsed()));
        }
        Metric metric = new Metric(out, "stage_duration_seconds", "How long each stage took.");
        for (Map.Entry<String, Duration> stage : stages.entrySet()) {
            metric.sample(Seconds.text(stage.getValue()), with(address, "stage", stage.getKey()));
        }
    }

    private static void writeCounts(Writer out, Counts counts, String[] address)
            throws IOException {
        Metric verdicts = new Metric(out, "disks", "Virtual disks by verdict.");
        for (Verdict verdict : Verdict.values()) {
            verdicts.sample(counts.of(verdict), with(address, "verdict", verdict.id()));
        }
        new Metric(
                        out,
                        "degraded_disks",
                        "Degraded disks, those below their reservation among them.")
                .sample(counts.degraded(), address);
        new Metric(out, "reserved_disks", "Disks with a reservation.")
                .sample(counts.reserved(), address);
        new Metric(out, "incomplete_disks", "Disks without settings or VM name.")
                .sample(counts.incomplete(), address);
        new Metric(out, "missing_disks", "Disks of running VMs that the host did not report.")
                .sample(counts.missing(), address);
        new Metric(out, "excluded_disks", "Disks that the filters left out.")
                .sample(counts.excluded(), address);
    }

    private static void writeDisks(Writer out, Report report, String[] address) throws IOException {
        List<Disk> disks = disks(report);
        if (disks.isEmpty()) {
            return;
        }
        Metric info = new Metric(out, "disk_info", "What is known about a virtual disk.");
        for (Disk disk : disks) {
            info.sample(1, with(disk.labels(address), infoLabels(report.host(), disk.disk())));
        }
        Metric below =
                new Metric(
                        out,
                        "disk_below_reservation",
                        "Whether the disk does not get the IOPS reserved for it.");
        for (Disk disk : disks) {
            boolean isBelow = disk.judged().verdict() == Verdict.BELOW_RESERVATION;
            below.sample(isBelow ? 1 : 0, disk.labels(address));
        }
        Metric degraded =
                new Metric(
                        out,
                        "disk_degraded",
                        "Whether it is degraded, below its reservation or not.");
        for (Disk disk : disks) {
            degraded.sample(disk.judged().degraded() ? 1 : 0, disk.labels(address));
        }
        writeAllocations(out, withSettings(disks), address);
    }

    private static List<Disk> withSettings(List<Disk> disks) {
        List<Disk> some = new ArrayList<>(disks.size());
        for (Disk disk : disks) {
            if (disk.disk().allocation().isPresent()) {
                some.add(disk);
            }
        }
        return some;
    }

    private static void writeAllocations(Writer out, List<Disk> disks, String[] address)
            throws IOException {
        if (disks.isEmpty()) {
            return;
        }
        Metric reserved =
                new Metric(out, "disk_reserved_iops", "IOPS reserved, of 8 KB; 0 = none.");
        for (Disk disk : disks) {
            reserved.sample(disk.allocation().reservedIops(), disk.labels(address));
        }
        Metric limit = new Metric(out, "disk_limit_iops", "IOPS at most, of 8 KB; 0 = no limit.");
        for (Disk disk : disks) {
            limit.sample(disk.allocation().limitIops(), disk.labels(address));
        }
    }

    /** A disk with the id that its samples carry. */
    private record Disk(String id, JudgedDisk judged) {
        VirtualDisk disk() {
            return judged.disk();
        }

        Allocation allocation() {
            return disk().allocation().orElseThrow();
        }

        String[] labels(String[] address) {
            return with(address, "id", id, "vm", disk().vm());
        }
    }

    /** Ids as they will be shown; should cleaning make two of them equal, they are numbered. */
    private static List<Disk> disks(Report report) {
        UniqueNames names = new UniqueNames("#");
        List<Disk> disks = new ArrayList<>(report.disks().size());
        for (JudgedDisk judged : report.disks()) {
            String id = Text.printable(Text.clip(judged.disk().id(), Text.NAME));
            disks.add(new Disk(names.unique(id), judged));
        }
        return disks;
    }

    private static String[] infoLabels(String host, VirtualDisk disk) {
        String policy =
                disk.allocation().isPresent() ? disk.allocation().get().policyId().orElse("") : "";
        return new String[] {
            "host", host, "vm_guid", disk.vmGuid(), "path", disk.path().orElse(""), "policy", policy
        };
    }

    private static String[] with(String[] labels, String... more) {
        String[] all = Arrays.copyOf(labels, labels.length + more.length);
        System.arraycopy(more, 0, all, labels.length, more.length);
        return all;
    }
}
