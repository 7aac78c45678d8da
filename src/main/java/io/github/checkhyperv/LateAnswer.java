package io.github.checkhyperv;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.run.StepLog;
import java.util.List;

/** Answers for a run whose time is over: that it is, what was going on, and what was done. */
final class LateAnswer implements Watchdog.TimeUp {
    private static final String LIST =
            "look at the files of --hosts and -A, whether their disk answers, and at what writes the"
                    + " list where it comes from standard input";

    private final StepLog log;
    private final Delivery delivery;

    LateAnswer(StepLog log, Delivery delivery) {
        this.log = log;
        this.delivery = delivery;
    }

    @Override
    public String prepare(Watchdog.Known known) {
        return Delivery.text(shown(known), known.presentation());
    }

    @Override
    public int answer(Watchdog.Known known, String prepared) {
        return delivery.deliverLate(shown(known), failure(known), prepared, known.presentation());
    }

    private Failure failure(Watchdog.Known known) {
        Failure failure = log.timedOut(known.stage());
        boolean list = known.many() && failure.stage() == Stage.USAGE;
        return list
                ? new Failure(failure.stage(), failure.problem(), failure.what(), LIST)
                : failure;
    }

    private Shown shown(Watchdog.Known known) {
        if (known.many()) {
            return new ShownFleet(
                    new Fleet(List.of(), List.of(failure(known)), known.timeout().limit()));
        }
        return new ShownAnswer(
                new Answer(
                        known.address(),
                        known.thresholds(),
                        Failed.of(failure(known), known.timeout().state()),
                        log.steps(),
                        known.timeout().limit()));
    }

    @Override
    public void end(int exitCode) {
        Main.end(exitCode);
    }
}
