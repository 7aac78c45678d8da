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
import java.time.Duration;
import java.util.ArrayList;
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
    public String render(Answer answer) {
        String address = answer.address();
        boolean up = answer.outcome() instanceof Report;
        StringBuilder text = new StringBuilder();
        text.append(
                new Metric("build_info", "The version that asked.")
                        .sample(1, ADDRESS, address, "version", version));
        text.append(
                new Metric("up", "Whether the host could be judged.")
                        .sample(up ? 1 : 0, ADDRESS, address));
        text.append(
                new Metric("state", "Plugin state: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.")
                        .sample(answer.status().exitCode(), ADDRESS, address));
        Optional<String> success = up ? Optional.of(now) : lastSuccess;
        if (success.isPresent()) {
            text.append(
                    new Metric(
                                    LAST_SUCCESS,
                                    "When the host was last judged, in seconds since 1970.")
                            .sample(success.get(), ADDRESS, address));
        }
        text.append(
                new Metric("duration_seconds", "How long the run took.")
                        .sample(Seconds.text(answer.elapsed()), ADDRESS, address));
        appendStages(text, answer);
        if (answer.outcome() instanceof Report report) {
            appendCounts(text, address, report.counts());
            appendDisks(text, address, report);
        } else {
            text.append(failure(address, ((Failed) answer.outcome()).failure()));
        }
        return text.toString();
    }

    /** What it says is no label: every other wording would be another series. */
    private static Metric failure(String address, Failure failure) {
        return new Metric("failure_info", "Where and why the host could not be judged.")
                .sample(
                        1,
                        ADDRESS,
                        address,
                        "stage",
                        failure.stage().label(),
                        "problem",
                        failure.problem().name());
    }

    private static void appendStages(StringBuilder text, Answer answer) {
        if (answer.steps().isEmpty()) {
            return;
        }
        Map<String, Duration> stages = new LinkedHashMap<>();
        for (Step step : answer.steps()) {
            Duration before = stages.getOrDefault(step.stage().label(), Duration.ZERO);
            stages.put(step.stage().label(), before.plus(step.elapsed()));
        }
        Metric metric = new Metric("stage_duration_seconds", "How long each stage took.");
        for (Map.Entry<String, Duration> stage : stages.entrySet()) {
            metric.sample(
                    Seconds.text(stage.getValue()),
                    ADDRESS,
                    answer.address(),
                    "stage",
                    stage.getKey());
        }
        text.append(metric);
    }

    private static void appendCounts(StringBuilder text, String address, Counts counts) {
        Metric verdicts = new Metric("disks", "Virtual disks by verdict.");
        for (Verdict verdict : Verdict.values()) {
            verdicts.sample(counts.of(verdict), ADDRESS, address, "verdict", verdict.id());
        }
        text.append(verdicts);
        appendCount(
                text,
                "degraded_disks",
                "Degraded disks, those below their reservation among them.",
                address,
                counts.degraded());
        appendCount(
                text, "reserved_disks", "Disks with a reservation.", address, counts.reserved());
        appendCount(
                text,
                "incomplete_disks",
                "Disks without settings or VM name.",
                address,
                counts.incomplete());
        appendCount(
                text,
                "missing_disks",
                "Disks of running VMs that the host did not report.",
                address,
                counts.missing());
        appendCount(
                text,
                "excluded_disks",
                "Disks that the filters left out.",
                address,
                counts.excluded());
    }

    private static void appendCount(
            StringBuilder text, String name, String help, String address, int count) {
        text.append(new Metric(name, help).sample(count, ADDRESS, address));
    }

    private static void appendDisks(StringBuilder text, String address, Report report) {
        if (report.disks().isEmpty()) {
            return;
        }
        Metric info = new Metric("disk_info", "What is known about a virtual disk.");
        Metric below =
                new Metric(
                        "disk_below_reservation",
                        "Whether the disk does not get the IOPS reserved for it.");
        Metric degraded =
                new Metric(
                        "disk_degraded", "Whether it is degraded, below its reservation or not.");
        Metric reserved = new Metric("disk_reserved_iops", "IOPS reserved, of 8 KB; 0 = none.");
        Metric limit = new Metric("disk_limit_iops", "IOPS at most, of 8 KB; 0 = no limit.");
        boolean allocated = false;
        List<JudgedDisk> disks = report.disks();
        List<String> ids = ids(disks);
        for (int i = 0; i < disks.size(); i++) {
            JudgedDisk judged = disks.get(i);
            VirtualDisk disk = judged.disk();
            String[] labels = {ADDRESS, address, "id", ids.get(i), "vm", disk.vm()};
            info.sample(1, infoLabels(labels, report.host(), disk));
            below.sample(judged.verdict() == Verdict.BELOW_RESERVATION ? 1 : 0, labels);
            degraded.sample(judged.degraded() ? 1 : 0, labels);
            if (disk.allocation().isPresent()) {
                Allocation allocation = disk.allocation().get();
                reserved.sample(allocation.reservedIops(), labels);
                limit.sample(allocation.limitIops(), labels);
                allocated = true;
            }
        }
        text.append(info).append(below).append(degraded);
        if (allocated) {
            text.append(reserved).append(limit);
        }
    }

    /** Ids as they will be shown; should cleaning make two of them equal, they are numbered. */
    private static List<String> ids(List<JudgedDisk> disks) {
        UniqueNames names = new UniqueNames("#");
        List<String> ids = new ArrayList<>(disks.size());
        for (JudgedDisk judged : disks) {
            ids.add(names.unique(Text.printable(Text.clip(judged.disk().id(), Text.NAME))));
        }
        return ids;
    }

    private static String[] infoLabels(String[] labels, String host, VirtualDisk disk) {
        String policy =
                disk.allocation().isPresent() ? disk.allocation().get().policyId().orElse("") : "";
        String[] more = {
            "host", host, "vm_guid", disk.vmGuid(), "path", disk.path().orElse(""), "policy", policy
        };
        String[] all = new String[labels.length + more.length];
        System.arraycopy(labels, 0, all, 0, labels.length);
        System.arraycopy(more, 0, all, labels.length, more.length);
        return all;
    }
}
