package io.github.checkhyperv.simhost;

import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.kerberos.HostKeys;
import io.github.checkhyperv.simhost.kerberos.TicketFiles;
import io.github.checkhyperv.simhost.ntlm.Account;
import io.github.checkhyperv.simhost.scenario.ClusterScenario;
import io.github.checkhyperv.simhost.scenario.FleetScenario;
import io.github.checkhyperv.simhost.scenario.FleetScenario.Member;
import io.github.checkhyperv.simhost.scenario.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the command line says. */
final class HostArguments {
    private final HostOptions.Builder options = HostOptions.builder();
    private final List<FaultPlan> faults = new ArrayList<>();
    private String scenario;
    private String cluster;
    private String first;
    private int fleet;
    private int below;
    private int silent;
    private int refused;
    private Path list;
    private Path stats;
    private boolean forever;

    /** Reads the arguments; what is wrong with them is an IllegalArgumentException. */
    HostArguments(String... args) throws IOException {
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String option = rest.pop();
            if (!whatRuns(option, rest) && !howItRuns(option, rest)) {
                throw new IllegalArgumentException(option);
            }
        }
        if ((scenario == null) == (cluster == null)) {
            throw new IllegalArgumentException("--scenario is missing");
        }
        options.faults(Faults.all(faults.toArray(FaultPlan[]::new)));
    }

    /** Where the counters go at the end; null for nowhere. */
    Path stats() {
        return stats;
    }

    /** Whether standard input is not read. */
    boolean forever() {
        return forever;
    }

    private boolean whatRuns(String option, Deque<String> rest) {
        switch (option) {
            case "--scenario" -> scenario = rest.pop();
            case "--cluster" -> cluster = rest.pop();
            case "--fleet" -> fleet = number(rest);
            case "--below" -> below = number(rest);
            case "--silent" -> silent = number(rest);
            case "--refused" -> refused = number(rest);
            case "--list" -> list = Path.of(rest.pop());
            case "--stats" -> stats = Path.of(rest.pop());
            case "--forever" -> forever = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean howItRuns(String option, Deque<String> rest) throws IOException {
        switch (option) {
            case "--address" -> first = rest.pop();
            case "--port" -> options.port(number(rest));
            case "--latency-ms" -> options.latencyMillis(Long.parseLong(rest.pop()));
            case "--fragment" -> options.fragment(number(rest));
            case "--late-contexts" -> options.lateContexts(true);
            case "--authn-hint" -> options.authenticationHint(number(rest));
            case "--errors-at-next" -> options.errorsAtNext(true);
            case "--decorated" -> options.decorated(true);
            case "--password" -> options.accounts(Account.MONITOR.withPassword(rest.pop()));
            case "--class-part-slack" -> options.classPartSlack(number(rest));
            case "--keytab" -> options.keytab(HostKeys.read(Path.of(rest.pop())));
            case "--tickets" -> options.keytab(TicketFiles.write(Path.of(rest.pop())));
            case "--no-header-signing" -> options.signsHeaders(false);
            case "--fault" -> faults.add(NamedFault.parse(rest.pop()));
            case "--no-exporter" -> options.exporterListens(false);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int number(Deque<String> rest) {
        return Integer.parseInt(rest.pop());
    }

    /** Starts what was asked for. */
    Simulation start() throws IOException {
        if (first != null) {
            options.address(InetAddress.getByName(first));
        }
        if (cluster != null) {
            return Simulation.of(
                    SimulatedCluster.start(
                            states(cluster, ClusterScenario::read, ClusterScenario::named),
                            options.build()));
        }
        Supplier<Scenario> states = states(scenario, Scenario::read, Scenario::named);
        if (fleet == 0) {
            return Simulation.of(SimulatedHost.start(states, options.build()));
        }
        return Simulation.of(startFleet(states.get()));
    }

    private static <T> Supplier<T> states(
            String name, WatchedFile.Reader<T> read, Function<String, T> named) throws IOException {
        if (name.endsWith(".json")) {
            return new WatchedFile<>(Path.of(name), read);
        }
        T state = named.apply(name);
        return () -> state;
    }

    private SimulatedFleet startFleet(Scenario state) throws IOException {
        if (first == null) {
            options.address(InetAddress.getByName(SimulatedFleet.FIRST_ADDRESS));
        }
        FleetScenario scenarios = new FleetScenario(state, fleet, below, silent, refused);
        SimulatedFleet started = SimulatedFleet.start(scenarios, options.build());
        if (list != null) {
            StringBuilder lines = new StringBuilder();
            for (Member each : started.members()) {
                String address = started.address(each.name());
                String kind = each.kind().label();
                lines.append(String.join("\t", each.name(), address, kind)).append('\n');
            }
            Files.writeString(list, lines);
        }
        return started;
    }
}
