package io.github.checkhyperv.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One virtual disk of a virtual machine. Facts that the host no longer had when it was asked for
 * them, because the machine was just leaving, are absent.
 *
 * @param vmGuid the machine's GUID
 * @param vmName the machine's display name; may repeat on a host, hold any character, or be empty;
 *     absent when the host no longer knew the machine
 * @param instanceId the disk's identity, {@code Microsoft:<VM GUID>\<device>}, which survives
 *     renames and live migration
 * @param allocation the disk's settings
 * @param statuses its operational statuses in the host's order; empty when the host gave none
 * @param node the node that reported it, where a whole cluster was asked
 * @param extras what was found beside, where that was wanted
 */
public record VirtualDisk(
        String vmGuid,
        Optional<String> vmName,
        String instanceId,
        Optional<Allocation> allocation,
        List<OperationalStatus> statuses,
        Optional<String> node,
        Optional<DiskExtras> extras) {

    private static final String PREFIX = "Microsoft:";

    /** A disk of a host that was asked by itself. */
    public VirtualDisk(
            String vmGuid,
            Optional<String> vmName,
            String instanceId,
            Optional<Allocation> allocation,
            List<OperationalStatus> statuses) {
        this(vmGuid, vmName, instanceId, allocation, statuses, Optional.empty(), Optional.empty());
    }

    /** The same disk, as this node of a cluster reported it. */
    public VirtualDisk on(String reporter) {
        return new VirtualDisk(
                vmGuid, vmName, instanceId, allocation, statuses, Optional.of(reporter), extras);
    }

    /** The same disk with these statuses. */
    VirtualDisk with(List<OperationalStatus> others) {
        return new VirtualDisk(vmGuid, vmName, instanceId, allocation, others, node, extras);
    }

    /** The same disk with what it really got. */
    public VirtualDisk with(Measured measured) {
        DiskExtras known = extras.orElse(DiskExtras.NONE);
        return with(new DiskExtras(Optional.of(measured), known.flow(), known.pool()));
    }

    /** The same disk with its flow through clustered Storage QoS. */
    public VirtualDisk with(Flow flow) {
        DiskExtras known = extras.orElse(DiskExtras.NONE);
        return with(new DiskExtras(known.measured(), Optional.of(flow), known.pool()));
    }

    /** The same disk, which comes from this pool. */
    public VirtualDisk fromPool(String pool) {
        DiskExtras known = extras.orElse(DiskExtras.NONE);
        return with(new DiskExtras(known.measured(), known.flow(), Optional.of(pool)));
    }

    private VirtualDisk with(DiskExtras more) {
        return new VirtualDisk(
                vmGuid, vmName, instanceId, allocation, statuses, node, Optional.of(more));
    }

    /** What it really got, where that was measured. */
    public Optional<Measured> measured() {
        return extras.isPresent() ? extras.get().measured() : Optional.empty();
    }

    /** Its flow through clustered Storage QoS, where that is known. */
    public Optional<Flow> flow() {
        return extras.isPresent() ? extras.get().flow() : Optional.empty();
    }

    /** The instance id of the pool that it comes from, where that is known. */
    public Optional<String> pool() {
        return extras.isPresent() ? extras.get().pool() : Optional.empty();
    }

    /** Whether it misses what was reserved for it. */
    public boolean belowReservation() {
        return OperationalStatus.isBelowReservation(statuses);
    }

    /** The machine as an operator knows it: its name, or else its GUID. */
    public String vm() {
        return vmName.isPresent() && !vmName.get().isBlank() ? vmName.get() : vmGuid;
    }

    /** The file behind the disk, if known. */
    public Optional<String> path() {
        return allocation.isPresent() ? allocation.get().path() : Optional.empty();
    }

    /** The path as it is while no checkpoint or backup is open: it does not change by night. */
    public Optional<String> lastingPath() {
        Optional<String> path = path();
        return path.isPresent() ? Optional.of(CheckpointPath.merged(path.get())) : path;
    }

    /** The name of that file without its folders. */
    public Optional<String> file() {
        return file(path());
    }

    /** The same of the lasting path. */
    public Optional<String> lastingFile() {
        return file(lastingPath());
    }

    private static Optional<String> file(Optional<String> path) {
        if (path.isEmpty()) {
            return path;
        }
        String text = path.get();
        String name = text.substring(1 + Math.max(text.lastIndexOf('\\'), text.lastIndexOf('/')));
        return name.isBlank() ? path : Optional.of(name);
    }

    /** The device within its machine: the instance id without the prefix and the machine. */
    public String device() {
        String text = bareInstanceId();
        return text.substring(text.indexOf('\\') + 1);
    }

    /**
     * The key for other programs: the instance id without {@code Microsoft:}, in upper case, with
     * {@code /} in place of {@code \}.
     */
    public String id() {
        return bareInstanceId().toUpperCase(Locale.ROOT).replace('\\', '/');
    }

    /** Whether a reservation of the disk's own is known and not zero. */
    public boolean reserved() {
        return allocation.isPresent() && allocation.get().reservedIops() > 0;
    }

    /** Whether the host did not have all the facts about the disk. */
    public boolean incomplete() {
        return allocation.isEmpty() || vmName.isEmpty();
    }

    private String bareInstanceId() {
        return instanceId.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                ? instanceId.substring(PREFIX.length())
                : instanceId;
    }
}
