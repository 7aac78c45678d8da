package io.github.checkhyperv.check;

/**
 * Why a host could not be judged, where that arose, and what to do about it.
 *
 * @param status the state to tell the monitoring system
 * @param stage where on the way it arose
 * @param problem its name in the table of failures
 * @param message what happened
 * @param remedy what the operator can do
 * @param timedOut whether time ran out
 */
public record Failure(
        Status status,
        String stage,
        String problem,
        String message,
        String remedy,
        boolean timedOut)
        implements Outcome {

    /** A failure that is UNKNOWN. */
    public Failure(String stage, String problem, String message, String remedy) {
        this(Status.UNKNOWN, stage, problem, message, remedy, false);
    }

    /** A failure of this kind. */
    public Failure(OwnProblem problem, String message, String remedy) {
        this(problem.stage(), problem.name(), message, remedy);
    }

    /** The same, in the state that the operator wants when time runs out. */
    public Failure timedOutAs(Status state) {
        return timedOut ? new Failure(state, stage, problem, message, remedy, true) : this;
    }
}
