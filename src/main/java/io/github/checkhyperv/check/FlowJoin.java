package io.github.checkhyperv.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the flow of each disk: of the same machine, and of the same file. The storage cluster knows
 * a file by another path where it is reached as a share, so that the more names at the end of both
 * are equal, the better; where two fit equally well, neither is taken.
 */
public final class FlowJoin {
    /** Files of one name that a machine may have; of more none is told from the others. */
    private static final int MOST_NAMESAKES = 16;

    private final Inventory inventory;
    private final Map<String, List<Flow>> byFile = new HashMap<>();
    private final Map<Flow, VirtualDisk> takers = new IdentityHashMap<>();
    private final Map<VirtualDisk, Flow> taken = new IdentityHashMap<>();

    private FlowJoin(Inventory inventory) {
        this.inventory = inventory;
    }

    /** The same host or cluster with what its storage tells of its disks. */
    public static Inventory join(Inventory inventory, StorageQos told) {
        return new FlowJoin(inventory).joined(told);
    }

    /** The flows that no disk has, be it reported or missing. */
    static List<Flow> unclaimed(Inventory inventory) {
        Optional<Extras> extras = inventory.extras();
        if (extras.isEmpty() || extras.get().storageQos().isEmpty()) {
            return List.of();
        }
        Map<Flow, VirtualDisk> claimed = new IdentityHashMap<>();
        for (VirtualDisk disk : inventory.disks()) {
            claimed.put(disk.flow().orElse(null), disk);
        }
        for (VirtualDisk disk : inventory.missing()) {
            claimed.put(disk.flow().orElse(null), disk);
        }
        List<Flow> flows = new ArrayList<>(extras.get().storageQos().get().flows());
        flows.removeIf(claimed::containsKey);
        return flows;
    }

    private Inventory joined(StorageQos told) {
        List<Flow> ours = ours(told.flows());
        for (Flow flow : ours) {
            byFile.computeIfAbsent(key(flow.vmGuid(), flow.path()), key -> new ArrayList<>())
                    .add(flow);
        }
        List<VirtualDisk> disks = new ArrayList<>(inventory.disks());
        List<VirtualDisk> missing = new ArrayList<>(inventory.missing());
        disks.forEach(this::choose);
        missing.forEach(this::choose);
        disks.replaceAll(this::withFlow);
        missing.replaceAll(this::withFlow);
        StorageQos left = new StorageQos(told.policies(), ours, told.volumes(), told.ioOctets());
        Extras extras = inventory.extras().orElse(Extras.NONE);
        return inventory.with(extras.with(Optional.of(left), List.of()), disks, missing);
    }

    /** Those of a machine that we know, or that come from one of our hosts. */
    private List<Flow> ours(List<Flow> flows) {
        Set<String> machines = new HashSet<>(inventory.running().keySet());
        for (VirtualDisk disk : inventory.disks()) {
            machines.add(disk.vmGuid());
        }
        Set<String> hosts = new HashSet<>();
        hosts.add(label(inventory.host()));
        for (Node node : inventory.nodes()) {
            hosts.add(label(node.name()));
        }
        List<Flow> ours = new ArrayList<>();
        for (Flow flow : flows) {
            boolean here = flow.node().isPresent() && hosts.contains(label(flow.node().get()));
            if (here || machines.contains(flow.vmGuid())) {
                ours.add(flow);
            }
        }
        return ours;
    }

    /** The host's own name without its domain. */
    private static String label(String name) {
        int dot = name.indexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).toUpperCase(Locale.ROOT);
    }

    private static String key(String vmGuid, Optional<String> path) {
        String[] names = names(path.orElse(""));
        return vmGuid + '\\' + names[names.length - 1];
    }

    private static String[] names(String path) {
        String[] names = path.toUpperCase(Locale.ROOT).split("[\\\\/]+");
        return names.length == 0 ? new String[] {""} : names;
    }

    private void choose(VirtualDisk disk) {
        if (disk.path().isEmpty()) {
            return;
        }
        Flow flow = best(disk.vmGuid(), disk.path());
        if (flow == null) {
            flow = best(disk.vmGuid(), disk.lastingPath());
        }
        if (flow != null && takers.putIfAbsent(flow, disk) != null) {
            taken.remove(takers.get(flow)); // It would be a guess which of the two it is of.
        } else if (flow != null) {
            taken.put(disk, flow);
        }
    }

    private Flow best(String vmGuid, Optional<String> path) {
        List<Flow> namesakes = byFile.getOrDefault(key(vmGuid, path), List.of());
        if (namesakes.size() > MOST_NAMESAKES) {
            return null;
        }
        Flow best = null;
        int most = 0;
        for (Flow flow : namesakes) {
            int equal = equalAtEnd(names(path.get()), names(flow.path().orElse("")));
            if (equal >= most) {
                best = equal == most ? null : flow;
                most = equal;
            }
        }
        return best;
    }

    private static int equalAtEnd(String[] ours, String[] theirs) {
        int equal = 0;
        while (equal < Math.min(ours.length, theirs.length)
                && ours[ours.length - 1 - equal].equals(theirs[theirs.length - 1 - equal])) {
            equal++;
        }
        return equal;
    }

    private VirtualDisk withFlow(VirtualDisk disk) {
        Flow flow = taken.get(disk);
        return flow == null ? disk : disk.with(flow);
    }
}
