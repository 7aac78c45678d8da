package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.VirtualDisk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What machines are called where people read it. Names may repeat on a host; where two machines of
 * one name have a disk of one path as well, so that nothing else tells them apart, their GUID
 * follows the name.
 */
final class MachineNames {
    private final Set<String> ambiguous = new HashSet<>();

    MachineNames(Inventory inventory) {
        Map<String, String> guids = new HashMap<>();
        Set<String> repeated = new HashSet<>();
        for (VirtualDisk disk : inventory.disks()) {
            note(guids, repeated, name(disk), disk);
        }
        for (VirtualDisk disk : inventory.missing()) {
            note(guids, repeated, name(disk), disk);
        }
        if (repeated.isEmpty()) {
            return; // As on nearly every host: then there are no places to compare.
        }
        guids.clear();
        for (VirtualDisk disk : inventory.disks()) {
            notePlace(guids, repeated, disk);
        }
        for (VirtualDisk disk : inventory.missing()) {
            notePlace(guids, repeated, disk);
        }
    }

    private void notePlace(Map<String, String> guids, Set<String> repeated, VirtualDisk disk) {
        if (repeated.contains(name(disk))) {
            note(guids, ambiguous, place(disk), disk);
        }
    }

    /** Notes a key that machines with different GUIDs share. */
    private static void note(
            Map<String, String> guids, Set<String> shared, String key, VirtualDisk disk) {
        String before = guids.put(key, disk.vmGuid());
        if (before != null && !before.equals(disk.vmGuid())) {
            shared.add(key);
        }
    }

    /** The name of a disk's machine, as it is shown beside the disk. */
    String of(VirtualDisk disk) {
        String name = name(disk);
        return !ambiguous.isEmpty() && ambiguous.contains(place(disk))
                ? name + " (" + Text.line(disk.vmGuid(), Text.NAME) + ")"
                : name;
    }

    private static String name(VirtualDisk disk) {
        return Text.line(disk.vm(), Text.NAME);
    }

    private static String place(VirtualDisk disk) {
        return name(disk) + ": " + path(disk);
    }

    /** Where the disk is: its path, or else its device. */
    static String path(VirtualDisk disk) {
        return Text.line(disk.path().orElse(disk.device()), Text.PATH);
    }
}
