package io.github.checkhyperv.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.faults.CheckRun.Observation;
import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.fault.DcomFaults;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A firewall that lets the endpoint mapper through, and not the port that it names. */
class DynamicPortTest {
    @Test
    void refusedPortIsToldApartFromTheEndpointMapper() throws IOException {
        try (DeadPorts ports = new DeadPorts()) {
            Observation seen = ask(ports.refusing(), "10:critical");
            assertEquals(3, seen.exitCode());
            assertTrue(seen.line().contains("connect: no way to the dynamic port: "), seen.line());
        }
    }

    @Test
    void silentPortIsATimeOutThatSaysSo() throws IOException {
        try (DeadPorts ports = new DeadPorts()) {
            Observation seen = ask(ports.swallowing(), "1:critical");
            assertEquals(2, seen.exitCode());
            assertTrue(seen.line().contains("connect: timed out: "), seen.line());
        }
    }

    private static Observation ask(int port, String limit) throws IOException {
        HostOptions options =
                HostOptions.builder()
                        .faults(
                                DcomFaults.strings(
                                        bindings ->
                                                List.of(
                                                        StringBindings.tcp(
                                                                "TESTHOST01[" + port + "]"))))
                        .build();
        try (SimulatedHost host = SimulatedHost.start(HostAndAnswer.HEALTHY.scenario(), options)) {
            Observation seen = CheckRun.run(host, host.address(), host.port(), limit);
            String both =
                    "TCP port " + host.port() + " answered, the dynamic port " + port + " does not";
            assertTrue(seen.line().contains(both + "; open the host's dynamic RPC"), seen.line());
            return seen;
        }
    }
}
