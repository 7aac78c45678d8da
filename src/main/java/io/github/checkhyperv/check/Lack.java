package io.github.checkhyperv.check;

import io.github.checkhyperv.failure.Failure;
import java.util.Optional;

/**
 * Something that was wanted beside the verdict and could not be had. It changes no verdict.
 *
 * @param kind what was wanted
 * @param node the node of a cluster that it was wanted of
 * @param failure why it could not be had, and the way out
 */
public record Lack(Kind kind, Optional<String> node, Failure failure) {

    /** What can be wanted beside the verdict. */
    public enum Kind {
        /** What each disk really gets. */
        MEASURE("measure"),
        /** Policies, flows and volumes of clustered Storage QoS. */
        POLICIES("policies"),
        /** Resource pools. */
        POOLS("pools");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The name that machines read, which is that of the option. */
        public String id() {
            return id;
        }
    }

    /** The same of a node. */
    public Lack on(String reporter) {
        return new Lack(kind, Optional.of(reporter), failure);
    }
}
