package io.github.checkhyperv.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.checkhyperv.faults.CheckRun.Observation;
import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.fault.DcomFaults;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.wire.BindingArray.StringBinding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A check connects to the address that it was given, and to no other, whatever a host says. */
class NowhereElseTest {
    private static final String ELSEWHERE = "127.0.0.77";
    private static final int NOTICE_MILLIS = 200;

    private SimulatedHost host;

    /** StringBindings to another address of this machine, with the port that is right here. */
    private static List<StringBinding> elsewhere(List<StringBinding> bindings, int port) {
        List<StringBinding> all = new ArrayList<>();
        all.add(StringBindings.tcp(ELSEWHERE + "[" + port + "]"));
        all.add(StringBindings.tcp("::ffff:" + ELSEWHERE + "[" + port + "]"));
        all.addAll(bindings);
        return all;
    }

    @Test
    void bindingsThatPointElsewhereAreNotFollowed() throws IOException {
        FaultPlan plan = DcomFaults.strings(bindings -> elsewhere(bindings, host.exporterPort()));
        try (SimulatedHost started =
                        SimulatedHost.start(HostAndAnswer.BELOW.scenario(), with(plan));
                ServerSocket other = listenElsewhere(started.exporterPort())) {
            host = started;
            Observation seen = CheckRun.run(host, host.address(), host.port(), "20");
            assertEquals(HostAndAnswer.BELOW.line(), seen.line());
            assertThrows(SocketTimeoutException.class, other::accept);
        }
    }

    @Test
    void theFirstPortIsTriedHereAndNowhereElse() throws IOException {
        try (ServerSocket other = listenElsewhere(0);
                DeadPorts dead = new DeadPorts()) {
            int port = other.getLocalPort();
            FaultPlan plan =
                    Faults.all(
                            DcomFaults.strings(
                                    bindings ->
                                            List.of(
                                                    StringBindings.tcp(
                                                            "h[" + dead.refusing() + "]"),
                                                    StringBindings.tcp(
                                                            ELSEWHERE + "[" + port + "]"))));
            try (SimulatedHost started =
                    SimulatedHost.start(HostAndAnswer.BELOW.scenario(), with(plan))) {
                Observation seen = CheckRun.run(started, started.address(), started.port(), "20");
                assertEquals(3, seen.exitCode());
                assertThrows(SocketTimeoutException.class, other::accept);
            }
        }
    }

    @Test
    void anAddressOfIpv6WorksAlike() throws IOException {
        InetAddress six = InetAddress.getByName("::1");
        try (ServerSocket probe = new ServerSocket(0, 1, six)) {
            probe.getLocalPort();
        } catch (IOException e) {
            Assumptions.abort("no IPv6 on this machine: " + e.getMessage());
        }
        HostOptions options = HostOptions.builder().address(six).build();
        try (SimulatedHost started = SimulatedHost.start(HostAndAnswer.BELOW.scenario(), options)) {
            for (String address : List.of("::1", "[::1]", "0:0:0:0:0:0:0:1")) {
                Observation seen = CheckRun.run(started, address, started.port(), "20");
                assertEquals(HostAndAnswer.BELOW.line(), seen.line(), seen.output());
            }
        }
    }

    private static HostOptions with(FaultPlan plan) {
        return HostOptions.builder().faults(plan).build();
    }

    private static ServerSocket listenElsewhere(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress(ELSEWHERE, port));
        socket.setSoTimeout(NOTICE_MILLIS);
        return socket;
    }
}
