package io.github.checkhyperv;

import io.github.checkhyperv.failure.Step;
import java.util.ArrayList;
import java.util.List;

/** Keeps the steps of a session for those who want to see them. */
final class StepLog implements Step.Listener {
    private final List<Step> steps = new ArrayList<>();

    @Override
    public void finished(Step step) {
        steps.add(step);
    }

    List<Step> steps() {
        return steps;
    }
}
