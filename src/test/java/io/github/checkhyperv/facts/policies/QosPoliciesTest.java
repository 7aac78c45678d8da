package io.github.checkhyperv.facts.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Flow;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.QosVolume;
import io.github.checkhyperv.check.StorageQos;
import io.github.checkhyperv.facts.Beside;
import io.github.checkhyperv.facts.hyperv.FakeHost;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Units and meanings are those of SOURCES.md, section 1. */
class QosPoliciesTest {
    private static final String STORAGE = "root\\Microsoft\\Windows\\Storage";
    private static final String CLUSTER = "root\\MSCluster";
    private static final String FLOW = "MSFT_StorageQoSFlow";
    private static final String POLICY = "MSFT_StorageQoSPolicy";
    private static final String VOLUME = "MSFT_StorageQoSVolume";
    private static final String STORE = "MSFT_StorageQoSPolicyStore";
    private static final String RESOURCE = "MSCluster_Resource";
    private static final String GOLD = "a1b2c3d4-0001-4a5b-8c6d-7e8f90a1b2c3";
    private static final String NONE = "00000000-0000-0000-0000-000000000000";
    private static final long FIVE_MINUTES = 3_000_000_000L;

    private final FakeHost host =
            new FakeHost()
                    .namespaces(STORAGE, CLUSTER)
                    .knows(FLOW, "FlowId", "PolicyId", "InitiatorId", "InitiatorName")
                    .knows(FLOW, "InitiatorNodeName", "FilePath", "Reservation", "Limit")
                    .knows(FLOW, "BandwidthLimit", "InitiatorIOPS", "InitiatorLatency")
                    .knows(FLOW, "InitiatorBandwidth", "TimeStamp", "Interval", "Status")
                    .knows(POLICY, "PolicyId", "Name", "PolicyType", "ThroughputReservation")
                    .knows(POLICY, "ThroughputLimit", "BandwidthLimit", "Status")
                    .knows(VOLUME, "VolumeId", "Mountpoint", "IOPS", "Latency", "Bandwidth")
                    .knows(VOLUME, "Reservation", "Limit", "BandwidthLimit", "Status")
                    .knows(STORE, "IOPSNormalizationSize")
                    .knows(RESOURCE, "State")
                    .row(RESOURCE, "State", 2L);

    private Beside<StorageQos> ask() throws SessionException {
        return new QosPolicies()
                .ask(
                        host,
                        MemoryBudget.ofOneHost(),
                        Deadline.in(Duration.ofSeconds(5)),
                        Step.Listener.NONE);
    }

    private void flow(String id, String policy, long iops, long time, long status) {
        host.row(
                FLOW,
                "FlowId",
                id,
                "PolicyId",
                policy,
                "InitiatorId",
                "a1576c71-f505-4d1b-9b78-2cfd971b0f31",
                "InitiatorName",
                "SQL1",
                "InitiatorNodeName",
                "HV01.contoso.com",
                "FilePath",
                "C:\\ClusterStorage\\Volume1\\a.vhdx",
                "Reservation",
                500L,
                "Limit",
                0L,
                "InitiatorIOPS",
                iops,
                "InitiatorLatency",
                262_684L,
                "InitiatorBandwidth",
                4_096_000L,
                "TimeStamp",
                time,
                "Interval",
                FIVE_MINUTES,
                "Status",
                status);
    }

    private void policy(String id, String name, Long type) {
        host.row(
                POLICY,
                "PolicyId",
                id,
                "Name",
                name,
                "PolicyType",
                type,
                "ThroughputReservation",
                500L,
                "ThroughputLimit",
                1000L,
                "BandwidthLimit",
                1_048_576L,
                "Status",
                0L);
    }

    @Test
    void aFlowIsReadInItsUnits() throws Exception {
        flow("f1", GOLD, 480, 10, 1);
        Flow flow = ask().found().flows().get(0);
        assertEquals("A1576C71-F505-4D1B-9B78-2CFD971B0F31", flow.vmGuid());
        assertEquals(Optional.of("SQL1"), flow.vmName());
        assertEquals(Optional.of("HV01.contoso.com"), flow.node());
        assertEquals(Optional.of("C:\\ClusterStorage\\Volume1\\a.vhdx"), flow.path());
        assertEquals(OptionalDouble.of(480), flow.rates().iops());
        assertEquals(OptionalDouble.of(26.2684), flow.rates().latencyMillis());
        assertEquals(OptionalDouble.of(4_096_000), flow.rates().bytes());
        assertEquals(500, flow.bounds().reservedIops());
        assertTrue(flow.status().isBelowReservation());
    }

    @Test
    void thePolicyOfZerosIsNone() throws Exception {
        flow("f1", NONE, 480, 10, 0);
        assertEquals(Optional.empty(), ask().found().flows().get(0).policyId());
    }

    @Test
    void nodesThatServeAFileAtTheSameTimeAreAddedUp() throws Exception {
        flow("f1", GOLD, 300, 5 * FIVE_MINUTES, 0);
        flow("f1", GOLD, 200, 5 * FIVE_MINUTES - FIVE_MINUTES / 2, 1);
        List<Flow> flows = ask().found().flows();
        assertEquals(1, flows.size());
        assertEquals(OptionalDouble.of(500), flows.get(0).rates().iops());
        assertTrue(flows.get(0).status().isBelowReservation());
    }

    @Test
    void whatANodeToldBeforeTheVolumeMovedIsOver() throws Exception {
        flow("f1", GOLD, 300, FIVE_MINUTES, 1);
        flow("f1", GOLD, 200, 3 * FIVE_MINUTES, 0);
        Flow flow = ask().found().flows().get(0);
        assertEquals(OptionalDouble.of(200), flow.rates().iops());
        assertEquals(0, flow.status().code());
    }

    @Test
    void anIntervalInMillisecondsIsTheSameInterval() throws Exception {
        host.clear(FLOW);
        flow("f1", GOLD, 300, 5 * FIVE_MINUTES, 0);
        flow("f1", GOLD, 200, 5 * FIVE_MINUTES - FIVE_MINUTES / 2, 0);
        host.setAll(FLOW, "Interval", 300_000L);
        assertEquals(OptionalDouble.of(500), ask().found().flows().get(0).rates().iops());
    }

    @Test
    void aPolicyKnowsItsKindAndWhatItsFlowsGet() throws Exception {
        policy(GOLD, "Gold", 1L);
        policy("a1b2c3d4-0002-4a5b-8c6d-7e8f90a1b2c3", "Shared", 0L);
        policy("a1b2c3d4-0003-4a5b-8c6d-7e8f90a1b2c3", "Odd", 7L);
        flow("f1", GOLD, 300, 10, 0);
        flow("f2", GOLD, 200, 10, 0);
        List<QosPolicy> policies = ask().found().policies();
        assertEquals(QosPolicy.Kind.DEDICATED, policies.get(0).kind());
        assertEquals("Gold", policies.get(0).name());
        assertEquals(2, policies.get(0).flows());
        assertEquals(OptionalDouble.of(500), policies.get(0).rates().iops());
        assertEquals(1000, policies.get(0).bounds().limitIops());
        assertEquals(1_048_576, policies.get(0).bounds().limitBytes());
        assertEquals(QosPolicy.Kind.AGGREGATED, policies.get(1).kind());
        assertEquals(0, policies.get(1).flows());
        assertEquals(OptionalDouble.empty(), policies.get(1).rates().iops());
        assertEquals(QosPolicy.Kind.UNKNOWN, policies.get(2).kind());
    }

    @Test
    void aVolumeTellsWhatIsReservedAndWhatItDelivers() throws Exception {
        host.row(
                VOLUME,
                "VolumeId",
                "6f2c",
                "Mountpoint",
                "C:\\ClusterStorage\\Volume1\\",
                "IOPS",
                4_200L,
                "Latency",
                20_000L,
                "Reservation",
                9_000L,
                "Status",
                1L);
        host.row(STORE, "IOPSNormalizationSize", 8192L);
        StorageQos found = ask().found();
        QosVolume volume = found.volumes().get(0);
        assertEquals("C:\\ClusterStorage\\Volume1\\", volume.mountpoint());
        assertEquals(9_000, volume.bounds().reservedIops());
        assertEquals(OptionalDouble.of(4_200), volume.rates().iops());
        assertEquals(OptionalDouble.of(2), volume.rates().latencyMillis());
        assertEquals(OptionalDouble.empty(), volume.rates().bytes());
        assertTrue(volume.status().isBelowReservation());
        assertEquals(OptionalLong.of(8192), found.ioOctets());
    }

    @Test
    void aManagerThatIsOfflineOrAbsentIsToldBesideWhatThereIs() throws Exception {
        assertEquals(List.of(), ask().lacks());
        host.setAll(RESOURCE, "State", 3L);
        assertEquals(PolicyProblem.MANAGER_OFFLINE, ask().lacks().get(0).problem());
        host.clear(RESOURCE);
        assertEquals(PolicyProblem.MANAGER_ABSENT, ask().lacks().get(0).problem());
    }

    @Test
    void aHostThatIsNoNodeHasNoManagerToTellOf() throws Exception {
        host.namespaces(STORAGE);
        assertEquals(List.of(), ask().lacks());
    }

    @Test
    void aClusterThatMayNotBeReadIsToldByItsNamespace() throws Exception {
        host.refuse(CLUSTER, denied());
        assertEquals("access denied to root\\MSCluster", ask().lacks().get(0).what());
    }

    private static SessionException denied() {
        return new SessionException(
                WmiProblem.ACCESS_DENIED_NAMESPACE, Stage.LOG_IN, "", 0x80041003);
    }

    @Test
    void aHostWithoutTheClassHasNoStorageQos() {
        host.withoutClass(POLICY);
        assertEquals(
                PolicyProblem.NO_STORAGE_QOS,
                assertThrows(SessionException.class, this::ask).problem());
    }

    @Test
    void aRefusedNamespaceIsNamed() {
        host.refuse(STORAGE, denied());
        SessionException e = assertThrows(SessionException.class, this::ask);
        assertEquals("access denied to root\\Microsoft\\Windows\\Storage", e.failure().what());
    }
}
