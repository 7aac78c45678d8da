package io.github.checkhyperv.simhost;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Runs a simulated host, a cluster or a fleet as its own process. Prints {@code listening ADDRESS
 * PORT} and runs until standard input ends or it gets SIGTERM.
 */
public final class SimulatedHostMain {
    private static final String USAGE =
            """
            usage: SimulatedHostMain --scenario NAME|FILE.json [--address 127.0.0.1] [--port 0]
              [--latency-ms N] [--fragment N] [--late-contexts] [--authn-hint LEVEL]
              [--errors-at-next] [--class-part-slack N] [--fault NAME@PHASE]... [--no-exporter]
              [--decorated] [--password PASSWORD] [--keytab FILE] [--tickets FOLDER]
              [--no-header-signing] [--stats FILE] [--forever]
            or: SimulatedHostMain --cluster NAME|FILE.json [OPTION...]
            or: SimulatedHostMain --scenario NAME|FILE.json --fleet N [--below EVERY]
              [--silent EVERY] [--refused EVERY] [--list FILE] [OPTION...]
            A FILE.json is read anew at each activation. A line "stats" on standard input prints
            the counters as one line of JSON; --stats writes them at the end. --forever does not
            read standard input. --keytab: keys for Kerberos; --tickets makes some, and writes
            host.keytab and monitor.ccache there. NAME: silent, close, reset, half, garbage, trickle, twice,
            no-verifier, huge (16 MiB), endless (rows). PHASE: CONNECT_MAPPER, BIND_MAPPER, ... (see Phase), or ALL.
            --cluster: a host for each node, from --address on; a line "listening ADDRESS PORT NODE"
            for each node that listens. --fleet: N hosts like this one from 127.1.0.1 on; prints
            "listening ADDRESS PORT N" and writes their names, addresses and kinds (ok, below,
            silent, refused) with tabs between them to the file of --list.
            """;

    private SimulatedHostMain() {}

    /** Starts what was asked for and waits for its end. */
    public static void main(String[] args) throws IOException, InterruptedException {
        HostArguments arguments = read(args);
        run(arguments.start(), arguments.stats(), arguments.forever());
    }

    private static HostArguments read(String... args) throws IOException {
        try {
            return new HostArguments(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            System.exit(2);
            throw e;
        }
    }

    private static void run(Simulation simulation, Path stats, boolean forever)
            throws IOException, InterruptedException {
        Thread last =
                new Thread(
                        () -> {
                            try {
                                end(simulation, stats);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        Runtime.getRuntime().addShutdownHook(last);
        simulation.lines().forEach(System.out::println);
        System.out.flush();
        if (forever) {
            Thread.currentThread().join();
        }
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(line.equals("stats") ? StatsReport.line(simulation) : "only stats");
            System.out.flush();
        }
        System.exit(0);
    }

    private static void end(Simulation simulation, Path stats) throws IOException {
        if (stats != null) {
            StatsReport.write(simulation, stats);
        }
        for (SimulatedHost host : simulation.hosts().get()) {
            host.complaints().forEach(complaint -> System.err.println("complaint: " + complaint));
            host.failures().forEach(Throwable::printStackTrace);
        }
        Runtime.getRuntime().halt(closes(simulation) ? 0 : 1);
    }

    private static boolean closes(Simulation simulation) {
        try {
            simulation.end().run();
            return true;
        } catch (AssertionError e) {
            // Printed already, failure by failure.
            return false;
        }
    }
}
