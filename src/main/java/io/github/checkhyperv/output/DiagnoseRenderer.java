package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Lack;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Step;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every stage on the way to the answer: what was tried, what came back, how long it took, and what
 * to do where it failed. The headline comes first, so that this is plugin output too.
 *
 * @param stages the labels of the stages that lead to an answer, in order; any other only cleans up
 * @param detours those of them that not every run takes; told when one was reached, only
 * @param runtime what ran the check, in a line
 */
public record DiagnoseRenderer(List<String> stages, Set<String> detours, String runtime)
        implements Renderer<Answer> {
    private static final int RESULT_WIDTH = 6;
    private static final int STAGE_WIDTH = 12;
    private static final int SECONDS_WIDTH = 8;
    private static final String INDENT = " ".repeat(RESULT_WIDTH + STAGE_WIDTH + SECONDS_WIDTH + 4);

    @Override
    public void render(Answer answer, Writer out) throws IOException {
        StringBuilder text = new StringBuilder(Headline.line(answer)).append('\n');
        Set<String> reached = new HashSet<>();
        Duration spent = Duration.ZERO;
        StringBuilder after = new StringBuilder();
        for (Step step : answer.steps()) {
            boolean cleanUp = !stages.contains(step.stage().label());
            StringBuilder place = cleanUp ? after : text;
            append(place, "ok", step.stage().label(), step.elapsed(), step.detail());
            reached.add(step.stage().label());
            spent = spent.plus(step.elapsed());
        }
        if (answer.outcome() instanceof Failed failed) {
            Failure failure = failed.failure();
            Duration rest = answer.elapsed().minus(spent);
            // The steps of a tape took their time when it was recorded.
            Duration shown = rest.isNegative() ? Duration.ZERO : rest;
            append(text, "FAIL", failure.stage().label(), shown, failure.message());
            text.append(INDENT).append("to do: ");
            text.append(Text.line(failure.remedy(), Text.MESSAGE)).append('\n');
            reached.add(failure.stage().label());
            appendUnreached(text, reached);
        }
        if (answer.outcome() instanceof Report report && report.inventory().extras().isPresent()) {
            for (Lack lack : report.inventory().extras().get().lacks()) {
                append(text, lack);
            }
        }
        text.append(after);
        text.append(Text.line(runtime, Text.MESSAGE)).append('\n');
        text.append("total ").append(Seconds.text(answer.elapsed())).append(" s\n");
        out.append(text);
    }

    private static void append(StringBuilder text, Lack lack) {
        Failure failure = lack.failure();
        String node = lack.node().isPresent() ? lack.node().get() + ": " : "";
        text.append(left("-", RESULT_WIDTH));
        text.append(left(lack.kind().id(), INDENT.length() - RESULT_WIDTH));
        text.append(Text.line(node + failure.message(), Text.MESSAGE)).append('\n');
        text.append(INDENT).append("to do: ");
        text.append(Text.line(failure.remedy(), Text.MESSAGE)).append('\n');
    }

    private void appendUnreached(StringBuilder text, Set<String> reached) {
        for (String stage : stages) {
            if (!reached.contains(stage) && !detours.contains(stage)) {
                text.append(left("-", RESULT_WIDTH)).append(stage).append('\n');
            }
        }
    }

    private static void append(
            StringBuilder text, String result, String stage, Duration elapsed, String detail) {
        text.append(left(result, RESULT_WIDTH)).append(left(stage, STAGE_WIDTH));
        text.append(right(Seconds.text(elapsed), SECONDS_WIDTH)).append(" s  ");
        text.append(Text.line(detail, Text.MESSAGE)).append('\n');
    }

    private static String left(String text, int width) {
        return text + spaces(width - text.length());
    }

    private static String right(String text, int width) {
        return spaces(width - text.length()) + text;
    }

    private static String spaces(int count) {
        return " ".repeat(Math.max(0, count));
    }
}
