package io.github.checkhyperv.simhost;

import io.github.checkhyperv.simhost.scenario.FleetScenario.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a process runs: one host, a cluster or a fleet.
 *
 * @param lines what it prints when it listens
 * @param hosts all hosts that listen now, or did
 * @param nodes those of them that are told of one by one
 * @param end ends it, and throws when one of the hosts had a bug
 */
record Simulation(
        List<String> lines,
        Supplier<List<SimulatedHost>> hosts,
        Supplier<Map<String, SimulatedHost>> nodes,
        Runnable end) {
    static Simulation of(SimulatedHost host) {
        List<String> lines = List.of("listening " + host.address() + " " + host.port());
        return new Simulation(lines, () -> List.of(host), Map::of, host::close);
    }

    static Simulation of(SimulatedCluster cluster) {
        List<String> lines = new ArrayList<>();
        cluster.hosts()
                .forEach(
                        (node, host) ->
                                lines.add(
                                        "listening "
                                                + host.address()
                                                + " "
                                                + host.port()
                                                + " "
                                                + node));
        return new Simulation(
                lines, () -> List.copyOf(cluster.hosts().values()), cluster::hosts, cluster::close);
    }

    static Simulation of(SimulatedFleet fleet) {
        List<Member> members = fleet.members();
        String first = fleet.address(members.get(0).name());
        List<String> lines =
                List.of("listening " + first + " " + fleet.port() + " " + members.size());
        return new Simulation(
                lines, () -> List.copyOf(fleet.hosts().values()), Map::of, fleet::close);
    }
}
