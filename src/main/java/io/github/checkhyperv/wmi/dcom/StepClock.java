package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import java.time.Duration;

/** Times the steps of a session, each from the end of the one before. */
final class StepClock {
    private final Step.Listener listener;
    private long last = System.nanoTime();

    StepClock(Step.Listener listener) {
        this.listener = listener;
    }

    /** The next step begins now: the one before it came to no good end. */
    void restart() {
        last = System.nanoTime();
    }

    void finished(Stage stage, String detail) {
        long now = System.nanoTime();
        listener.finished(new Step(stage, detail, Duration.ofNanos(now - last)));
        last = now;
    }
}
