package io.github.checkhyperv.run;

import io.github.checkhyperv.failure.Failure;
import java.time.Duration;

/** One of many that a run is about. */
public sealed interface Member {
    /** What the operator calls it. */
    String name();

    /**
     * A host.
     *
     * @param target the host
     * @param timeout for its look, from the start of that
     */
    record Host(Target target, Duration timeout) implements Member {
        @Override
        public String name() {
            return target.name();
        }
    }

    /**
     * A cluster.
     *
     * @param target the cluster's name or a node's, and what all nodes are judged by together
     * @param naming where its nodes are
     * @param timeout for all of it
     */
    record Cluster(Target target, Naming naming, Duration timeout) implements Member {
        @Override
        public String name() {
            return target.name();
        }
    }

    /**
     * One that cannot be asked, as what is said of it is wrong.
     *
     * @param mistake what is
     */
    record Mistaken(String name, Failure mistake) implements Member {}
}
