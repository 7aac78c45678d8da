package io.github.checkhyperv.failure;

import java.util.OptionalInt;

/** A host gave no answer that could be used. */
public final class SessionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** A failure with what led to it. */
    public SessionException(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    /** A problem that came without a status of the host. {@code seen} may be empty. */
    public SessionException(Problem problem, Stage stage, String seen) {
        this(new Failure(stage, problem, seen), null);
    }

    /** A problem with its cause. {@code seen} may be empty. */
    public SessionException(Problem problem, Stage stage, String seen, Throwable cause) {
        this(new Failure(stage, problem, seen), cause);
    }

    /** A problem that the host reported with an HRESULT, an NTSTATUS or an RPC status. */
    public SessionException(Problem problem, Stage stage, String seen, int status) {
        this(new Failure(stage, problem, seen, status), null);
    }

    /** What went wrong. */
    public Failure failure() {
        return failure;
    }

    /** Which of the known problems this is. */
    public Problem problem() {
        return failure.problem();
    }

    /** The stage in which it arose. */
    public Stage stage() {
        return failure.stage();
    }

    /** The status that the host gave, as it was on the wire. */
    public OptionalInt status() {
        return failure.status();
    }
}
