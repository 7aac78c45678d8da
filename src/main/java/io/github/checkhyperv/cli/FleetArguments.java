package io.github.checkhyperv.cli;

import io.github.checkhyperv.failure.Failure;
import java.util.List;

/**
 * A request to check all hosts of a list.
 *
 * @param hosts in the order of the list
 * @param mistakes what is wrong with the list and belongs to none of them
 * @param timeout for the whole run
 * @param concurrency looks at a time
 * @param presentation how to show the answers
 */
public record FleetArguments(
        List<Listed> hosts,
        List<Failure> mistakes,
        Timeout timeout,
        int concurrency,
        Presentation presentation)
        implements Request {

    /** One host or cluster of a list. */
    public sealed interface Listed {}

    /**
     * One that can be asked.
     *
     * @param name as in the list
     * @param arguments what is to be asked
     */
    public record Askable(String name, AskedHost arguments) implements Listed {}

    /**
     * One of which what is said is wrong.
     *
     * @param name as in the list
     * @param failure what is
     */
    public record Mistaken(String name, Failure failure) implements Listed {}
}
