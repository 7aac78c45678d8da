package io.github.checkhyperv.run;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps an account from being locked: until it has been let in once, one host alone tries it, and
 * when that refuses it no other does. Who has to wait for long is asked anew when the trial has
 * ended, so that a host which hangs costs the others none of their time. For any number of threads.
 */
final class CredentialGate {
    /** How long the others wait where they are: a usual trial takes a part of that. */
    private static final long PATIENCE_MILLIS = 2000;

    private final List<Runnable> parked = new ArrayList<>();
    private boolean accepted;
    private String refusing = "";
    private String trying = "";

    /**
     * Waits until this host may try the account.
     *
     * @throws SessionException with {@link RunProblem#NOT_TRIED} when another refused it, with
     *     {@link RunProblem#ACCOUNT_IN_TRIAL} when another takes long to say
     */
    synchronized void enter(String host, Deadline deadline) throws SessionException {
        long start = System.nanoTime();
        while (!accepted) {
            if (!refusing.isEmpty()) {
                throw new SessionException(notTried(), null);
            }
            if (trying.isEmpty() || trying.equals(host)) {
                trying = host;
                return;
            }
            long left = PATIENCE_MILLIS - (System.nanoTime() - start) / 1_000_000;
            if (left <= 0 || deadline.hasPassed()) {
                throw new SessionException(RunProblem.ACCOUNT_IN_TRIAL, Stage.AUTHENTICATE, trying);
            }
            await(Math.min(left, deadline.remainingMillis()));
        }
    }

    /** Has work done when the trial that goes on has ended; at once when none does. */
    void park(Runnable work) {
        synchronized (this) {
            if (!trying.isEmpty() && !accepted) {
                parked.add(work);
                return;
            }
        }
        work.run();
    }

    /** Wakes all who wait. */
    private void wake() {
        List<Runnable> free;
        synchronized (this) {
            notifyAll();
            free = List.copyOf(parked);
            parked.clear();
        }
        free.forEach(Runnable::run);
    }

    private void await(long millis) throws SessionException {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SessionException(GeneralProblem.TIMED_OUT, Stage.AUTHENTICATE, "", e);
        }
    }

    /** The account was let in: it is good. */
    void accepted() {
        synchronized (this) {
            if (accepted) {
                return;
            }
            accepted = true;
        }
        wake();
    }

    /** This host refused the account; that says nothing any more where another has let it in. */
    synchronized void refused(String host) {
        if (!accepted && refusing.isEmpty()) {
            refusing = host;
        }
        notifyAll();
    }

    /** This host is done, whatever came of it. */
    void left(String host) {
        synchronized (this) {
            if (!trying.equals(host)) {
                return;
            }
            trying = "";
        }
        wake();
    }

    /** Why nobody is to be asked with this account; a failure with the host that refused it. */
    synchronized boolean isShut() {
        return !accepted && !refusing.isEmpty();
    }

    /** What is told of a host that was not asked. */
    synchronized Failure notTried() {
        RunProblem problem = RunProblem.NOT_TRIED;
        return new Failure(
                Stage.AUTHENTICATE,
                problem,
                "not tried: " + refusing + " refused the account",
                problem.remedy());
    }
}
