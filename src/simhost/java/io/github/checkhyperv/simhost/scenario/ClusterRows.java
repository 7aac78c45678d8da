package io.github.checkhyperv.simhost.scenario;

import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.Hosted;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.Node;
import io.github.checkhyperv.simhost.scenario.Sources.Manager;
import java.util.List;
import java.util.Locale;

/** The rows of {@code root\MSCluster}, which are the same on each node. */
final class ClusterRows {
    private static final String CLUSTER = "MSCluster_Cluster";
    private static final String NODE = "MSCluster_Node";
    private static final String GROUP = "MSCluster_ResourceGroup";
    private static final String RESOURCE = "MSCluster_Resource";
    private static final String CORE = "Cluster Group";
    private static final int ONLINE = 2;
    private static final int CORE_GROUP = 1;
    private static final int VIRTUAL_MACHINE = 111;

    private final Namespace namespace;
    private final ClusterScenario cluster;

    ClusterRows(Namespace namespace, ClusterScenario cluster) {
        this.namespace = namespace;
        this.cluster = cluster;
    }

    void addAll() {
        cluster();
        for (int i = 0; i < cluster.nodes().size(); i++) {
            node(i + 1, cluster.nodes().get(i));
        }
        if (!cluster.nodes().isEmpty()) {
            String owner = cluster.nodes().get(0).name();
            group(CORE, CORE_GROUP, owner).set("IsCore", true);
            resource("Cluster Name", "Network Name", CORE, owner).set("CoreResource", true);
            policyManager(owner);
        }
        for (Hosted hosted : cluster.machines()) {
            // On its way a machine belongs to the node that it leaves.
            if (hosted.machine().enabledState() != Machine.STARTING) {
                group(hosted.machine().name(), VIRTUAL_MACHINE, hosted.node()).set("IsCore", false);
                String name = hosted.machine().name();
                resource("Virtual Machine " + name, "Virtual Machine", name, hosted.node());
            }
        }
    }

    private void policyManager(String owner) {
        Manager manager = cluster.sources().storageQos().manager();
        if (cluster.windows().year() >= Windows.W2016.year() && manager != Manager.ABSENT) {
            resource("Storage Qos Resource", "Storage QoS Policy Manager", CORE, owner)
                    .set("CoreResource", true)
                    .set("State", manager.state());
        }
    }

    private Row resource(String name, String type, String group, String owner) {
        return namespace
                .add(RESOURCE)
                .set("Name", name)
                .set("Caption", name)
                .set("Status", "OK")
                .set("Id", QosFlow.guid("resource " + name))
                .set("Type", type)
                .set("OwnerGroup", group)
                .set("OwnerNode", owner)
                .set("CoreResource", false)
                .set("IsClusterSharedVolume", false)
                .set("PersistentState", true)
                .set("State", ONLINE)
                .set("StatusInformation", 0);
    }

    private void cluster() {
        namespace
                .add(CLUSTER)
                .set("Name", cluster.name())
                .set("CreationClassName", CLUSTER)
                .set("Fqdn", cluster.name().toLowerCase(Locale.ROOT) + ".contoso.example")
                .set("MaxNumberOfNodes", 64)
                .set("AddEvictDelay", 60)
                .set("AdminAccessPoint", 1)
                .set("BackupInProgress", 0)
                .set("BlockCacheSize", 1024)
                .setIfThere("ClusterFunctionalLevel", cluster.windows() == Windows.W2016 ? 9 : 10)
                .set("ClusterLogLevel", 3)
                .set("ClusterLogSize", 1500)
                .set("DynamicQuorumEnabled", 1)
                .set("EnableSharedVolumes", 1)
                .setIfThere("S2DEnabled", 0)
                .set("SameSubnetDelay", 1000)
                .set("SameSubnetThreshold", 20)
                .set("Security", List.of(1, 0, 20, 128))
                .set("SharedVolumesRoot", "C:\\ClusterStorage");
    }

    private void node(int id, Node node) {
        namespace
                .add(NODE)
                .set("Name", node.name())
                .set("Caption", node.name())
                .set("CreationClassName", NODE)
                .set("Status", "OK")
                .set("BuildNumber", 17_763)
                .set("MajorVersion", 10)
                .set("MinorVersion", 0)
                .set("CSDVersion", "")
                .set("Characteristics", 0)
                .set("Flags", 0)
                .set("Id", Integer.toString(id))
                .set(
                        "NodeInstanceID",
                        String.format(Locale.ROOT, "00000000-0000-0000-0000-%012d", id))
                .set("NodeDrainStatus", node.drainStatus())
                .set("NodeDrainTarget", "")
                .set("NodeHighestVersion", 655_363)
                .set("NodeLowestVersion", 655_363)
                .set("NodeWeight", 1)
                .set("State", node.state().value())
                .setIfThere("DynamicWeight", 1)
                .setIfThere("FaultDomain", List.of("Site:", "Rack:"))
                .setIfThere("NeedsPreventQuorum", 0)
                .setIfThere("StatusInformation", node.statusInformation());
    }

    private Row group(String name, int type, String owner) {
        return namespace
                .add(GROUP)
                .set("Name", name)
                .set("Caption", name)
                .set("Status", "OK")
                .set("GroupType", type)
                .set("OwnerNode", owner)
                .set("PersistentState", true)
                .set("Priority", 2000)
                .set("State", 0);
    }
}
