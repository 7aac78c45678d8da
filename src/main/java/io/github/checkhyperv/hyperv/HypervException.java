package io.github.checkhyperv.hyperv;

import io.github.checkhyperv.check.Failure;

/** Why there is no inventory of a host. */
public final class HypervException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    HypervException(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    /** The failure, in words for the operator. */
    public Failure failure() {
        return failure;
    }
}
