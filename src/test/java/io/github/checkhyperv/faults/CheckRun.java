package io.github.checkhyperv.faults;

import com.sun.management.ThreadMXBean;
import io.github.checkhyperv.Main;
import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.kerberos.TicketFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the whole check against one host, in this JVM, over real sockets. */
final class CheckRun {
    /** The password of the host's account, which must never be seen again. */
    static final String PASSWORD = "Geheim-1!";

    /** Its NT hash, as impacket's compute_nthash gives it: as good as the password. */
    static final String NT_HASH = "97a3633207abad4878c1b615dcd4f685";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long HOST_NOTICES_MILLIS = 3_000;

    private CheckRun() {}

    /**
     * What was seen.
     *
     * @param exitCode the check's
     * @param output all that it wrote
     * @param millis how long it ran
     * @param allocated octets that it allocated in all, freed or not
     * @param unreleased what the host holds for it
     * @param complaints what the host had against the check's way to speak
     * @param openConnections what it left open
     */
    record Observation(
            int exitCode,
            String output,
            long millis,
            long allocated,
            List<String> unreleased,
            List<String> complaints,
            int openConnections) {

        /** The first line. */
        String line() {
            return output.lines().findFirst().orElse("");
        }
    }

    /** Runs a combination. */
    static Observation run(Combination combination) throws IOException {
        try (SimulatedHost host = host(combination)) {
            return run(host, Call.of(combination, host));
        }
    }

    /** The host of a combination. */
    static SimulatedHost host(Combination combination) throws IOException {
        HostOptions.Builder builder =
                combination.options().apply(HostOptions.builder()).faults(combination.plan().get());
        if (combination.login() == Combination.Logon.KERBEROS) {
            builder.keytab(Tickets.OF_THIS_RUN.hostKeys());
        }
        return SimulatedHost.start(combination.scene().scenario(), builder.build());
    }

    /** What a check is called with. */
    record Call(List<String> args, Map<String, String> environment) {
        static Call of(Combination combination, SimulatedHost host) {
            String address = combination.target().address().apply(host);
            int port = combination.target().port().apply(host);
            String timeout = combination.timeoutSeconds() + ":critical";
            return combination.login() == Combination.Logon.KERBEROS
                    ? byKerberos(address, port, timeout)
                    : byNtlm(address, port, timeout, "-vvv");
        }

        static Call byNtlm(String address, int port, String timeout, String... more) {
            List<String> args = new ArrayList<>(target(address, port, timeout));
            args.addAll(List.of("-u", "CONTOSO\\monitor"));
            args.addAll(List.of(more));
            return new Call(args, Map.of("CHECK_HYPERV_PASSWORD", PASSWORD));
        }

        private static Call byKerberos(String address, int port, String timeout) {
            Path cache = Tickets.OF_THIS_RUN.cache();
            List<String> args = new ArrayList<>(target(address, port, timeout));
            args.addAll(
                    List.of("--ccache", cache.toString(), "--spn", TicketFiles.SERVICE, "-vvv"));
            return new Call(args, Map.of("XDG_CACHE_HOME", cache.getParent().toString()));
        }

        private static List<String> target(String address, int port, String timeout) {
            return List.of("-H", address, "-p", Integer.toString(port), "-t", timeout);
        }
    }

    /** Asks a host with this -t and these options. */
    static Observation run(
            SimulatedHost host, String address, int port, String timeout, String... more) {
        return run(host, Call.byNtlm(address, port, timeout, more));
    }

    private static Observation run(SimulatedHost host, Call call) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(octets, false, StandardCharsets.UTF_8);
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        int exitCode = Main.run(call.args().toArray(new String[0]), call.environment(), out);
        long millis = (System.nanoTime() - start) / 1_000_000;
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        awaitNoConnection(host);
        return new Observation(
                exitCode,
                octets.toString(StandardCharsets.UTF_8),
                millis,
                allocated,
                host.unreleased(),
                host.complaints(),
                host.counters().openConnections());
    }

    /** The check has closed its sockets, but the host's threads have to get to see it. */
    static void awaitNoConnection(SimulatedHost host) {
        long end = System.nanoTime() + HOST_NOTICES_MILLIS * 1_000_000;
        while (host.counters().openConnections() > 0 && System.nanoTime() < end) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
