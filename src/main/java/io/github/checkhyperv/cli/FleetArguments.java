package io.github.checkhyperv.cli;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.wmi.tape.Tape;
import io.github.checkhyperv.wmi.tape.TapedMember;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to check all hosts of a list.
 *
 * @param hosts in the order of the list
 * @param mistakes what is wrong with the list and belongs to none of them
 * @param timeout for the whole run
 * @param concurrency looks at a time
 * @param presentation how to show the answers
 * @param taping whether and where the run is to be recorded
 * @param replay what stands in for the hosts, if anything
 */
public record FleetArguments(
        List<Listed> hosts,
        List<Failure> mistakes,
        Timeout timeout,
        int concurrency,
        Presentation presentation,
        Optional<Taping> taping,
        Optional<Tape> replay)
        implements Request {

    /** One host or cluster of a list. */
    public sealed interface Listed {
        /** Its name in the list. */
        String name();
    }

    /**
     * One that can be asked.
     *
     * @param name as in the list
     * @param arguments what is to be asked
     * @param options what of that belongs on a tape, if there is to be one: values by long names
     * @param replay what stands in for it, if anything
     */
    public record Askable(
            String name,
            AskedHost arguments,
            Map<String, List<String>> options,
            Optional<TapedMember> replay)
            implements Listed {}

    /**
     * One of which what is said is wrong.
     *
     * @param name as in the list
     * @param failure what is
     */
    public record Mistaken(String name, Failure failure) implements Listed {}
}
