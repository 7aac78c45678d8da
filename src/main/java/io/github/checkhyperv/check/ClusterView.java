package io.github.checkhyperv.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the nodes of a cluster reported, put together: each disk once, by its machine's GUID and its
 * instance id, which live migration does not change.
 */
public final class ClusterView {
    private final Map<String, Seen> disks = new LinkedHashMap<>();
    private final Map<String, VirtualDisk> missing = new LinkedHashMap<>();
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Map<String, Inventory> last = new LinkedHashMap<>();

    /** A disk as the node reported it that counts. */
    private record Seen(VirtualDisk disk, boolean runs) {}

    /** A machine that ran on this node when that was asked last. */
    private record Running(String vmName, String node, boolean stayed) {}

    /**
     * Takes in what a node reported; of a node that was asked again the last word counts, but what
     * it reported before stays known.
     */
    public void add(String node, Inventory inventory) {
        last.put(node, inventory);
        for (VirtualDisk disk : inventory.disks()) {
            boolean runs = inventory.running().containsKey(disk.vmGuid());
            Seen seen = new Seen(disk.on(node), runs);
            disks.merge(disk.id(), seen, ClusterView::better);
        }
        for (VirtualDisk disk : inventory.missing()) {
            missing.put(disk.id(), disk.on(node));
        }
        running.entrySet().removeIf(entry -> isGone(entry, node, inventory));
        for (Map.Entry<String, String> machine : inventory.running().entrySet()) {
            Running before = running.get(machine.getKey());
            boolean stayed = before != null && before.node().equals(node);
            running.put(machine.getKey(), new Running(machine.getValue(), node, stayed));
        }
    }

    private static boolean isGone(
            Map.Entry<String, Running> machine, String node, Inventory inventory) {
        return machine.getValue().node().equals(node)
                && !inventory.running().containsKey(machine.getKey());
    }

    /** The one where the machine runs, else the newer; a missed reservation is not lost. */
    private static Seen better(Seen before, Seen now) {
        Seen better = before.runs() && !now.runs() ? before : now;
        Seen other = better == now ? before : now;
        boolean lost = other.disk().belowReservation() && !better.disk().belowReservation();
        return lost ? new Seen(below(better.disk()), better.runs()) : better;
    }

    private static VirtualDisk below(VirtualDisk disk) {
        List<OperationalStatus> statuses = new ArrayList<>(disk.statuses());
        statuses.add(new OperationalStatus(OperationalStatus.INSUFFICIENT_THROUGHPUT));
        return disk.with(List.copyOf(statuses));
    }

    /**
     * Whether a machine runs somewhere, by the nodes' last word, of which no node reported all
     * disks: it may have migrated between two looks. Then all nodes are to be asked once more.
     */
    public boolean isUnclear() {
        return !missing().isEmpty() || !unseen().isEmpty();
    }

    /** The disks that settings promise and no node reported. */
    private List<VirtualDisk> missing() {
        List<VirtualDisk> some = new ArrayList<>();
        for (Map.Entry<String, VirtualDisk> entry : missing.entrySet()) {
            VirtualDisk disk = entry.getValue();
            if (!disks.containsKey(entry.getKey()) && running.containsKey(disk.vmGuid())) {
                some.add(disk);
            }
        }
        return some;
    }

    /**
     * Machines without any disk. One that was on the same node in two looks was there when its
     * settings were asked for: it has none.
     */
    private List<VirtualDisk> unseen() {
        Set<String> known = new HashSet<>();
        for (VirtualDisk disk : missing.values()) {
            known.add(disk.vmGuid());
        }
        for (Seen seen : disks.values()) {
            known.add(seen.disk().vmGuid());
        }
        List<VirtualDisk> unseen = new ArrayList<>();
        for (Map.Entry<String, Running> entry : running.entrySet()) {
            Running machine = entry.getValue();
            if (!machine.stayed() && !known.contains(entry.getKey())) {
                VirtualDisk all =
                        new VirtualDisk(
                                entry.getKey(),
                                Optional.of(machine.vmName()),
                                "Microsoft:" + entry.getKey(),
                                Optional.empty(),
                                List.of());
                unseen.add(all.on(machine.node()));
            }
        }
        return unseen;
    }

    /**
     * The cluster as a whole.
     *
     * @param name the cluster's
     * @param nodes all of them, asked or not
     */
    public Inventory inventory(String name, List<Node> nodes) {
        List<VirtualDisk> reported = new ArrayList<>(disks.size());
        for (Seen seen : disks.values()) {
            reported.add(seen.disk());
        }
        List<VirtualDisk> notReported = new ArrayList<>(missing());
        notReported.addAll(unseen());
        int otherMedia = 0;
        List<Query> queries = new ArrayList<>();
        Map<String, String> machines = new LinkedHashMap<>();
        Optional<Extras> extras = Optional.empty();
        for (Map.Entry<String, Inventory> entry : last.entrySet()) {
            Inventory inventory = entry.getValue();
            otherMedia += inventory.otherMedia();
            machines.putAll(inventory.running());
            extras = together(extras, inventory.extras(), entry.getKey());
            for (Query query : inventory.queries()) {
                queries.add(new Query(entry.getKey() + ": " + query.text(), query.answer()));
            }
        }
        return new Inventory(
                name,
                Optional.empty(),
                reported,
                notReported,
                otherMedia,
                queries,
                machines,
                nodes,
                extras);
    }

    private static Optional<Extras> together(
            Optional<Extras> before, Optional<Extras> now, String node) {
        if (now.isEmpty()) {
            return before;
        }
        Extras there = now.get().on(node);
        return Optional.of(before.isPresent() ? before.get().and(there) : there);
    }
}
