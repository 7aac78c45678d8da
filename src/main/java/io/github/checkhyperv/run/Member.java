package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Thresholds;
import java.time.Duration;

/** One of many that a run is about. */
public sealed interface Member {
    /** What the operator calls it. */
    String name();

    /** How grave what is. */
    Thresholds thresholds();

    /**
     * A host.
     *
     * @param target the host
     * @param timeout for its look, from the start of that
     * @param connector how it is reached
     */
    record Host(Target target, Duration timeout, HostConnector connector) implements Member {
        @Override
        public String name() {
            return target.name();
        }

        @Override
        public Thresholds thresholds() {
            return target.thresholds();
        }
    }

    /**
     * A cluster.
     *
     * @param target the cluster's name or a node's, and what all nodes are judged by together
     * @param naming where its nodes are
     * @param timeout for all of it
     * @param connector how its nodes are reached; used by many threads
     */
    record Cluster(Target target, Naming naming, Duration timeout, HostConnector connector)
            implements Member {
        @Override
        public String name() {
            return target.name();
        }

        @Override
        public Thresholds thresholds() {
            return target.thresholds();
        }
    }

    /**
     * One that is not asked, as its answer is known: what is said of it is wrong, for example.
     *
     * @param answer its answer
     */
    record Answered(Answer answer) implements Member {
        @Override
        public String name() {
            return answer.address();
        }

        @Override
        public Thresholds thresholds() {
            return answer.thresholds();
        }
    }
}
