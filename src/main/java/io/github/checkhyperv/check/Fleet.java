package io.github.checkhyperv.check;

import io.github.checkhyperv.failure.Failure;
import java.time.Duration;
import java.util.List;

/**
 * The answers of all hosts and clusters of one run.
 *
 * @param answers one of each, in the order of the list that names them
 * @param mistakes what is wrong with that list and belongs to none of them
 * @param elapsed the time of the whole run
 */
public record Fleet(List<Answer> answers, List<Failure> mistakes, Duration elapsed) {

    /** The gravest state of all; a mistake in the list is UNKNOWN. */
    public Status status() {
        Status status = mistakes.isEmpty() ? Status.OK : Status.UNKNOWN;
        for (Answer answer : answers) {
            status = status.or(answer.status());
        }
        return status;
    }

    /** How many hosts are in this state. */
    public int hosts(Status status) {
        int count = 0;
        for (Answer answer : answers) {
            count += answer.status() == status ? 1 : 0;
        }
        return count;
    }
}
