package io.github.checkhyperv.check;

/**
 * A Storage QoS policy of a cluster.
 *
 * @param id its GUID
 * @param name what the operator calls it; may be empty
 * @param kind whether its flows share its bounds
 * @param bounds what it reserves and allows, each flow or all together
 * @param status whether its flows get what is reserved
 * @param flows how many follow it
 * @param rates what these get, all together
 */
public record QosPolicy(
        String id,
        String name,
        Kind kind,
        Bounds bounds,
        FlowStatus status,
        int flows,
        Rates rates) {

    /** Whether the flows of a policy share its bounds. */
    public enum Kind {
        /** All flows together have the bounds. */
        AGGREGATED("aggregated"),
        /** Each flow has the bounds for itself. */
        DEDICATED("dedicated"),
        /** A kind that is not known here. */
        UNKNOWN("of an unknown kind");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** What it is, in a sentence. */
        public String label() {
            return label;
        }
    }

    /** The same with what its flows get. */
    public QosPolicy with(int followers, Rates together) {
        return new QosPolicy(id, name, kind, bounds, status, followers, together);
    }
}
