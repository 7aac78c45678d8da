package io.github.checkhyperv.check;

import io.github.checkhyperv.failure.Failure;

/**
 * There is no judgement, since something failed on the way to it.
 *
 * @param status the state to tell the monitoring system
 * @param failure what failed, and what to do about it
 */
public record Failed(Status status, Failure failure) implements Outcome {

    /** A failure that is UNKNOWN. */
    public Failed(Failure failure) {
        this(Status.UNKNOWN, failure);
    }

    /** A failure that is UNKNOWN, unless it is that time ran out. */
    public static Failed of(Failure failure, Status whenTimedOut) {
        return new Failed(failure.timedOut() ? whenTimedOut : Status.UNKNOWN, failure);
    }
}
