package io.github.checkhyperv.facts.cluster;

import io.github.checkhyperv.facts.RowReader;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimValue;

/**
 * One row of MSCluster_Node.
 *
 * @param name the short NetBIOS name, as it came; may be anything of 1,024 characters at most
 * @param state what the cluster takes it for
 */
public record ClusterNode(String name, State state) {
    static final String CLASS = "MSCluster_Node";
    static final RowReader<ClusterNode> ROWS = new Reader();

    /** CLUSTER_NODE_STATE, and what of it matters here. */
    public enum State {
        /** Up, paused, or isolated: machines may run there. */
        RUNNING("running"),
        /** Down: nothing runs there. */
        DOWN("down"),
        /** On its way into the cluster. */
        JOINING("joining"),
        /** The cluster does not know, or says what is not known here. */
        UNKNOWN("in an unknown state");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** What it is, in a sentence. */
        public String label() {
            return label;
        }
    }

    private static State state(long state, long information) {
        if ((information & Reader.ISOLATED) != 0) {
            return State.RUNNING;
        }
        return switch ((int) state) {
            case 0, 2 -> State.RUNNING;
            case 1 -> State.DOWN;
            case 3 -> State.JOINING;
            default -> State.UNKNOWN;
        };
    }

    private static final class Reader extends RowReader<ClusterNode> {
        /** A bit of StatusInformation, from Windows Server 2016 on. */
        static final int ISOLATED = 1;

        private static final long UNKNOWN = 0xFFFFFFFFL;

        Reader() {
            super(
                    CLASS,
                    "SELECT Name, State, StatusInformation FROM " + CLASS,
                    "SELECT Name, State FROM " + CLASS);
        }

        @Override
        public ClusterNode map(CimInstance row) throws SessionException {
            long information = number(row, "StatusInformation", 0);
            return new ClusterNode(
                    optional(row, "Name").orElse(""),
                    state(number(row, "State", UNKNOWN), information));
        }

        /** Signed on some versions, unsigned on others; -1 is a state. */
        private static long number(CimInstance row, String property, long absent)
                throws SessionException {
            CimValue value = row.value(property);
            if (value instanceof CimValue.Signed) {
                return ((CimValue.Signed) value).value() & UNKNOWN;
            }
            return row.uint64(property).orElse(absent);
        }
    }
}
