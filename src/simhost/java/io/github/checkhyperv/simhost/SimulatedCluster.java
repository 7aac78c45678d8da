package io.github.checkhyperv.simhost;

import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.scenario.ClusterScenario;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.Move;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.Node;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.State;
import io.github.checkhyperv.simhost.scenario.QueryMoment;
import io.github.checkhyperv.simhost.scenario.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A failover cluster: a {@link SimulatedHost} for each node, each at an address of its own, all at
 * the same port. What changes shows in the next query, also of sessions that are open.
 */
public final class SimulatedCluster implements AutoCloseable {
    private final Supplier<ClusterScenario> source;
    private final HostOptions options;
    private final Map<String, InetAddress> addresses;
    private final Map<String, QueryEvents> events = new HashMap<>();
    private final HostGroup hosts;
    private ClusterScenario read;
    private Snapshot snapshot;

    /**
     * The cluster at one moment; each node's state is one object for as long as it does not change.
     */
    private record Snapshot(ClusterScenario cluster, Map<String, Scenario> hosts) {
        static Snapshot of(ClusterScenario cluster) {
            return new Snapshot(cluster, new ConcurrentHashMap<>());
        }

        Scenario host(String node) {
            return hosts.computeIfAbsent(node, cluster::host);
        }
    }

    private SimulatedCluster(Supplier<ClusterScenario> source, HostOptions options)
            throws IOException {
        this.source = source;
        this.options = options;
        ClusterScenario first = now().cluster();
        addresses = addresses(first.nodes(), options.address());
        first.nodes().forEach(node -> events.put(node.name(), new QueryEvents()));
        first.moves().forEach(move -> at(move.when(), () -> happen(move)));
        Map<String, InetAddress> listening = new LinkedHashMap<>(addresses);
        listening.keySet().removeIf(node -> !first.node(node).listens());
        hosts = new HostGroup(listening, options.port(), this::start);
    }

    private static Map<String, InetAddress> addresses(List<Node> nodes, InetAddress first)
            throws IOException {
        Map<String, InetAddress> addresses = new LinkedHashMap<>();
        for (Node node : nodes) {
            InetAddress next = HostGroup.address(first, addresses.size());
            String given = node.address().orElse(next.getHostAddress());
            if (addresses.put(node.name(), InetAddress.getByName(given)) != null) {
                throw new IllegalArgumentException("two nodes are " + node.name());
            }
        }
        return addresses;
    }

    private SimulatedHost start(String node, InetAddress address, int port) throws IOException {
        HostState state = new HostState(() -> now().host(node), true, options.clock());
        HostOptions own = options.at(address, port);
        SimulatedHost host = SimulatedHost.start(state, own, events.get(node));
        if (scenario().node(node).silent()) {
            host.faults(Faults.silent());
        }
        return host;
    }

    /**
     * A cluster on 127.0.0.1 and the addresses behind it, at a port that is free on all of them.
     */
    public static SimulatedCluster start(ClusterScenario cluster) throws IOException {
        return start(cluster, HostOptions.builder().build());
    }

    /** A cluster whose nodes have these options; the address is that of the first node. */
    public static SimulatedCluster start(ClusterScenario cluster, HostOptions options)
            throws IOException {
        return start(() -> cluster, options);
    }

    /**
     * A cluster whose state is asked for anew at each query. Its nodes, where they listen and what
     * moves are as they were first.
     */
    public static SimulatedCluster start(Supplier<ClusterScenario> source, HostOptions options)
            throws IOException {
        return new SimulatedCluster(source, options);
    }

    /** The endpoint mapper's port, on all nodes. */
    public int port() {
        return hosts.port();
    }

    /** The names of all nodes, in order. */
    public List<String> nodes() {
        return List.copyOf(addresses.keySet());
    }

    /** A node's address, whether or not it listens there. */
    public String address(String node) {
        return addresses.get(node).getHostAddress();
    }

    /** The host that a node is; when it went down in between, the one that ran last. */
    public SimulatedHost hostOf(String node) {
        return hosts.host(node);
    }

    /** The hosts of the nodes that listen, or did, by the node's name. */
    public Map<String, SimulatedHost> hosts() {
        return hosts.hosts();
    }

    /** The cluster as it is. */
    public ClusterScenario scenario() {
        return now().cluster();
    }

    /** Changes what the cluster's nodes say. */
    public synchronized void change(UnaryOperator<ClusterScenario> change) {
        snapshot = Snapshot.of(change.apply(now().cluster()));
    }

    /**
     * A node is in this state from now on. One that is down does not listen and loses who is
     * connected; otherwise it listens, as another host than before if it was down.
     */
    public void state(String node, State state) throws IOException {
        boolean listened = scenario().node(node).listens();
        change(cluster -> cluster.withNode(node, each -> each.in(state)));
        boolean listens = scenario().node(node).listens();
        // Not under this lock: who ends a host waits for threads that ask for its state.
        if (listened && !listens) {
            hostOf(node).close();
        } else if (listens && !listened) {
            hosts.start(node, addresses.get(node));
        }
    }

    /** From now on both nodes have the machine, the one that it moves to as starting. */
    public void beginMigration(String machine, String from, String to) {
        change(cluster -> cluster.migrating(machine, from, to));
    }

    /**
     * From now on the machine is there and no longer here, whether or not its migration had begun.
     */
    public void migrate(String machine, String from, String to) {
        change(cluster -> cluster.migrated(machine, from, to));
    }

    /** This happens at that moment, on the thread that answers, before it goes on. */
    public void at(QueryMoment moment, Runnable event) {
        events.get(moment.node()).at(moment, event);
    }

    /** Ends all nodes; throws when one of them had a bug while it ran. */
    @Override
    public void close() {
        hosts.close();
    }

    private void happen(Move move) {
        if (move.begins()) {
            beginMigration(move.machine(), move.from(), move.to());
        } else {
            migrate(move.machine(), move.from(), move.to());
        }
    }

    private synchronized Snapshot now() {
        ClusterScenario said = source.get();
        if (said != read) {
            read = said;
            snapshot = Snapshot.of(said);
        }
        return snapshot;
    }
}
