package io.github.checkhyperv.simhost.scenario;

import java.util.List;

/**
 * A virtual machine.
 *
 * @param name ElementName
 * @param guid Name
 * @param running whether it is on; one that is off has no Msvm_LogicalDisk
 * @param enabledState EnabledState; 2 (enabled) where it runs and 3 (disabled) where it does not,
 *     unless it is on its way from one host to another
 * @param present whether there is an Msvm_ComputerSystem
 * @param disks its media
 * @param checkpoints the settings of its checkpoints
 */
public record Machine(
        String name,
        String guid,
        boolean running,
        int enabledState,
        boolean present,
        List<Disk> disks,
        List<Checkpoint> checkpoints) {

    /** Enabled. */
    public static final int ENABLED = 2;

    /** Disabled. */
    public static final int DISABLED = 3;

    /** Starting, as a machine reads where it is about to arrive. */
    public static final int STARTING = 32770;

    /**
     * A checkpoint: settings under a GUID of its own.
     *
     * @param guid the checkpoint's GUID
     * @param disks what its settings say
     */
    public record Checkpoint(String guid, List<Disk> disks) {}

    /** Whether its files are open here: where it is about to arrive they are not yet. */
    boolean hasOpenFiles() {
        return running && enabledState != STARTING;
    }

    /** A machine that runs. */
    public static Machine of(String name, String guid, Disk... disks) {
        return new Machine(name, guid, true, ENABLED, true, List.of(disks), List.of());
    }

    /** The same under another name. */
    public Machine renamed(String other) {
        return new Machine(other, guid, running, enabledState, present, disks, checkpoints);
    }

    /** Another machine like it. */
    public Machine withGuid(String other) {
        return new Machine(name, other, running, enabledState, present, disks, checkpoints);
    }

    /** The same with other media. */
    public Machine withDisks(List<Disk> other) {
        return new Machine(name, guid, running, enabledState, present, other, checkpoints);
    }

    /** The same with another EnabledState. */
    public Machine withEnabledState(int other) {
        return new Machine(name, guid, running, other, present, disks, checkpoints);
    }

    /** The same while all its disks have this OperationalStatus. */
    public Machine withStatuses(Integer... statuses) {
        return withDisks(disks.stream().map(disk -> disk.withStatuses(statuses)).toList());
    }
}
