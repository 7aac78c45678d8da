package io.github.checkhyperv.simhost.scenario;

import java.util.List;

/**
 * A virtual machine.
 *
 * @param name ElementName
 * @param guid Name
 * @param running whether it is on; one that is off has no Msvm_LogicalDisk
 * @param present whether there is an Msvm_ComputerSystem
 * @param disks its media
 * @param checkpoints the settings of its checkpoints
 */
public record Machine(
        String name,
        String guid,
        boolean running,
        boolean present,
        List<Disk> disks,
        List<Checkpoint> checkpoints) {

    /**
     * A checkpoint: settings under a GUID of its own.
     *
     * @param guid the checkpoint's GUID
     * @param disks what its settings say
     */
    public record Checkpoint(String guid, List<Disk> disks) {}

    /** A machine that runs. */
    public static Machine of(String name, String guid, Disk... disks) {
        return new Machine(name, guid, true, true, List.of(disks), List.of());
    }

    /** The same under another name. */
    public Machine renamed(String other) {
        return new Machine(other, guid, running, present, disks, checkpoints);
    }

    /** The same with other media. */
    public Machine withDisks(List<Disk> other) {
        return new Machine(name, guid, running, present, other, checkpoints);
    }
}
