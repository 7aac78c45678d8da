package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Counts;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Lack;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Step;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prometheus' text exposition format, for node_exporter's textfile collector. Every sample carries
 * the address that the operator gave, so that files for several hosts go together.
 *
 * @param version the version of this program
 * @param now the time of this run, in seconds since 1970
 * @param lastSuccess the time of the last run that succeeded before this one, where known, by
 *     address
 */
public record PrometheusRenderer(String version, String now, Map<String, String> lastSuccess)
        implements Renderer<Answer> {
    private static final String LAST_SUCCESS = "last_success_timestamp_seconds";

    /** How the line begins that holds the time of the last success of the host at this address. */
    public static String lastSuccessOf(String address) {
        return Metric.series(LAST_SUCCESS, Metric.ADDRESS, address);
    }

    @Override
    public void render(Answer answer, Writer out) throws IOException {
        render(List.of(answer), out);
    }

    /** Writes any number of answers, family by family, in the order of those of a single one. */
    void render(List<Answer> answers, Writer out) throws IOException {
        writeStates(answers, out);
        writeTimes(answers, out);
        writeStages(answers, out);
        writeVerdicts(answers, out);
        for (Kind kind : Kind.values()) {
            writeCounts(answers, kind, out);
        }
        if (anyCluster(answers)) {
            NodeMetrics.write(answers, out);
        }
        new DiskMetrics(answers).write(out);
        if (anyExtras(answers)) {
            new StorageMetrics(answers, out).write();
            new PoolMetrics(answers, out).write();
            writeLacks(answers, out);
        }
        writeFailures(answers, out);
    }

    private void writeStates(List<Answer> answers, Writer out) throws IOException {
        Metric build = new Metric(out, "build_info", "The version that asked.");
        for (Answer answer : answers) {
            build.sample(1, Metric.labels(answer, "version", version));
        }
        Metric up = new Metric(out, "up", "Whether the host could be judged.");
        for (Answer answer : answers) {
            up.sample(isUp(answer) ? 1 : 0, Metric.labels(answer));
        }
        Metric state =
                new Metric(out, "state", "Plugin state: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.");
        for (Answer answer : answers) {
            state.sample(answer.status().exitCode(), Metric.labels(answer));
        }
    }

    private static boolean isUp(Answer answer) {
        return answer.outcome() instanceof Report;
    }

    private void writeTimes(List<Answer> answers, Writer out) throws IOException {
        Metric success =
                new Metric(
                        out, LAST_SUCCESS, "When the host was last judged, in seconds since 1970.");
        for (Answer answer : answers) {
            String time = isUp(answer) ? now : lastSuccess.getOrDefault(answer.address(), "");
            if (!time.isEmpty()) {
                success.sample(time, Metric.labels(answer));
            }
        }
        Metric duration = new Metric(out, "duration_seconds", "How long the run took.");
        for (Answer answer : answers) {
            duration.sample(Seconds.text(answer.elapsed()), Metric.labels(answer));
        }
    }

    private static void writeStages(List<Answer> answers, Writer out) throws IOException {
        Metric metric = new Metric(out, "stage_duration_seconds", "How long each stage took.");
        for (Answer answer : answers) {
            for (Map.Entry<String, Duration> stage : stages(answer).entrySet()) {
                String seconds = Seconds.text(stage.getValue());
                metric.sample(seconds, Metric.labels(answer, "stage", stage.getKey()));
            }
        }
    }

    private static Map<String, Duration> stages(Answer answer) {
        Map<String, Duration> stages = new LinkedHashMap<>();
        for (Step step : answer.steps()) {
            Duration before = stages.getOrDefault(step.stage().label(), Duration.ZERO);
            stages.put(step.stage().label(), before.plus(step.elapsed()));
        }
        return stages;
    }

    private static void writeVerdicts(List<Answer> answers, Writer out) throws IOException {
        Metric verdicts = new Metric(out, "disks", "Virtual disks by verdict.");
        for (Answer answer : answers) {
            if (answer.outcome() instanceof Report report) {
                for (Verdict verdict : Verdict.values()) {
                    verdicts.sample(
                            report.counts().of(verdict),
                            Metric.labels(answer, "verdict", verdict.id()));
                }
            }
        }
    }

    /** What disks are counted by beside their verdict, in the order of the families. */
    private enum Kind {
        DEGRADED("degraded_disks", "Degraded disks, those below their reservation among them."),
        RESERVED("reserved_disks", "Disks with a reservation."),
        INCOMPLETE("incomplete_disks", "Disks without settings or VM name."),
        MISSING("missing_disks", "Disks of running VMs that the host did not report."),
        EXCLUDED("excluded_disks", "Disks that the filters left out.");

        private final String metric;
        private final String help;

        Kind(String metric, String help) {
            this.metric = metric;
            this.help = help;
        }

        int of(Counts counts) {
            return switch (this) {
                case DEGRADED -> counts.degraded();
                case RESERVED -> counts.reserved();
                case INCOMPLETE -> counts.incomplete();
                case MISSING -> counts.missing();
                case EXCLUDED -> counts.excluded();
            };
        }
    }

    private static void writeCounts(List<Answer> answers, Kind kind, Writer out)
            throws IOException {
        Metric metric = new Metric(out, kind.metric, kind.help);
        for (Answer answer : answers) {
            if (answer.outcome() instanceof Report report) {
                metric.sample(kind.of(report.counts()), Metric.labels(answer));
            }
        }
    }

    private static boolean anyCluster(List<Answer> answers) {
        for (Answer answer : answers) {
            if (answer.isOfCluster()) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyExtras(List<Answer> answers) {
        for (Answer answer : answers) {
            if (answer.outcome() instanceof Report report
                    && report.inventory().extras().isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The same of several disks or counters is one sample. */
    private static void writeLacks(List<Answer> answers, Writer out) throws IOException {
        Metric metric =
                new Metric(out, "facts_not_available", "What was wanted and could not be had.");
        for (Answer answer : answers) {
            Set<String> told = new HashSet<>();
            if (answer.outcome() instanceof Report report
                    && report.inventory().extras().isPresent()) {
                for (Lack lack : report.inventory().extras().get().lacks()) {
                    String[] labels = labels(answer, lack);
                    if (told.add(Metric.series("", labels))) {
                        metric.sample(1, labels);
                    }
                }
            }
        }
    }

    private static String[] labels(Answer answer, Lack lack) {
        String problem = lack.failure().problem().name();
        String[] labels = Metric.labels(answer, "facts", lack.kind().id(), "problem", problem);
        return lack.node().isPresent()
                ? Metric.with(labels, NodeMetrics.NODE, lack.node().get())
                : labels;
    }

    /** What it says is no label: every other wording would be another series. */
    private static void writeFailures(List<Answer> answers, Writer out) throws IOException {
        Metric metric =
                new Metric(out, "failure_info", "Where and why the host could not be judged.");
        for (Answer answer : answers) {
            if (answer.outcome() instanceof Failed failed) {
                Failure failure = failed.failure();
                String stage = failure.stage().label();
                String problem = failure.problem().name();
                metric.sample(1, Metric.labels(answer, "stage", stage, "problem", problem));
            }
        }
    }
}
