package io.github.checkhyperv.simhost.scenario;

import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.Hosted;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.Node;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.State;
import io.github.checkhyperv.simhost.scenario.Sources.Policy;
import io.github.checkhyperv.simhost.scenario.Sources.StorageQos;
import io.github.checkhyperv.simhost.scenario.Sources.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Storage QoS of a cluster, each of whose nodes says the same, or of a host by itself. */
final class QosRows {
    private static final String FLOW = QosFlowRows.FLOW;
    private static final String POLICY = "MSFT_StorageQoSPolicy";
    private static final String VOLUME = "MSFT_StorageQoSVolume";
    private static final String STORE = "MSFT_StorageQoSPolicyStore";
    private static final String ZERO = QosFlowRows.ZERO;
    private static final int NORMALIZATION_SIZE = 8192;
    private static final int INSUFFICIENT_THROUGHPUT = 1;

    private final Namespace namespace;
    private final Scenario scenario;
    private final StorageQos storageQos;
    private final Meters meters;

    QosRows(Namespace namespace, Scenario scenario, Meters meters) {
        this.namespace = namespace;
        this.scenario = scenario;
        this.storageQos = scenario.sources().storageQos();
        this.meters = meters;
    }

    void provideAll() {
        namespace.provide(FLOW, this::flowRows);
        namespace.provide(POLICY, this::policyRows);
        namespace.provide(VOLUME, this::volumeRows);
        namespace.provide(STORE, this::storeRows);
    }

    private List<Hosted> machines() {
        return scenario.cluster()
                .map(QosRows::up)
                .orElseGet(
                        () ->
                                scenario.machines().stream()
                                        .map(machine -> new Hosted(scenario.host(), machine))
                                        .toList());
    }

    private static List<Hosted> up(ClusterScenario cluster) {
        return cluster.machines().stream()
                .filter(hosted -> cluster.node(hosted.node()).state() != State.DOWN)
                .toList();
    }

    private List<QosFlow> flows() {
        List<QosFlow> flows = new ArrayList<>();
        for (Hosted hosted : machines()) {
            Machine machine = hosted.machine();
            if (machine.hasOpenFiles()) {
                machine.disks().stream()
                        .filter(Disk::isFile)
                        .map(disk -> QosFlow.of(hosted, disk, storageQos.policies()))
                        .forEach(flows::add);
            }
        }
        return flows;
    }

    private Map<String, List<QosFlow>> byVolume() {
        Map<String, List<QosFlow>> volumes = new LinkedHashMap<>();
        storageQos.volumes().forEach(each -> volumes.put(each.mountpoint(), new ArrayList<>()));
        for (QosFlow flow : flows()) {
            volumes.computeIfAbsent(flow.mountpoint(), volume -> new ArrayList<>()).add(flow);
        }
        return volumes;
    }

    private List<Row> flowRows() {
        return new QosFlowRows(namespace, storageNodes(), meters.fileTime())
                .all(flows(), byVolume().keySet());
    }

    /** A host by itself, and one whose cluster is down, answers for itself. */
    private List<String> storageNodes() {
        List<String> up =
                scenario.cluster().stream()
                        .flatMap(cluster -> cluster.nodes().stream())
                        .filter(node -> node.state() != State.DOWN)
                        .map(Node::name)
                        .toList();
        return up.isEmpty() ? List.of(scenario.host()) : up;
    }

    private List<Row> policyRows() {
        List<Row> rows = new ArrayList<>();
        rows.add(policy(new Policy(ZERO, "Default", true, 0, 0, 0, 0)));
        storageQos.policies().forEach(policy -> rows.add(policy(policy)));
        return rows;
    }

    private Row policy(Policy policy) {
        return namespace
                .row(POLICY)
                .set("PolicyId", policy.id())
                .set("Name", policy.name())
                .set("PolicyType", policy.dedicated() ? 1 : 0)
                .set("ThroughputReservation", policy.reservation())
                .set("ThroughputLimit", policy.limit())
                .set("BandwidthLimit", policy.bandwidth())
                .set("ParentPolicy", ZERO)
                .set("Status", policy.status() == null ? statusOf(policy) : policy.status());
    }

    private int statusOf(Policy policy) {
        List<QosFlow> own =
                flows().stream()
                        .filter(flow -> flow.policy().filter(policy::equals).isPresent())
                        .toList();
        return worst(own);
    }

    private static int worst(List<QosFlow> flows) {
        boolean below = flows.stream().anyMatch(flow -> flow.status() == INSUFFICIENT_THROUGHPUT);
        return below ? INSUFFICIENT_THROUGHPUT : 0;
    }

    private List<Row> volumeRows() {
        List<Row> rows = new ArrayList<>();
        byVolume().forEach((mountpoint, flows) -> rows.add(volume(mountpoint, flows)));
        return rows;
    }

    private Row volume(String mountpoint, List<QosFlow> flows) {
        Volume said =
                storageQos.volumes().stream()
                        .filter(each -> each.mountpoint().equals(mountpoint))
                        .findFirst()
                        .orElse(Volume.of(mountpoint));
        Work work = flows.stream().map(QosFlow::work).reduce(Work.IDLE, Work::plus);
        return namespace
                .row(VOLUME)
                .set("VolumeId", QosFlowRows.volumeId(mountpoint))
                .set("Mountpoint", mountpoint)
                .set("IOPS", said.iops() == null ? work.iops() : said.iops())
                .set("Latency", work.latency())
                .set("Bandwidth", work.readBytes() + work.writeBytes())
                .set(
                        "Reservation",
                        said.reservation() == null ? reserved(flows) : said.reservation())
                .set("Limit", 0)
                .set("BandwidthLimit", 0)
                .set("TimeStamp", meters.fileTime())
                .set("Interval", QosFlowRows.INTERVAL)
                .set("Status", said.status() == null ? worst(flows) : said.status());
    }

    /** Flows share what an aggregated policy reserves. */
    private static long reserved(List<QosFlow> flows) {
        long shared =
                flows.stream()
                        .flatMap(flow -> flow.policy().stream())
                        .filter(policy -> !policy.dedicated())
                        .distinct()
                        .mapToLong(Policy::reservation)
                        .sum();
        return shared
                + flows.stream()
                        .filter(flow -> flow.policy().map(Policy::dedicated).orElse(true))
                        .mapToLong(QosFlow::reservation)
                        .sum();
    }

    private List<Row> storeRows() {
        String store = scenario.cluster().map(ClusterScenario::name).orElse(scenario.host());
        return List.of(
                namespace
                        .row(STORE)
                        .set("Id", QosFlow.guid("store " + store))
                        .set("IOPSNormalizationSize", NORMALIZATION_SIZE));
    }
}
