package io.github.checkhyperv.simhost;

import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.scenario.FleetScenario;
import io.github.checkhyperv.simhost.scenario.FleetScenario.Kind;
import io.github.checkhyperv.simhost.scenario.FleetScenario.Member;
import io.github.checkhyperv.simhost.scenario.Scenario;
import io.github.checkhyperv.simhost.wmi.QueryWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Many hosts that have nothing to do with each other, each at an address of its own, at one port.
 */
public final class SimulatedFleet implements AutoCloseable {
    /** Where the first host is, unless it is asked for elsewhere. */
    public static final String FIRST_ADDRESS = "127.1.0.1";

    private final FleetScenario fleet;
    private final HostOptions options;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, InetAddress> addresses = new LinkedHashMap<>();
    private final HostGroup hosts;

    private SimulatedFleet(FleetScenario fleet, HostOptions options) throws IOException {
        this.fleet = fleet;
        this.options = options;
        for (Member member : fleet.members()) {
            members.put(member.name(), member);
            InetAddress next = HostGroup.address(options.address(), addresses.size());
            addresses.put(member.name(), next);
        }
        Map<String, InetAddress> listening = new LinkedHashMap<>(addresses);
        listening.keySet().removeIf(name -> members.get(name).kind() == Kind.REFUSED);
        hosts = new HostGroup(listening, options.port(), this::start);
    }

    /** A fleet from {@value #FIRST_ADDRESS} on, at a port that is free at each address. */
    public static SimulatedFleet start(FleetScenario fleet) throws IOException {
        InetAddress first = InetAddress.getByName(FIRST_ADDRESS);
        return start(fleet, HostOptions.builder().address(first).build());
    }

    /** A fleet whose hosts have these options; the address is that of the first one. */
    public static SimulatedFleet start(FleetScenario fleet, HostOptions options)
            throws IOException {
        return new SimulatedFleet(fleet, options);
    }

    private SimulatedHost start(String name, InetAddress address, int port) throws IOException {
        Member member = members.get(name);
        HostOptions own = options.at(address, port);
        // One object, so that its rows are made once a session at most.
        Scenario scenario = fleet.host(member);
        HostState state = new HostState(() -> scenario, false, options.clock());
        SimulatedHost host = SimulatedHost.start(state, own, QueryWatch.NONE);
        if (member.kind() == Kind.SILENT) {
            host.faults(Faults.silent());
        }
        return host;
    }

    /** The endpoint mapper's port, at all addresses. */
    public int port() {
        return hosts.port();
    }

    /** All hosts, in the order of their addresses. */
    public List<Member> members() {
        return List.copyOf(members.values());
    }

    /** A host's address, whether or not it listens there. */
    public String address(String name) {
        return addresses.get(name).getHostAddress();
    }

    /** The host of this name; one that refuses connections is none. */
    public SimulatedHost hostOf(String name) {
        return hosts.host(name);
    }

    /** The hosts that listen, by name. */
    public Map<String, SimulatedHost> hosts() {
        return hosts.hosts();
    }

    /** Ends all hosts; throws when one of them had a bug while it ran. */
    @Override
    public void close() {
        hosts.close();
    }
}
