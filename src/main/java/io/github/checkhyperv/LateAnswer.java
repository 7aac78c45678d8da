package io.github.checkhyperv;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.run.StepLog;

/** Answers for a run whose time is over: that it is, what was going on, and what was done. */
final class LateAnswer implements Watchdog.TimeUp {
    private final StepLog log;
    private final Delivery delivery;

    LateAnswer(StepLog log, Delivery delivery) {
        this.log = log;
        this.delivery = delivery;
    }

    @Override
    public String prepare(Watchdog.Known known) {
        return Delivery.text(answer(known), known.presentation());
    }

    @Override
    public int answer(Watchdog.Known known, String prepared) {
        return delivery.deliverLate(answer(known), prepared, known.presentation());
    }

    private Answer answer(Watchdog.Known known) {
        return new Answer(
                known.address(),
                known.thresholds(),
                Failed.of(log.timedOut(known.stage()), known.timeout().state()),
                log.steps(),
                known.timeout().limit());
    }

    @Override
    public void end(int exitCode) {
        Main.end(exitCode);
    }
}
