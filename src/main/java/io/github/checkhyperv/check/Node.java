package io.github.checkhyperv.check;

import io.github.checkhyperv.failure.Failure;
import java.util.Optional;

/**
 * A node of a cluster, and what became of it in a run.
 *
 * @param name as the cluster calls it; of a hostile one, anything
 * @param state what became of it
 * @param failure why it could not be judged; absent unless it failed
 */
public record Node(String name, State state, Optional<Failure> failure) {

    /** What became of a node. */
    public enum State {
        /** It answered, and its disks are among the cluster's. */
        JUDGED,
        /** The cluster says that it is down: then no disk is there to be judged. */
        DOWN,
        /** It should have answered, and could not be judged. */
        FAILED
    }

    /** A node that was judged. */
    public static Node judged(String name) {
        return new Node(name, State.JUDGED, Optional.empty());
    }

    /** A node that is down. */
    public static Node down(String name) {
        return new Node(name, State.DOWN, Optional.empty());
    }

    /** A node that could not be judged. */
    public static Node failed(String name, Failure failure) {
        return new Node(name, State.FAILED, Optional.of(failure));
    }
}
