package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Counts;
import io.github.checkhyperv.check.JudgedDisk;
import io.github.checkhyperv.check.Query;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Step;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;

/**
 * The output of a monitoring plugin (Monitoring Plugins Development Guidelines, "Plugin Output for
 * Nagios"): one line, details line by line after it, then one line of performance data that starts
 * with a bar. Nagios, Icinga 2 and their kin take a bar at the start of a later line to mean that
 * the text is over.
 *
 * @param verbosity 1 adds the disks that are fine, 2 the queries, 3 the stages with their times
 * @param perfData the verdicts whose disks get performance data of their own
 * @param limit octets of output at most
 */
public record NagiosRenderer(int verbosity, Set<Verdict> perfData, int limit)
        implements Renderer<Answer> {

    @Override
    public void render(Answer answer, Writer out) throws IOException {
        LimitedOutput output = new LimitedOutput(limit, Headline.line(answer));
        if (answer.outcome() instanceof Report report) {
            for (String item : PerfData.summary(report)) {
                output.item(item);
            }
            DiskLine lines = new DiskLine(report.inventory());
            addDetails(output, report, lines);
            for (String item : PerfData.disks(report, perfData, "")) {
                output.item(item);
            }
            addVerbose(output, report, lines);
            addLacks(output, report);
        }
        addSteps(output, answer);
        out.append(output.toString());
    }

    /** Adds what is wrong with a host. */
    void addDetails(LimitedOutput output, Report report, DiskLine lines) {
        addProblems(output, report, lines);
        addNotes(output, report);
    }

    private void addProblems(LimitedOutput output, Report report, DiskLine lines) {
        Status[] states = Status.values();
        boolean ofCluster = !report.inventory().nodes().isEmpty();
        List<NodeLines.Line> nodes = ofCluster ? NodeLines.problems(report) : List.of();
        for (int i = states.length - 1; i >= 0; i--) {
            for (NodeLines.Line node : nodes) {
                if (node.status() == states[i]) {
                    output.line(tag(states[i]) + node.text());
                }
            }
            for (JudgedDisk judged : report.disks()) {
                if (isTold(report, judged) && report.status(judged) == states[i]) {
                    output.line(tag(states[i]) + lines.reported(judged.disk(), verbosity >= 1));
                }
            }
            if (report.thresholds().partial() == states[i]) {
                if (report.unexplainedPools() > 0) {
                    for (String pool : facts(report).unexplained()) {
                        output.line(tag(states[i]) + pool);
                    }
                }
                for (VirtualDisk disk : report.missing()) {
                    output.line(tag(states[i]) + lines.missing(disk, verbosity >= 1));
                }
            }
        }
    }

    /** Whether a disk is told of to everybody. */
    private static boolean isTold(Report report, JudgedDisk judged) {
        return judged.verdict() != Verdict.FINE
                || report.inventory().extras().isPresent() && DiskFacts.disagree(judged.disk());
    }

    private static FactLines facts(Report report) {
        return new FactLines(report.inventory().extras().get());
    }

    private static void addNotes(LimitedOutput output, Report report) {
        Counts counts = report.counts();
        if (counts.missing() > 0) {
            output.line(
                    Text.count(counts.missing(), "virtual disk")
                            + " of running VMs not reported by the host; the account may see"
                            + " only a part, see the rights in the README");
        }
        if (report.inventory().gap().isPresent() && report.inventory().gap().get().total()) {
            Failure gap = report.inventory().gap().get().failure();
            output.line(Text.line(gap.message() + "; " + gap.remedy(), Text.MESSAGE));
        } else if (counts.incomplete() > 0) {
            output.line(
                    "settings or VM name not found for "
                            + Text.count(counts.incomplete(), "virtual disk")
                            + "; the VM may just have left the host");
        }
        if (report.inventory().extras().isPresent()) {
            for (String trouble : facts(report).troubles()) {
                output.line(trouble);
            }
        }
    }

    /** What could not be had comes last, and is the first to go where there is no room. */
    private static void addLacks(LimitedOutput output, Report report) {
        if (report.inventory().extras().isPresent()) {
            for (String lack : LackLines.of(report.inventory().extras().get())) {
                output.line(lack);
            }
        }
    }

    /** Adds what is told of a host beyond that to those who ask for more. */
    void addVerbose(LimitedOutput output, Report report, DiskLine lines) {
        if (verbosity >= 1) {
            if (!report.inventory().nodes().isEmpty()) {
                output.line(NodeLines.judged(report.inventory()));
            }
            for (JudgedDisk judged : report.disks()) {
                if (!isTold(report, judged)) {
                    output.line(tag(Status.OK) + lines.reported(judged.disk(), true));
                }
            }
            if (report.inventory().extras().isPresent()) {
                for (String other : facts(report).others()) {
                    output.line(other);
                }
            }
            int others = report.inventory().otherMedia();
            if (others > 0) {
                output.line(
                        Text.count(others, "pass-through or physical disk")
                                + " left out: no virtual disk, so without a reservation");
            }
            if (report.counts().excluded() > 0) {
                output.line(
                        Text.count(report.counts().excluded(), "virtual disk")
                                + " left out by the filters");
            }
        }
        if (verbosity >= 2) {
            for (Query query : report.inventory().queries()) {
                String text = "query: " + query.text() + ": " + query.answer();
                output.line(Text.line(text, Text.MESSAGE));
            }
        }
    }

    /** Adds the stages to those who ask for all. */
    void addSteps(LimitedOutput output, Answer answer) {
        if (verbosity < 3) {
            return;
        }
        for (Step step : answer.steps()) {
            output.line(line(step));
        }
        output.line("total " + Seconds.text(answer.elapsed()) + " s");
    }

    private static String line(Step step) {
        String text = step.stage().label() + " " + Seconds.text(step.elapsed()) + " s";
        return step.detail().isEmpty()
                ? text
                : Text.line(text + ": " + step.detail(), Text.MESSAGE);
    }

    /** What a line begins with that has a state of its own. */
    static String tag(Status status) {
        return "[" + status + "] ";
    }
}
