package io.github.checkhyperv.simhost.scenario;

import io.github.checkhyperv.simhost.scenario.Sources.Otherwise;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The state of a failover cluster. A machine on its way from one node to another is hosted twice.
 *
 * @param name the cluster's name
 * @param windows the version of all its nodes
 * @param language see {@link Scenario#language()}
 * @param nodes its nodes
 * @param machines its virtual machines, each with the node that has it
 * @param moves what moves while it is asked
 * @param sources what all nodes say of their disks elsewhere
 */
public record ClusterScenario(
        String name,
        Windows windows,
        String language,
        List<Node> nodes,
        List<Hosted> machines,
        List<Move> moves,
        Sources sources) {

    /** CLUSTER_NODE_STATE. */
    public enum State {
        /** ClusterNodeUp. */
        UP(0),
        /** ClusterNodeDown. */
        DOWN(1),
        /** ClusterNodePaused. */
        PAUSED(2),
        /** ClusterNodeJoining. */
        JOINING(3),
        /** ClusterNodeStateUnknown, -1. */
        UNKNOWN(0xFFFF_FFFFL);

        private final long value;

        State(long value) {
            this.value = value;
        }

        /** State, as a uint32. */
        public long value() {
            return value;
        }
    }

    /**
     * A node.
     *
     * @param name its name, which is its computer's name, too
     * @param state State
     * @param drainStatus NodeDrainStatus
     * @param statusInformation StatusInformation
     * @param address where it listens; empty for the next one
     * @param listens whether it listens at all when the cluster starts
     * @param silent whether it accepts connections and never answers
     * @param denied namespaces that the account has no rights on there
     * @param otherwise what it says otherwise than the other nodes
     */
    public record Node(
            String name,
            State state,
            int drainStatus,
            int statusInformation,
            Optional<String> address,
            boolean listens,
            boolean silent,
            List<String> denied,
            Otherwise otherwise) {
        /** Nothing to be told about it. */
        public static final int NORMAL = 0;

        /** The others have lost it, though it runs. */
        public static final int ISOLATED = 1;

        /** It was lost too often and may not join. */
        public static final int QUARANTINED = 2;

        /** NodeDrainStatus of a node that has given its machines away. */
        public static final int DRAINED = 2;

        /** A node that is up. */
        public static Node of(String name) {
            return new Node(
                    name,
                    State.UP,
                    0,
                    NORMAL,
                    Optional.empty(),
                    true,
                    false,
                    List.of(),
                    Otherwise.NOTHING);
        }

        /** The same in another state; one that is down does not listen. */
        public Node in(State other) {
            return new Node(
                    name,
                    other,
                    other == State.PAUSED ? DRAINED : 0,
                    statusInformation,
                    address,
                    other != State.DOWN,
                    silent,
                    denied,
                    otherwise);
        }

        /** The same with another StatusInformation. */
        public Node withStatus(int other) {
            return new Node(
                    name, state, drainStatus, other, address, listens, silent, denied, otherwise);
        }

        /** The same at this address. */
        public Node at(String other) {
            return new Node(
                    name,
                    state,
                    drainStatus,
                    statusInformation,
                    Optional.of(other),
                    listens,
                    silent,
                    denied,
                    otherwise);
        }

        /** The same for an account without rights on these namespaces. */
        public Node denying(String... namespaces) {
            List<String> all = List.of(namespaces);
            return new Node(
                    name,
                    state,
                    drainStatus,
                    statusInformation,
                    address,
                    listens,
                    silent,
                    all,
                    otherwise);
        }
    }

    /**
     * A machine where it is.
     *
     * @param node the node's name
     * @param machine what this node says of it
     */
    public record Hosted(String node, Machine machine) {
        boolean is(String wantedNode, String wantedMachine) {
            return node.equals(wantedNode) && machine.name().equals(wantedMachine);
        }
    }

    /**
     * A live migration that happens while the cluster is asked.
     *
     * @param when the moment
     * @param machine the machine's name
     * @param from the node that has it
     * @param to the node that gets it
     * @param begins whether it has just begun then, so that both nodes have it; else it is over
     */
    public record Move(QueryMoment when, String machine, String from, String to, boolean begins) {}

    /** The cluster in {@code src/simhost/resources/clusters/NAME.json}. */
    public static ClusterScenario named(String name) {
        String resource = "/clusters/" + name + ".json";
        try (InputStream in = ClusterScenario.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no cluster " + name);
            }
            return ClusterFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cluster in this file. */
    public static ClusterScenario read(Path file) throws IOException {
        return ClusterFile.parse(Files.readString(file));
    }

    /** A Windows Server 2019 cluster of these nodes, all of them up and without machines. */
    public static ClusterScenario of(String name, String... nodes) {
        List<Node> all = Stream.of(nodes).map(Node::of).toList();
        return new ClusterScenario(
                name, Windows.W2019, "en", all, List.of(), List.of(), Sources.USUAL);
    }

    /** The node of this name. */
    public Node node(String wanted) {
        return find(wanted).orElseThrow(() -> new IllegalArgumentException("no node " + wanted));
    }

    private Optional<Node> find(String wanted) {
        return nodes.stream().filter(node -> node.name().equals(wanted)).findFirst();
    }

    /**
     * What a node is by itself: its own machines, and the cluster that it is in. One that was
     * evicted has no machines, and is told of the others still.
     */
    public Scenario host(String node) {
        List<Machine> own =
                machines.stream()
                        .filter(hosted -> hosted.node().equals(node))
                        .map(Hosted::machine)
                        .toList();
        return new Scenario(
                node,
                windows,
                language,
                true,
                List.of(),
                own,
                find(node).map(Node::denied).orElse(List.of()),
                List.of(),
                sources.but(find(node).map(Node::otherwise).orElse(Otherwise.NOTHING)),
                Optional.of(this));
    }

    /** The same on another version of Windows. */
    public ClusterScenario onWindows(Windows other) {
        return new ClusterScenario(name, other, language, nodes, machines, moves, sources);
    }

    /** The same with one node replaced by what {@code change} makes of it. */
    public ClusterScenario withNode(String node, UnaryOperator<Node> change) {
        Node old = node(node);
        List<Node> all =
                nodes.stream().map(each -> each == old ? change.apply(each) : each).toList();
        return new ClusterScenario(name, windows, language, all, machines, moves, sources);
    }

    /** The same with these machines on a node, besides those that are there. */
    public ClusterScenario hosting(String node, Machine... more) {
        List<Hosted> all = new ArrayList<>(machines);
        for (Machine machine : more) {
            all.add(new Hosted(node(node).name(), machine));
        }
        return withMachines(all);
    }

    /**
     * The same with what one node says of a machine replaced by what {@code change} makes of it.
     */
    public ClusterScenario withMachine(String node, String machine, UnaryOperator<Machine> change) {
        Hosted old = hosted(node, machine);
        Hosted changed = new Hosted(node, change.apply(old.machine()));
        return withMachines(machines.stream().map(each -> each == old ? changed : each).toList());
    }

    /** The same with one more thing that moves while it is asked. */
    public ClusterScenario moving(Move move) {
        List<Move> all = new ArrayList<>(moves);
        all.add(move);
        return new ClusterScenario(name, windows, language, nodes, machines, all, sources);
    }

    /**
     * A machine's migration has begun: both nodes have it and its disks, one of them as starting.
     */
    public ClusterScenario migrating(String machine, String from, String to) {
        Machine moving = hosted(from, machine).machine();
        return hosting(to, moving.withEnabledState(Machine.STARTING));
    }

    /**
     * A machine's migration is over, whether or not it had begun; if it had, what the node that it
     * moved to said of it stays so.
     */
    public ClusterScenario migrated(String machine, String from, String to) {
        Machine left = hosted(from, machine).machine();
        Machine arrived = find(to, machine).map(Hosted::machine).orElse(left);
        List<Hosted> others =
                machines.stream()
                        .filter(each -> !each.is(from, machine) && !each.is(to, machine))
                        .toList();
        return withMachines(others).hosting(to, arrived.withEnabledState(Machine.ENABLED));
    }

    /** The same with other things to say of its disks elsewhere. */
    public ClusterScenario with(Sources other) {
        return new ClusterScenario(name, windows, language, nodes, machines, moves, other);
    }

    private Optional<Hosted> find(String node, String machine) {
        return machines.stream().filter(each -> each.is(node, machine)).findFirst();
    }

    private Hosted hosted(String node, String machine) {
        return find(node, machine)
                .orElseThrow(() -> new IllegalArgumentException(node + " has no " + machine));
    }

    private ClusterScenario withMachines(List<Hosted> other) {
        List<Hosted> all = List.copyOf(other);
        return new ClusterScenario(name, windows, language, nodes, all, moves, sources);
    }
}
