package io.github.checkhyperv.faults;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a combination has to end in.
 *
 * @param outcomes all that are allowed
 * @param stages what the status line may call the stage of a failure
 * @param leftover what the host may hold afterwards
 */
record Expectation(Set<Ending> outcomes, Set<String> stages, Leftover leftover) {

    /** A correct host behaves so: the verdict is the right one, and nothing stays behind. */
    static Expectation right() {
        return new Expectation(EnumSet.of(Ending.RIGHT), Set.of(), Leftover.NOTHING);
    }

    /** A failure on a connection that is of no use afterwards. */
    static Expectation broken(SessionPlace place, Ending... outcomes) {
        Leftover leftover = place.isBeforeActivation() ? Leftover.NOTHING : Leftover.ANYTHING;
        return new Expectation(Set.of(outcomes), place.stages(), leftover);
    }

    /** A failure that leaves the connection in order, so that everything can be given back. */
    static Expectation orderly(SessionPlace place, Ending... outcomes) {
        Leftover leftover =
                place.isBeforeActivation() || place.isAfterBinding()
                        ? Leftover.NOTHING
                        : Leftover.ANYTHING;
        return new Expectation(Set.of(outcomes), place.stages(), leftover);
    }

    /** The same with other names for the stage. */
    Expectation at(String... names) {
        return new Expectation(outcomes, Set.of(names), leftover);
    }

    /** The same with something else that may stay behind. */
    Expectation leaving(Leftover other) {
        return new Expectation(outcomes, stages, other);
    }

    /** The same with other outcomes. */
    Expectation allowing(Ending... others) {
        return new Expectation(Set.of(others), stages, leftover);
    }

    boolean allows(Ending outcome) {
        return outcomes.contains(outcome);
    }
}
