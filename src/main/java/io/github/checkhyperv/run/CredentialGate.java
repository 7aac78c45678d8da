package io.github.checkhyperv.run;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;

/**
 * Keeps an account from being locked: until it has been let in once, one host alone tries it, and
 * when that refuses it no other does. For any number of threads.
 */
final class CredentialGate {
    /** How long the others wait for a host that neither lets it in nor refuses it. */
    private static final long TRIAL_MILLIS = 2000;

    private boolean accepted;
    private String refusing = "";
    private String trying = "";
    private long since;

    /**
     * Waits until this host may try the account.
     *
     * @throws SessionException with {@link RunProblem#NOT_TRIED} when another refused it
     */
    synchronized void enter(String host, Deadline deadline) throws SessionException {
        while (!accepted) {
            if (!refusing.isEmpty()) {
                throw new SessionException(notTried(), null);
            }
            long left =
                    trying.isEmpty() ? 0 : TRIAL_MILLIS - (System.nanoTime() - since) / 1_000_000;
            if (left <= 0 || trying.equals(host)) {
                trying = host;
                since = System.nanoTime();
                return;
            }
            if (deadline.hasPassed()) {
                throw new SessionException(GeneralProblem.TIMED_OUT, Stage.AUTHENTICATE, "");
            }
            await(Math.min(left, deadline.remainingMillis()));
        }
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
    synchronized void accepted() {
        accepted = true;
        notifyAll();
    }

    /** This host refused the account; that says nothing any more where another has let it in. */
    synchronized void refused(String host) {
        if (!accepted && refusing.isEmpty()) {
            refusing = host;
        }
        notifyAll();
    }

    /** This host is done, whatever came of it. */
    synchronized void left(String host) {
        if (trying.equals(host)) {
            trying = "";
            notifyAll();
        }
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
