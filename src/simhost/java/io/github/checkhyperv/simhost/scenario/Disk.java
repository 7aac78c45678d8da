package io.github.checkhyperv.simhost.scenario;

import java.util.List;

/**
 * A medium of a virtual machine and the setting it comes from.
 *
 * @param device the DeviceID without {@code Microsoft:}, for example {@code 83F8638B-…\0\0\L}
 * @param media what it is
 * @param path HostResource[0]; null for none
 * @param reservation IOPSReservation; null for NULL
 * @param limit IOPSLimit; null for NULL
 * @param policy StorageQoSPolicyID; null for NULL
 * @param statuses OperationalStatus; null for NULL
 * @param present whether there is an Msvm_LogicalDisk, if the machine is on
 * @param configured whether there is an Msvm_StorageAllocationSettingData
 * @param ids what differs from the rules for names
 * @param load what it does
 * @param flow what its cluster says of it
 * @param pool PoolID of its setting, the name of its pool; empty for the primordial one
 */
public record Disk(
        String device,
        Media media,
        String path,
        Long reservation,
        Long limit,
        String policy,
        List<Integer> statuses,
        boolean present,
        boolean configured,
        Ids ids,
        Load load,
        Flow flow,
        String pool) {

    /**
     * Names as they are on the wire, each null where the rules hold.
     *
     * @param deviceId DeviceID
     * @param systemName SystemName
     * @param instanceId InstanceID
     */
    public record Ids(String deviceId, String systemName, String instanceId) {
        /** The rules hold for all of them. */
        public static final Ids BY_RULE = new Ids(null, null, null);
    }

    /**
     * What is special about its flow.
     *
     * @param status Status; null where it follows from the disk's own
     * @param before what another node's provider still says of it; null for nothing
     */
    public record Flow(Integer status, Before before) {
        /** Nothing. */
        public static final Flow BY_RULE = new Flow(null, null);
    }

    /**
     * A second row of a flow, older than the first: its volume had another owner.
     *
     * @param node the node that owned it
     * @param status Status
     * @param iops InitiatorIOPS and StorageNodeIOPS
     */
    public record Before(String node, int status, long iops) {}

    /** A virtual hard disk with nothing special about it. */
    public static Disk of(String device, String path, long reservation, Integer... statuses) {
        return new Disk(
                device,
                Media.DISK,
                path,
                reservation,
                0L,
                null,
                List.of(statuses),
                true,
                true,
                Ids.BY_RULE,
                Load.USUAL,
                Flow.BY_RULE,
                "");
    }

    /** The same in another state. */
    public Disk withStatuses(Integer... other) {
        return new Disk(
                device,
                media,
                path,
                reservation,
                limit,
                policy,
                List.of(other),
                present,
                configured,
                ids,
                load,
                flow,
                pool);
    }

    /** The same with something else to do. */
    public Disk doing(Load other) {
        return new Disk(
                device,
                media,
                path,
                reservation,
                limit,
                policy,
                statuses,
                present,
                configured,
                ids,
                other,
                flow,
                pool);
    }

    /** Whether a file of the host is open for it while its machine runs. */
    boolean isFile() {
        return media == Media.DISK && present && path != null;
    }

    String deviceId() {
        return ids.deviceId() != null ? ids.deviceId() : "Microsoft:" + device;
    }

    String systemName(String guid) {
        return ids.systemName() != null ? ids.systemName() : guid;
    }

    String instanceId(String guid) {
        return ids.instanceId() != null ? ids.instanceId() : "Microsoft:" + guid + "\\" + device;
    }
}
