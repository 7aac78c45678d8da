package io.github.checkhyperv.simhost;

import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.kerberos.HostKeys;
import io.github.checkhyperv.simhost.kerberos.TicketFiles;
import io.github.checkhyperv.simhost.ntlm.Account;
import io.github.checkhyperv.simhost.scenario.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs a simulated host as its own process. Prints {@code listening ADDRESS PORT} and runs until
 * standard input ends or it gets SIGTERM.
 */
public final class SimulatedHostMain {
    private static final String USAGE =
            """
            usage: SimulatedHostMain --scenario NAME|FILE.json [--address 127.0.0.1] [--port 0]
              [--latency-ms N] [--fragment N] [--late-contexts] [--authn-hint LEVEL]
              [--errors-at-next] [--class-part-slack N] [--fault NAME@PHASE]... [--no-exporter]
              [--decorated] [--password PASSWORD] [--keytab FILE] [--tickets FOLDER]
              [--no-header-signing] [--stats FILE] [--forever]
            A FILE.json is read anew at each activation. A line "stats" on standard input prints
            the counters as one line of JSON; --stats writes them at the end. --forever does not
            read standard input. --keytab: keys for Kerberos; --tickets makes some, and writes
            host.keytab and monitor.ccache there. NAME: silent, close, reset, half, garbage, trickle, twice,
            no-verifier. PHASE: CONNECT_MAPPER, BIND_MAPPER, ... (see Phase), or ALL.
            """;

    private SimulatedHostMain() {}

    /** Starts the host and waits for its end. */
    public static void main(String[] args) throws IOException, InterruptedException {
        HostOptions.Builder options = HostOptions.builder();
        String scenario = null;
        Path stats = null;
        boolean forever = false;
        List<FaultPlan> faults = new ArrayList<>();
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--scenario" -> scenario = rest.pop();
                case "--address" -> options.address(InetAddress.getByName(rest.pop()));
                case "--port" -> options.port(Integer.parseInt(rest.pop()));
                case "--latency-ms" -> options.latencyMillis(Long.parseLong(rest.pop()));
                case "--fragment" -> options.fragment(Integer.parseInt(rest.pop()));
                case "--late-contexts" -> options.lateContexts(true);
                case "--authn-hint" -> options.authenticationHint(Integer.parseInt(rest.pop()));
                case "--errors-at-next" -> options.errorsAtNext(true);
                case "--decorated" -> options.decorated(true);
                case "--password" -> options.accounts(Account.MONITOR.withPassword(rest.pop()));
                case "--class-part-slack" -> options.classPartSlack(Integer.parseInt(rest.pop()));
                case "--keytab" -> options.keytab(HostKeys.read(Path.of(rest.pop())));
                case "--tickets" -> options.keytab(TicketFiles.write(Path.of(rest.pop())));
                case "--no-header-signing" -> options.signsHeaders(false);
                case "--stats" -> stats = Path.of(rest.pop());
                case "--fault" -> faults.add(NamedFault.parse(rest.pop()));
                case "--no-exporter" -> options.exporterListens(false);
                case "--forever" -> forever = true;
                default -> scenario = fail(option);
            }
        }
        if (scenario == null) {
            fail("--scenario is missing");
        }
        options.faults(Faults.all(faults.toArray(FaultPlan[]::new)));
        run(SimulatedHost.start(states(scenario), options.build()), stats, forever);
    }

    private static String fail(String what) {
        System.err.println(what + "\n" + USAGE);
        System.exit(2);
        return null;
    }

    private static Supplier<Scenario> states(String scenario) throws IOException {
        if (scenario.endsWith(".json")) {
            return new WatchedFile<>(Path.of(scenario), Scenario::read);
        }
        Scenario named = Scenario.named(scenario);
        return () -> named;
    }

    private static void run(SimulatedHost host, Path stats, boolean forever)
            throws IOException, InterruptedException {
        Thread last =
                new Thread(
                        () -> {
                            try {
                                end(host, stats);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        Runtime.getRuntime().addShutdownHook(last);
        System.out.println("listening " + host.address() + " " + host.port());
        System.out.flush();
        if (forever) {
            Thread.currentThread().join();
        }
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(line.equals("stats") ? StatsReport.line(host) : "only stats");
            System.out.flush();
        }
        System.exit(0);
    }

    private static void end(SimulatedHost host, Path stats) throws IOException {
        if (stats != null) {
            StatsReport.write(host, stats);
        }
        host.complaints().forEach(complaint -> System.err.println("complaint: " + complaint));
        for (Throwable failure : host.failures()) {
            failure.printStackTrace();
        }
        Runtime.getRuntime().halt(closes(host) ? 0 : 1);
    }

    private static boolean closes(SimulatedHost host) {
        try {
            host.close();
            return true;
        } catch (AssertionError e) {
            // Printed already, failure by failure.
            return false;
        }
    }
}
