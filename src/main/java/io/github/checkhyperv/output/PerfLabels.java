package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.JudgedDisk;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.VirtualDisk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names for the performance data of each disk: machine and file, since that is what people look
 * for. Where two disks of the host would share a name, both carry their id as well. All disks of
 * the host count for that, whatever their state and the filters, so that names do not change with
 * either; nor do they while a checkpoint or a backup is open.
 */
final class PerfLabels {
    private final Map<String, String> labels = new HashMap<>();

    PerfLabels(Report report) {
        Inventory inventory = report.inventory();
        Map<String, VirtualDisk> disks = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (JudgedDisk judged : report.disks()) {
            disks.put(judged.disk().id(), judged.disk()); // Some are told of by a flow alone.
        }
        for (VirtualDisk disk : inventory.missing()) {
            disks.put(disk.id(), disk);
        }
        for (VirtualDisk disk : inventory.disks()) {
            disks.put(disk.id(), disk);
        }
        for (VirtualDisk disk : disks.values()) {
            String name = name(disk);
            if (!seen.add(name)) {
                shared.add(name);
            }
        }
        // Ids differ, but may no longer do so once they are cleaned or clipped.
        UniqueNames names = new UniqueNames(" #");
        for (Map.Entry<String, VirtualDisk> entry : disks.entrySet()) {
            String name = name(entry.getValue());
            if (shared.contains(name)) {
                name = name + " " + clean(entry.getKey());
            }
            labels.put(entry.getKey(), names.unique(name));
        }
    }

    private static String name(VirtualDisk disk) {
        return clean(disk.vm()) + " " + clean(disk.lastingFile().orElse(disk.device()));
    }

    /** An equals sign would end the label, and Graphite takes what is behind a dot for a folder. */
    static String clean(String text) {
        return Text.line(text, Text.NAME).replace('=', '_').replace('.', '_');
    }

    /** The label of a number of a disk behind a prefix, quoted. */
    String of(VirtualDisk disk, String prefix, String metric) {
        String label = prefix + labels.get(disk.id()) + ' ' + metric;
        return "'" + label.replace("'", "''") + "'";
    }
}
