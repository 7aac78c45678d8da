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
        boolean kerberos = combination.login() == Combination.Logon.KERBEROS;
        HostOptions.Builder builder =
                combination.options().apply(HostOptions.builder()).faults(combination.plan().get());
        if (kerberos) {
            builder.keytab(Tickets.OF_THIS_RUN.hostKeys());
        }
        HostOptions options = builder.build();
        try (SimulatedHost host = SimulatedHost.start(combination.scene().scenario(), options)) {
            String address = combination.target().address().apply(host);
            int port = combination.target().port().apply(host);
            String timeout = combination.timeoutSeconds() + ":critical";
            return kerberos
                    ? byKerberos(host, address, port, timeout)
                    : run(host, address, port, timeout, "-vvv");
        }
    }

    private static Observation byKerberos(
            SimulatedHost host, String address, int port, String timeout) {
        String[] args = {
            "-H",
            address,
            "-p",
            Integer.toString(port),
            "--ccache",
            Tickets.OF_THIS_RUN.cache().toString(),
            "--spn",
            TicketFiles.SERVICE,
            "-t",
            timeout,
            "-vvv"
        };
        String folder = Tickets.OF_THIS_RUN.cache().getParent().toString();
        return run(host, args, Map.of("XDG_CACHE_HOME", folder));
    }

    /** Asks a host with this -t and these options. */
    static Observation run(
            SimulatedHost host, String address, int port, String timeout, String... more) {
        String[] basic = {
            "-H", address, "-p", Integer.toString(port), "-u", "CONTOSO\\monitor", "-t", timeout
        };
        String[] args = new String[basic.length + more.length];
        System.arraycopy(basic, 0, args, 0, basic.length);
        System.arraycopy(more, 0, args, basic.length, more.length);
        return run(host, args, Map.of("CHECK_HYPERV_PASSWORD", PASSWORD));
    }

    private static Observation run(
            SimulatedHost host, String[] args, Map<String, String> environment) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(octets, false, StandardCharsets.UTF_8);
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        int exitCode = Main.run(args, environment, out);
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
