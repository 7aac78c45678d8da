package io.github.checkhyperv.simhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.ntlm.Ntlm;
import io.github.checkhyperv.simhost.scenario.ClusterScenario;
import io.github.checkhyperv.simhost.scenario.FleetScenario;
import io.github.checkhyperv.simhost.scenario.Scenario;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.QueryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.WmiNamespace;
import io.github.checkhyperv.wmi.WmiProblem;
import io.github.checkhyperv.wmi.dcom.DcomHost;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What hosts say of their disks elsewhere, over real sockets. */
class SourcesTest {
    private static final String V2 = "root\\virtualization\\v2";
    private static final String CIMV2 = "root\\cimv2";
    private static final String STORAGE = "root\\Microsoft\\Windows\\Storage";
    private static final String COUNTERS =
            "SELECT Name, NormalizedThroughput, Timestamp_PerfTime"
                    + " FROM Win32_PerfRawData_Counters_HyperVVirtualStorageDevice";
    private static final String FLOWS =
            "SELECT InitiatorName, Status FROM MSFT_StorageQoSFlow"
                    + " WHERE FlowId != '00000000-0000-0000-0000-000000000000'";
    private static final String POOLS = "SELECT InstanceID FROM Msvm_ResourcePool";

    /** A clock that stands still unless it is moved. */
    private static final class StepClock extends Clock {
        private Instant now = Instant.parse("2026-11-28T02:00:00Z");

        synchronized void step() {
            now = now.plusSeconds(1);
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("a moment is the same in all zones");
        }
    }

    /** One session with one host. */
    private static final class Session implements AutoCloseable {
        private final Password password =
                new Password("CONTOSO", "monitor", "Geheim-1!".toCharArray());
        private final WmiHost host;

        Session(String address, int port) throws SessionException {
            Ntlm ntlm = new Ntlm(password);
            MemoryBudget budget = MemoryBudget.ofOneHost();
            host = DcomHost.connect(address, port, ntlm, budget, soon(), step -> {});
        }

        WmiNamespace open(String namespace) throws SessionException {
            return host.open(namespace, soon());
        }

        @Override
        public void close() {
            host.close();
            password.close();
        }
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    private static List<String> ask(WmiNamespace namespace, String query, String... properties)
            throws SessionException {
        QueryBudget budget = QueryBudget.of(MemoryBudget.ofOneHost());
        return namespace.list(query, row -> text(row, properties), budget, soon());
    }

    private static String text(CimInstance row, String... properties) throws SessionException {
        String text = row.string(properties[0]).orElse("-");
        for (int i = 1; i < properties.length; i++) {
            text += " " + row.uint64(properties[i]).orElseThrow();
        }
        return text;
    }

    @Test
    void countersRunWithinASession() throws IOException, SessionException {
        StepClock clock = new StepClock();
        HostOptions options = HostOptions.builder().clock(clock).build();
        try (SimulatedHost host = SimulatedHost.start(Scenario.named("facts-2022"), options);
                Session session = new Session(host.address(), host.port())) {
            WmiNamespace cimv2 = session.open(CIMV2);
            String[] properties = {"Name", "NormalizedThroughput", "Timestamp_PerfTime"};
            // 120 a second, and three days of 10,000,000 ticks a second.
            assertEquals(
                    "D:-VMs-Sql01-Sql01-System.vhdx 31104000 2592000000000",
                    ask(cimv2, COUNTERS, properties).get(0));
            clock.step();
            assertEquals(
                    "D:-VMs-Sql01-Sql01-System.vhdx 31104120 2592010000000",
                    ask(cimv2, COUNTERS, properties).get(0));
            assertEquals(Map.of(COUNTERS, 2 * 6), host.counters().rows());
        }
    }

    @Test
    void allOfItMayBeDenied() throws IOException, SessionException {
        try (SimulatedHost host = SimulatedHost.start(Scenario.named("facts-denied"));
                Session session = new Session(host.address(), host.port())) {
            assertProblem(WmiProblem.ACCESS_DENIED_NAMESPACE, () -> session.open(CIMV2));
            assertProblem(WmiProblem.ACCESS_DENIED_NAMESPACE, () -> session.open(STORAGE));
            WmiNamespace v2 = session.open(V2);
            SessionException denied =
                    assertThrows(SessionException.class, () -> ask(v2, POOLS, "InstanceID"));
            assertEquals("0x80041003", denied.getMessage().replaceAll(".*(0x\\w+).*", "$1"));
            String disks = "SELECT SystemName FROM Msvm_LogicalDisk";
            assertEquals(1, ask(v2, disks, "SystemName").size());
        }
    }

    private static void assertProblem(WmiProblem problem, Executable what) {
        assertEquals(problem, assertThrows(SessionException.class, what).problem());
    }

    @Test
    void aHostByItselfHasNoStorageQos() throws IOException, SessionException {
        try (SimulatedHost host = SimulatedHost.start(Scenario.named("healthy"));
                Session session = new Session(host.address(), host.port())) {
            WmiNamespace storage = session.open(STORAGE);
            assertProblem(
                    WmiProblem.CLASS_MISSING, () -> ask(storage, FLOWS, "InitiatorName", "Status"));
        }
    }

    @Test
    void eachNodeOfAClusterTellsOfAllFlowsAlsoAfterAMigration()
            throws IOException, SessionException {
        ClusterScenario scenario = ClusterScenario.named("flows-disagree");
        try (SimulatedCluster cluster = SimulatedCluster.start(scenario);
                Session first = new Session(cluster.address("HV01"), cluster.port());
                Session second = new Session(cluster.address("HV02"), cluster.port())) {
            List<String> flows =
                    List.of("App01 0", "App01 1", "Db01 0", "Db01 0", "Web01 0", "Web01 1");
            WmiNamespace storage = first.open(STORAGE);
            assertEquals(flows, sorted(ask(storage, FLOWS, "InitiatorName", "Status")));
            assertEquals(
                    flows, sorted(ask(second.open(STORAGE), FLOWS, "InitiatorName", "Status")));
            cluster.beginMigration("Web01", "HV02", "HV01");
            assertEquals(flows, sorted(ask(storage, FLOWS, "InitiatorName", "Status")));
            cluster.migrate("Web01", "HV02", "HV01");
            assertEquals(flows, sorted(ask(storage, FLOWS, "InitiatorName", "Status")));
        }
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    @Test
    void countersOfAMachineOnItsWayAreWhereItComesFrom() throws IOException, SessionException {
        ClusterScenario scenario = ClusterScenario.named("flows-disagree");
        try (SimulatedCluster cluster = SimulatedCluster.start(scenario);
                Session first = new Session(cluster.address("HV01"), cluster.port());
                Session second = new Session(cluster.address("HV02"), cluster.port())) {
            cluster.beginMigration("Web01", "HV02", "HV01");
            assertEquals(2 + 1, ask(first.open(CIMV2), COUNTERS, "Name").size());
            assertEquals(3 + 1, ask(second.open(CIMV2), COUNTERS, "Name").size());
        }
    }

    @Test
    void hostsOfAFleetHaveThemToo() throws IOException, SessionException {
        FleetScenario scenario = FleetScenario.of(3, Scenario.named("facts-2022"));
        try (SimulatedFleet fleet = SimulatedFleet.start(scenario);
                Session third = new Session(fleet.address("HV0003"), fleet.port())) {
            assertEquals(5 + 1, ask(third.open(CIMV2), COUNTERS, "Name").size());
            WmiNamespace storage = third.open(STORAGE);
            assertEquals(5, ask(storage, FLOWS, "InitiatorName", "Status").size());
            assertEquals(5, ask(third.open(V2), POOLS, "InstanceID").size());
        }
    }
}
