package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the answer of one member is put; who comes too late finds it taken. */
final class Seat {
    private final String name;
    private final Progress progress;
    private Target target;
    private StepLog log;
    private long since;
    private Answer answer;

    Seat(String name, Progress progress) {
        this.name = name;
        this.progress = progress;
    }

    String name() {
        return name;
    }

    /** Its look begins. */
    synchronized void begin(Target looked, StepLog steps) {
        target = looked;
        log = steps;
        since = System.nanoTime();
    }

    /** Its look has to begin anew, later. */
    synchronized void leave() {
        log = null;
    }

    /** The time since that. */
    synchronized Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Its look is over. */
    void take(Answer found) {
        synchronized (this) {
            if (answer != null) {
                return;
            }
            answer = found;
            log = null;
        }
        progress.answered(found.status());
    }

    /** The answer, also where the look has not come to its end, or not begun. */
    synchronized Answer answer() {
        if (answer == null) {
            answer = log == null ? notReached() : late();
        }
        return answer;
    }

    private Answer late() {
        Failed failed = Failed.of(log.timedOut(Optional.empty()), target.whenTimedOut());
        return new Answer(name, target.thresholds(), failed, log.steps(), elapsed());
    }

    private Answer notReached() {
        Failed failed = new Failed(new Failure(Stage.CONNECT, RunProblem.NOT_REACHED, ""));
        return new Answer(name, Thresholds.defaults(), failed, List.of(), Duration.ZERO);
    }
}
