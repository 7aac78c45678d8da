package io.github.checkhyperv.simhost.scenario;

import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.scenario.Sources.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The rows of flows at one moment.
 *
 * @param namespace where they live
 * @param storageNodes the nodes whose providers answer, first the one that owns all volumes
 * @param time the moment as FILETIME
 */
record QosFlowRows(Namespace namespace, List<String> storageNodes, long time) {
    static final String FLOW = "MSFT_StorageQoSFlow";
    static final String ZERO = "00000000-0000-0000-0000-000000000000";

    /** Five minutes, in 100 ns. */
    static final long INTERVAL = 300 * Meters.FREQUENCY;

    List<Row> all(List<QosFlow> flows, Collection<String> mountpoints) {
        List<Row> rows = new ArrayList<>();
        for (QosFlow flow : flows) {
            rows.add(flow(flow));
            if (flow.disk().flow().before() != null) {
                rows.add(older(flow, flow.disk().flow().before()));
            }
        }
        for (String mountpoint : mountpoints) {
            storageNodes.forEach(node -> rows.add(hidden(mountpoint, node)));
        }
        return rows;
    }

    private Row flow(QosFlow flow) {
        Row row = row(flow.id(), flow.mountpoint(), storageNodes.get(0), flow.work());
        return row.set("PolicyId", flow.disk().policy() == null ? ZERO : flow.disk().policy())
                .set("InitiatorId", flow.machine().guid().toLowerCase(Locale.ROOT))
                .set("InitiatorName", flow.machine().name())
                .set("InitiatorNodeName", domainName(flow.node()))
                .set("FilePath", flow.disk().path())
                .set("Reservation", flow.reservation())
                .set("Limit", flow.limit())
                .set("BandwidthLimit", flow.policy().map(Policy::bandwidth).orElse(0L))
                .set("Status", flow.status());
    }

    /** What the node that owned the volume before has not forgotten yet. */
    private Row older(QosFlow flow, Disk.Before before) {
        return flow(flow)
                .set("StorageNodeName", domainName(before.node()))
                .set("InitiatorIOPS", before.iops())
                .set("StorageNodeIOPS", before.iops())
                .set("Status", before.status())
                .set("TimeStamp", time - 2 * INTERVAL);
    }

    /** The default flow, for what belongs to no other. */
    private Row hidden(String mountpoint, String node) {
        return row(ZERO, mountpoint, node, Work.IDLE)
                .set("PolicyId", ZERO)
                .set("InitiatorId", ZERO)
                .set("InitiatorName", "")
                .set("InitiatorNodeName", "")
                .set("FilePath", "DefaultFlow")
                .set("Reservation", 0)
                .set("Limit", 0)
                .set("BandwidthLimit", 0)
                .set("Status", 0);
    }

    private Row row(String id, String mountpoint, String storageNode, Work work) {
        Row row =
                namespace
                        .row(FLOW)
                        .set("FlowId", id)
                        .set("VolumeId", volumeId(mountpoint))
                        .set("StorageNodeName", domainName(storageNode))
                        .set("TimeStamp", time)
                        .set("Interval", INTERVAL);
        for (String end : List.of("Initiator", "StorageNode")) {
            row.set(end + "IOPS", work.iops());
            row.set(end + "Latency", work.latency());
            row.set(end + "Bandwidth", work.readBytes() + work.writeBytes());
        }
        return row;
    }

    static String volumeId(String mountpoint) {
        return QosFlow.guid("volume " + mountpoint.toLowerCase(Locale.ROOT));
    }

    private static String domainName(String node) {
        return node + ".contoso.example";
    }
}
