package io.github.checkhyperv.check;

import java.util.List;
import java.util.Optional;

/**
 * The flow of one virtual disk through clustered Storage QoS: what the storage cluster sees of it.
 *
 * @param id the flow's
 * @param vmGuid the machine's GUID, in upper case
 * @param vmName its name as the storage cluster tells it
 * @param node the Hyper-V host that it comes from, as that cluster writes it
 * @param path the file on the storage cluster
 * @param policyId the policy that it follows
 * @param status whether it gets what is reserved
 * @param bounds what is reserved and allowed
 * @param rates what it gets, on average over five minutes
 */
public record Flow(
        String id,
        String vmGuid,
        Optional<String> vmName,
        Optional<String> node,
        Optional<String> path,
        Optional<String> policyId,
        FlowStatus status,
        Bounds bounds,
        Rates rates) {
    private static final String DEVICE = "flow\\";

    /** The disk that it is of, where no host reported that. */
    VirtualDisk alone() {
        return new VirtualDisk(
                        vmGuid,
                        vmName,
                        "Microsoft:" + vmGuid + '\\' + DEVICE + id,
                        Optional.of(
                                new Allocation(
                                        path, bounds.reservedIops(), bounds.limitIops(), policyId)),
                        List.of(),
                        node,
                        Optional.empty())
                .with(this);
    }

    /** Whether this is a disk that only its flow tells of. */
    public static boolean isAlone(VirtualDisk disk) {
        return disk.flow().isPresent() && disk.device().startsWith(DEVICE);
    }
}
