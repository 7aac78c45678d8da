package io.github.checkhyperv.simhost.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.cim.Wql;
import io.github.checkhyperv.simhost.scenario.Sources.Manager;
import io.github.checkhyperv.simhost.wmi.Repository;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageQosTest {
    private static final String NAMESPACE = "root\\Microsoft\\Windows\\Storage";
    private static final String FLOW = "MSFT_StorageQoSFlow";
    private static final String ZERO = "00000000-0000-0000-0000-000000000000";
    private static final ClusterScenario DISAGREEING = ClusterScenario.named("flows-disagree");

    private final MovableClock clock = new MovableClock();

    private Repository repository(Scenario scenario) {
        return RepositoryBuilder.build(scenario, new Meters(clock));
    }

    private List<Row> ask(Scenario scenario, String query) throws Wql.SyntaxError {
        return ask(repository(scenario).namespace(NAMESPACE), query);
    }

    private static List<Row> ask(Namespace namespace, String query) throws Wql.SyntaxError {
        Wql wql = Wql.parse(query);
        return namespace.instances(namespace.type(wql.className()).orElseThrow()).stream()
                .filter(wql.condition()::holds)
                .toList();
    }

    private List<Row> flows(Scenario scenario) throws Wql.SyntaxError {
        return ask(scenario, "SELECT * FROM " + FLOW + " WHERE FlowId != '" + ZERO + "'");
    }

    private static Row of(List<Row> rows, String property, String value) {
        return rows.stream()
                .filter(row -> row.get(property).toString().endsWith(value))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HV01", "HV02"})
    void eachNodeTellsOfAllFlowsOfTheCluster(String node) throws Wql.SyntaxError {
        List<Row> flows = flows(DISAGREEING.host(node));
        Map<String, Long> byDisk =
                flows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.get("FilePath").toString().split("\\\\")[4],
                                        Collectors.counting()));
        assertEquals(
                Map.of(
                        "App01-System.vhdx", 1L,
                        "App01-Data.vhdx", 1L,
                        "Db01-System.vhdx", 1L,
                        "Db01-Data.vhdx", 1L,
                        "Web01-System.vhdx", 2L),
                byDisk);
    }

    @Test
    void aFlowNamesWhoUsesWhichFileAndWhatItGets() throws Wql.SyntaxError {
        Row flow = of(flows(DISAGREEING.host("HV02")), "FilePath", "App01-Data.vhdx");
        assertEquals("ae1f9a10-3c52-4b7d-a0d4-1b2c3d4e5f60", flow.get("InitiatorId"));
        assertEquals("App01", flow.get("InitiatorName"));
        assertEquals("HV01.contoso.example", flow.get("InitiatorNodeName"));
        assertEquals(310L, flow.get("InitiatorIOPS"));
        // 26.2684 ms in units of 100 ns.
        assertEquals(262_684L, flow.get("InitiatorLatency"));
        assertEquals(500L, flow.get("Reservation"));
        assertEquals(5000L, flow.get("Limit"));
        assertEquals(3_000_000_000L, flow.get("Interval"));
        assertEquals(1L, flow.get("Status"));
        // 2026-11-28T02:00Z is 1,795,831,200 s after 1970, which is 11,644,473,600 s after 1601.
        assertEquals((1_795_831_200L + 11_644_473_600L) * 10_000_000, flow.get("TimeStamp"));
    }

    @Test
    void aFlowAndItsDiskMayDisagree() throws Wql.SyntaxError {
        Row flow = of(flows(DISAGREEING.host("HV02")), "FilePath", "Db01-Data.vhdx");
        assertEquals(0L, flow.get("Status"));
        assertTrue(
                disks(DISAGREEING.host("HV02")).stream()
                        .anyMatch(row -> List.of(3L, 32788L).equals(row.get("OperationalStatus"))));
    }

    private List<Row> disks(Scenario scenario) throws Wql.SyntaxError {
        Namespace v2 = repository(scenario).namespace("root\\virtualization\\v2");
        return ask(v2, "SELECT * FROM Msvm_LogicalDisk");
    }

    @Test
    void theOlderOfTwoRowsOfAFlowIsOfAnotherStorageNode() throws Wql.SyntaxError {
        List<Row> both =
                flows(DISAGREEING.host("HV01")).stream()
                        .filter(row -> "Web01".equals(row.get("InitiatorName")))
                        .toList();
        assertEquals(both.get(0).get("FlowId"), both.get(1).get("FlowId"));
        assertEquals("HV01.contoso.example", both.get(0).get("StorageNodeName"));
        assertEquals("HV02.contoso.example", both.get(1).get("StorageNodeName"));
        assertEquals(0L, both.get(0).get("Status"));
        assertEquals(1L, both.get(1).get("Status"));
        assertTrue((Long) both.get(1).get("TimeStamp") < (Long) both.get(0).get("TimeStamp"));
    }

    @Test
    void eachVolumeAndNodeHasAHiddenFlow() throws Wql.SyntaxError {
        Scenario node = DISAGREEING.host("HV01");
        List<Row> hidden = ask(node, "SELECT * FROM " + FLOW + " WHERE FlowId = '" + ZERO + "'");
        // Volume1, Volume2 and Volume3 on two nodes; together the key of the class.
        assertEquals(3 * 2, hidden.size());
        assertEquals(
                3 * 2,
                hidden.stream()
                        .map(row -> row.get("VolumeId") + " " + row.get("StorageNodeName"))
                        .distinct()
                        .count());
        assertEquals("DefaultFlow", hidden.get(0).get("FilePath"));
    }

    @Test
    void policiesAreDedicatedOrAggregated() throws Wql.SyntaxError {
        List<Row> policies = ask(DISAGREEING.host("HV01"), "SELECT * FROM MSFT_StorageQoSPolicy");
        assertEquals(
                List.of("Default", "Gold", "Silver", "Unused"),
                policies.stream().map(row -> row.get("Name")).toList());
        Row gold = of(policies, "Name", "Gold");
        assertEquals(1L, gold.get("PolicyType"));
        assertEquals(500L, gold.get("ThroughputReservation"));
        assertEquals(1L, gold.get("Status"));
        assertEquals(0L, of(policies, "Name", "Silver").get("PolicyType"));
        assertEquals(0L, of(policies, "Name", "Silver").get("Status"));
    }

    @Test
    void aVolumeIsTheSumOfItsFlowsUnlessItSaysOtherwise() throws Wql.SyntaxError {
        List<Row> volumes = ask(DISAGREEING.host("HV01"), "SELECT * FROM MSFT_StorageQoSVolume");
        assertEquals(3, volumes.size());
        Row first = of(volumes, "Mountpoint", "Volume1\\");
        // App01-System without a reservation does 40, App01-Data 310 of 500.
        assertEquals(350L, first.get("IOPS"));
        assertEquals(500L, first.get("Reservation"));
        Row second = of(volumes, "Mountpoint", "Volume2\\");
        assertEquals(9000L, second.get("Reservation"));
        assertEquals(2500L, second.get("IOPS"));
        assertEquals(1L, second.get("Status"));
    }

    @Test
    void whatAnAggregatedPolicyReservesIsReservedOnce() throws Wql.SyntaxError {
        List<Row> volumes =
                ask(Scenario.named("facts-2022"), "SELECT * FROM MSFT_StorageQoSVolume");
        // Gold, 400, for Sql01-Data; Shared, 300, for Web01-System.
        assertEquals(700L, of(volumes, "Mountpoint", "D:\\").get("Reservation"));
        // Shared, 300, for Web01-Logs; Web01-Cache has 500 of its own.
        assertEquals(800L, of(volumes, "Mountpoint", "E:\\").get("Reservation"));
    }

    @Test
    void normalizationIsTo8Kilobytes() throws Wql.SyntaxError {
        List<Row> store = ask(DISAGREEING.host("HV01"), "SELECT * FROM MSFT_StorageQoSPolicyStore");
        assertEquals(8192L, store.get(0).get("IOPSNormalizationSize"));
    }

    @ParameterizedTest
    @EnumSource(names = {"W2016", "W2019", "W2022", "W2025"})
    void clustersOfTheseVersionsHaveIt(Windows windows) {
        Scenario node = ClusterScenario.of("C", "N1").onWindows(windows).host("N1");
        assertTrue(repository(node).namespace(NAMESPACE).type(FLOW).isPresent());
    }

    @Test
    void olderClustersAndHostsByThemselvesHaveTheNamespaceOnly() {
        Scenario old = ClusterScenario.of("C", "N1").onWindows(Windows.W2012R2).host("N1");
        assertTrue(repository(old).namespace(NAMESPACE).type(FLOW).isEmpty());
        Scenario alone = Scenario.named("healthy");
        assertTrue(repository(alone).namespace(NAMESPACE).type(FLOW).isEmpty());
        assertNull(repository(alone.onWindows(Windows.W2008R2)).namespace(NAMESPACE));
    }

    @Test
    void aHostByItselfHasItWhenItsScenarioSaysSo() throws Wql.SyntaxError {
        assertEquals(5, flows(Scenario.named("facts-2022")).size());
    }

    @Test
    void resourceOfTheClusterRunsIt() throws Wql.SyntaxError {
        Row resource = manager(DISAGREEING).get(0);
        assertEquals("Storage Qos Resource", resource.get("Name"));
        assertEquals(2L, resource.get("State"));
        assertEquals("Cluster Group", resource.get("OwnerGroup"));
    }

    @Test
    void withoutItsResourceThereAreNoFlows() throws Wql.SyntaxError {
        ClusterScenario offline = managed(Manager.OFFLINE);
        assertEquals(3L, manager(offline).get(0).get("State"));
        assertEquals(List.of(), flows(offline.host("HV01")));
        ClusterScenario absent = managed(Manager.ABSENT);
        assertEquals(List.of(), manager(absent));
        assertEquals(List.of(), flows(absent.host("HV01")));
    }

    private static ClusterScenario managed(Manager manager) {
        Sources sources = DISAGREEING.sources();
        return DISAGREEING.with(sources.with(sources.storageQos().managed(manager)));
    }

    private List<Row> manager(ClusterScenario cluster) throws Wql.SyntaxError {
        Namespace namespace = repository(cluster.host("HV01")).namespace("root\\MSCluster");
        return ask(
                namespace,
                "SELECT Name FROM MSCluster_Resource WHERE Type = 'Storage QoS Policy Manager'");
    }

    @Test
    void aTypeOfPolicyThatNobodyKnowsIsAnError() {
        String file = "{\"storage_qos\": {\"policies\": [{\"id\": \"x\", \"type\": \"shared\"}]}}";
        assertThrows(IllegalArgumentException.class, () -> ScenarioFile.parse(file));
    }

    @Test
    void aMereWordIsTheStateOfAFamily() {
        Scenario scenario = ScenarioFile.parse("{\"storage_qos\": \"there\"}");
        assertTrue(repository(scenario).namespace(NAMESPACE).type(FLOW).isPresent());
    }

    @Test
    void oneNodeMayAnswerOtherwiseThanTheOthers() throws Wql.SyntaxError {
        ClusterScenario cluster =
                ClusterFile.parse(
                        "{\"nodes\": [{\"name\": \"A\", \"storage_qos\": \"missing\"},"
                                + " {\"name\": \"B\"}]}");
        assertTrue(repository(cluster.host("A")).namespace(NAMESPACE).type(FLOW).isEmpty());
        assertEquals(List.of(), flows(cluster.host("B")));
    }
}
