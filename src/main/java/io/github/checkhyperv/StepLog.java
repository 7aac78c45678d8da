package io.github.checkhyperv;

import io.github.checkhyperv.check.Timing;
import io.github.checkhyperv.failure.Step;
import java.util.ArrayList;
import java.util.List;

/** Keeps the steps of a session for those who want to see them. */
final class StepLog implements Step.Listener {
    private final List<Timing> timings = new ArrayList<>();

    @Override
    public void finished(Step step) {
        timings.add(new Timing(step.stage().label(), step.detail(), step.elapsed()));
    }

    List<Timing> timings() {
        return timings;
    }
}
