package io.github.checkhyperv;

import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.cli.Presentation;
import io.github.checkhyperv.cli.Preview;
import io.github.checkhyperv.cli.Timeout;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.sink.StandardOutput;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds the time limit of a run, whatever the thread that runs it is doing, and knows enough of the
 * run to answer for it. There is one answer: whoever claims it first gives it.
 *
 * <p>It does nothing by itself but wait; a run without a thread for this has a limit all the same,
 * but only where it looks at the clock.
 */
final class Watchdog implements Preview, StandardOutput.Turn {
    /** The time before the limit at which an answer is put together, to be at hand then. */
    private static final Duration LEAD = Duration.ofMillis(250);

    /** The time after the limit in which a run may still answer by itself, as that tells more. */
    private static final Duration GRACE = Duration.ofMillis(100);

    /**
     * The same where no host is asked: nothing better is to come there, and a JVM that is told to
     * end waits 0.3 s for threads that a call of the system holds, such as reading from a pipe.
     */
    private static final Duration LOCAL_GRACE = Duration.ofMillis(-100);

    /** When a run that answers by itself has to be done, as what it writes may not be taken. */
    private static final Duration LOCAL_LAST = Duration.ofMillis(-70);

    /** The time after the limit at which the process ends, whatever has become of the answer. */
    private static final Duration LAST = Duration.ofMillis(250);

    /** How much longer it may take on a machine too busy to put any answer together. */
    private static final Duration BUSY = Duration.ofSeconds(1);

    /** What happens when time is over. */
    interface TimeUp {
        /** Puts an answer together. */
        String prepare(Known known);

        /** Gives the answer, and returns the exit code. May take its time. */
        int answer(Known known, String prepared);

        /** Ends the process. */
        void end(int exitCode);
    }

    /**
     * What is known of a run by now.
     *
     * @param address the host as the operator named it; empty while it is not known
     * @param thresholds what is to be judged by
     * @param presentation how to answer, and where
     * @param timeout its limit
     * @param many whether it is about a list of hosts
     * @param stage what it is doing; empty while it asks the host, as the steps there tell more
     */
    record Known(
            String address,
            Thresholds thresholds,
            Presentation presentation,
            Timeout timeout,
            boolean many,
            Optional<Stage> stage) {
        Known at(Optional<Stage> otherStage) {
            return new Known(address, thresholds, presentation, timeout, many, otherStage);
        }
    }

    private final long start;
    private Known known;
    private Thread claimant;
    private volatile boolean prepared;
    private boolean answered;
    private int exitCode;

    /**
     * For a run that began at {@code start}, in System.nanoTime's count.
     *
     * @param known what a first look at the command line tells
     */
    Watchdog(long start, Known known) {
        this.start = start;
        this.known = known;
    }

    /** Watches from now on, on a thread of its own. */
    void watch(TimeUp timeUp) {
        start("watchdog", new Watch(timeUp));
    }

    @Override
    public synchronized void learn(
            String address, Thresholds thresholds, Presentation presentation, Timeout timeout) {
        known = new Known(address, thresholds, presentation, timeout, false, known.stage());
        notifyAll();
    }

    @Override
    public synchronized void learnOfMany(Presentation presentation, Timeout timeout) {
        known = new Known("", Thresholds.defaults(), presentation, timeout, true, known.stage());
        notifyAll();
    }

    /** The run has come to this stage. */
    synchronized void at(Stage stage) {
        known = known.at(Optional.of(stage));
    }

    /** The run asks its host from now on. */
    synchronized void atHost() {
        known = known.at(Optional.empty());
    }

    /** What is left of the limit; negative when it has passed. */
    synchronized Duration left() {
        return known.timeout().limit().minusNanos(System.nanoTime() - start);
    }

    /** Takes the right to answer; false when another thread has it. */
    private synchronized boolean claim() {
        if (claimant == null) {
            claimant = Thread.currentThread();
        }
        return claimant == Thread.currentThread();
    }

    /** Takes the right to answer; who comes too late waits here for the end of the process. */
    @Override
    public synchronized void take() {
        while (!claim()) {
            try {
                wait();
            } catch (InterruptedException e) {
                continue; // Nobody does that, and it would change nothing.
            }
        }
    }

    /** Waits until so long after the limit, or for the late answer. */
    private synchronized void await(Duration afterLimit, boolean orAnswer) {
        long millis = left().plus(afterLimit).toMillis();
        while (millis > 0 && !(orAnswer && answered)) {
            try {
                wait(millis);
            } catch (InterruptedException e) {
                continue; // Nobody does that, and it would change nothing.
            }
            millis = left().plus(afterLimit).toMillis();
        }
    }

    private synchronized Known known() {
        return known;
    }

    /** How the process is to end. */
    private synchronized int lastExitCode() {
        if (answered) {
            return exitCode;
        }
        // Whatever the state for this is: what was not printed is neither OK nor a document.
        return claim() ? Main.LATE : Main.UNKNOWN;
    }

    private synchronized void answered(int code) {
        exitCode = code;
        answered = true;
        notifyAll();
    }

    private synchronized boolean isClaimedByOtherThan(Thread thread) {
        return claimant != null && claimant != thread;
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits for the limit, sees to it that there is an answer, and ends the process. */
    private final class Watch implements Runnable {
        private final TimeUp timeUp;

        Watch(TimeUp timeUp) {
            this.timeUp = timeUp;
        }

        @Override
        public void run() {
            await(LEAD.negated(), false);
            // Not on this thread: a disk that hangs or a reader that does not read stops it.
            Thread late = start("late answer", new Late(timeUp));
            await(LOCAL_LAST, true);
            if (!isClaimedByOtherThan(late)) {
                await(LAST, true);
            }
            if (!prepared) {
                await(LAST.plus(BUSY), true);
            }
            timeUp.end(lastExitCode());
        }
    }

    /** Answers for a run that is late. */
    private final class Late implements Runnable {
        private final TimeUp timeUp;

        Late(TimeUp timeUp) {
            this.timeUp = timeUp;
        }

        @Override
        public void run() {
            try {
                answer();
            } catch (RuntimeException | Error e) {
                return; // Too little memory or stack for an answer: the launcher has one.
            }
        }

        private void answer() {
            Known then = known();
            String text = timeUp.prepare(then);
            prepared = true;
            await(known().stage().isPresent() ? LOCAL_GRACE : GRACE, false);
            take();
            Known now = known();
            if (now != then) {
                text = timeUp.prepare(now);
            }
            answered(timeUp.answer(now, text));
        }
    }
}
