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
        Ids ids) {

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

    /** A virtual hard disk with nothing special about it. */
    public static Disk of(String device, String path, long reservation, Integer... statuses) {
        List<Integer> all = List.of(statuses);
        return new Disk(
                device, Media.DISK, path, reservation, 0L, null, all, true, true, Ids.BY_RULE);
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
                ids);
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
