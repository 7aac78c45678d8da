package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the answer of one member is put; who comes too late finds it taken. */
final class Seat {
    private final Member member;
    private final Progress progress;
    private Target target;
    private StepLog log;
    private long since;
    private Told told;

    Seat(Member member, Progress progress) {
        this.member = member;
        this.progress = progress;
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
        take(new Told(found, false));
    }

    /** It is not looked at, or what was found is not told. */
    void takeUnasked(Answer known) {
        take(new Told(known, true));
    }

    private void take(Told last) {
        synchronized (this) {
            if (told != null) {
                return;
            }
            told = last;
            log = null;
        }
        progress.answered(last.answer().status());
    }

    /** The answer, also where the look has not come to its end, or not begun. */
    synchronized Told told() {
        if (told == null) {
            told = new Told(log == null ? notReached() : late(), true);
        }
        return told;
    }

    private Answer late() {
        Failed failed = Failed.of(log.timedOut(Optional.empty()), target.whenTimedOut());
        return new Answer(member.name(), member.thresholds(), failed, log.steps(), elapsed());
    }

    private Answer notReached() {
        Failed failed = new Failed(new Failure(Stage.CONNECT, RunProblem.NOT_REACHED, ""));
        return new Answer(member.name(), member.thresholds(), failed, List.of(), Duration.ZERO);
    }
}
