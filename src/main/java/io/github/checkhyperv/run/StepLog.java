package io.github.checkhyperv.run;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the steps of a session for those who want to see them, on whatever thread. */
public final class StepLog implements Step.Listener {
    private final List<Step> steps = new ArrayList<>();

    @Override
    public synchronized void finished(Step step) {
        steps.add(step);
    }

    /** Takes in the steps of a part that has a log of its own. */
    synchronized void addAll(String part, StepLog log) {
        for (Step step : log.steps()) {
            String detail = step.detail().isEmpty() ? part : part + ": " + step.detail();
            steps.add(new Step(step.stage(), detail, step.elapsed()));
        }
    }

    /** The steps so far. */
    public synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    /**
     * That time was over.
     *
     * @param stage what was going on; empty while a host is asked, as the steps so far tell then
     */
    public synchronized Failure timedOut(Optional<Stage> stage) {
        StringBuilder message = new StringBuilder(GeneralProblem.TIMED_OUT.message());
        if (!steps.isEmpty()) {
            Step last = steps.get(steps.size() - 1);
            message.append("; the last step was ").append(last.stage().label());
            message.append(last.detail().isEmpty() ? "" : ", ").append(last.detail());
        }
        return new Failure(
                stage.isPresent() ? stage.get() : next(),
                GeneralProblem.TIMED_OUT,
                message.toString(),
                remedy(stage));
    }

    private static String remedy(Optional<Stage> stage) {
        if (stage.isEmpty()) {
            return GeneralProblem.TIMED_OUT.remedy();
        }
        return switch (stage.get()) {
            case USAGE ->
                    "look at the files of -A and --extra-opts, and whether their disk answers";
            case OUTPUT -> "look at what takes the output, or give more time with -t";
            default -> "give more time with -t";
        };
    }

    private Stage next() {
        if (steps.isEmpty()) {
            return Stage.RESOLVE;
        }
        return switch (steps.get(steps.size() - 1).stage()) {
            case RESOLVE, ACTIVATE -> Stage.CONNECT;
            case CONNECT -> Stage.AUTHENTICATE;
            case AUTHENTICATE -> isActivated() ? Stage.LOG_IN : Stage.ACTIVATE;
            case JOIN, RELEASE -> Stage.JUDGE;
            default -> Stage.QUERY;
        };
    }

    private boolean isActivated() {
        for (Step step : steps) {
            if (step.stage() == Stage.ACTIVATE) {
                return true;
            }
        }
        return false;
    }
}
