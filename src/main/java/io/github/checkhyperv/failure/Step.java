package io.github.checkhyperv.failure;

import java.time.Duration;

/**
 * One finished step of a session, for an operator who wants to see where the time goes.
 *
 * @param stage where on the way this was
 * @param detail what was done and what came back, one line without secrets
 * @param elapsed how long it took
 */
public record Step(Stage stage, String detail, Duration elapsed) {

    /** Is told of every step when it is finished; called on the thread that runs the session. */
    @FunctionalInterface
    public interface Listener {
        /** A listener that wants to know nothing. */
        Listener NONE = step -> {};

        /** Called once for every finished step, in order. */
        void finished(Step step);
    }
}
