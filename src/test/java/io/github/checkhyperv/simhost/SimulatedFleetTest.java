package io.github.checkhyperv.simhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.ntlm.Ntlm;
import io.github.checkhyperv.simhost.scenario.FleetScenario;
import io.github.checkhyperv.simhost.scenario.FleetScenario.Kind;
import io.github.checkhyperv.simhost.scenario.FleetScenario.Member;
import io.github.checkhyperv.simhost.scenario.Scenario;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.QueryBudget;
import io.github.checkhyperv.wmi.RowMapper;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.dcom.DcomHost;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many hosts in one process, over real sockets. */
class SimulatedFleetTest {
    private static final int HOSTS = 1_000;
    private static final int AT_ONCE = 8;
    private static final String MACHINES = "SELECT Name, ElementName FROM Msvm_ComputerSystem";
    private static final String DISKS =
            "SELECT SystemName, OperationalStatus FROM Msvm_LogicalDisk";

    private static <T> List<T> ask(
            SimulatedFleet fleet, String name, String query, RowMapper<T> mapper)
            throws SessionException {
        Deadline deadline = Deadline.in(Duration.ofSeconds(60));
        Password password = new Password("CONTOSO", "monitor", "Geheim-1!".toCharArray());
        String address = fleet.address(name);
        Ntlm ntlm = new Ntlm(password);
        try (password;
                WmiHost host =
                        DcomHost.connect(
                                address,
                                fleet.port(),
                                ntlm,
                                MemoryBudget.ofOneHost(),
                                deadline,
                                step -> {})) {
            return host.open("root\\virtualization\\v2", deadline)
                    .list(query, mapper, QueryBudget.of(MemoryBudget.ofOneHost()), deadline);
        }
    }

    private static String name(CimInstance row) throws SessionException {
        return row.string("Name").orElseThrow();
    }

    private static boolean isBelow(CimInstance row) throws SessionException {
        return row.uint16Array("OperationalStatus").orElseThrow().contains(32788);
    }

    @Test
    void aThousandHostsStartAndEachAnswersAsItself()
            throws IOException, InterruptedException, ExecutionException {
        FleetScenario scenario = new FleetScenario(Scenario.named("healthy"), HOSTS, 250, 300, 170);
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try (SimulatedFleet fleet = SimulatedFleet.start(scenario)) {
            List<Future<String>> answers = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (Member member : fleet.members()) {
                if (member.kind() == Kind.OK || member.kind() == Kind.BELOW) {
                    String name = member.name();
                    answers.add(
                            clients.submit(
                                    () ->
                                            ask(fleet, name, MACHINES, SimulatedFleetTest::name)
                                                    .get(0)));
                    expected.add(name);
                }
            }
            List<String> names = new ArrayList<>();
            for (Future<String> answer : answers) {
                names.add(answer.get());
            }
            assertEquals(expected, names);
            assertEquals(992, names.size());
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void whoIsWhatFollowsFromTheNumbers() throws IOException, SessionException {
        FleetScenario scenario = new FleetScenario(Scenario.named("healthy"), 12, 2, 3, 4);
        try (SimulatedFleet fleet = SimulatedFleet.start(scenario)) {
            List<String> kinds = fleet.members().stream().map(m -> m.kind().label()).toList();
            assertEquals(
                    List.of(
                            "ok", "below", "silent", "refused", "ok", "silent", "ok", "refused",
                            "silent", "below", "ok", "refused"),
                    kinds);
            assertEquals("127.1.0.1", fleet.address("HV0001"));
            assertEquals("127.1.0.12", fleet.address("HV0012"));
            assertEquals(
                    List.of(true, false, false, false, false, false, false, false),
                    ask(fleet, "HV0002", DISKS, SimulatedFleetTest::isBelow));
            assertTrue(
                    ask(fleet, "HV0005", DISKS, SimulatedFleetTest::isBelow).stream()
                            .noneMatch(below -> below));
            assertThrows(
                    ConnectException.class,
                    () -> new RawClient(fleet.address("HV0004"), fleet.port()));
            try (RawClient client = RawClient.bound(fleet.hostOf("HV0003"))) {
                assertThrows(SocketTimeoutException.class, client::receive);
            }
        }
    }

    @Test
    void noMachineIsOnTwoHosts() throws IOException, SessionException {
        FleetScenario scenario = FleetScenario.of(3, Scenario.named("healthy"));
        try (SimulatedFleet fleet = SimulatedFleet.start(scenario)) {
            Set<String> names = new HashSet<>();
            for (Member member : fleet.members()) {
                names.addAll(ask(fleet, member.name(), MACHINES, SimulatedFleetTest::name));
            }
            assertEquals(3 * (1 + 4), names.size());
        }
    }
}
