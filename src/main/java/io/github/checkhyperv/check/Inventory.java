package io.github.checkhyperv.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The virtual disks of one host, or of all nodes of a cluster.
 *
 * @param host the host's own name, or the name that it was asked by; a cluster's name
 * @param gap what the host should have shown and did not, if anything
 * @param disks every virtual disk that the host reported
 * @param missing disks that running machines have according to their settings, but that the host
 *     did not report: their state is not known
 * @param otherMedia how many media the host reported beside, that are passed through or physical
 *     and so no virtual disks
 * @param queries what was asked, in order
 * @param running the machines that ran when they were asked for: their names by GUID, in upper case
 * @param nodes the cluster's nodes, by name; none of a host
 * @param extras what was wanted beside the verdict, if anything
 */
public record Inventory(
        String host,
        Optional<Gap> gap,
        List<VirtualDisk> disks,
        List<VirtualDisk> missing,
        int otherMedia,
        List<Query> queries,
        Map<String, String> running,
        List<Node> nodes,
        Optional<Extras> extras) {

    /** Of a host whose machines do not matter. */
    public Inventory(
            String host,
            Optional<Gap> gap,
            List<VirtualDisk> disks,
            List<VirtualDisk> missing,
            int otherMedia,
            List<Query> queries) {
        this(host, gap, disks, missing, otherMedia, queries, Map.of(), List.of());
    }

    /** Of which nothing was wanted beside the verdict. */
    public Inventory(
            String host,
            Optional<Gap> gap,
            List<VirtualDisk> disks,
            List<VirtualDisk> missing,
            int otherMedia,
            List<Query> queries,
            Map<String, String> running,
            List<Node> nodes) {
        this(host, gap, disks, missing, otherMedia, queries, running, nodes, Optional.empty());
    }

    /** The same with what was wanted beside, and with what that tells of each disk. */
    public Inventory with(Extras more, List<VirtualDisk> disksOfIt, List<VirtualDisk> missingOfIt) {
        return new Inventory(
                host,
                gap,
                disksOfIt,
                missingOfIt,
                otherMedia,
                queries,
                running,
                nodes,
                Optional.of(more));
    }

    /** The same with more that was asked. */
    public Inventory with(List<Query> more) {
        List<Query> all = new ArrayList<>(queries);
        all.addAll(more);
        return new Inventory(host, gap, disks, missing, otherMedia, all, running, nodes, extras);
    }

    /** How many nodes there are of this state. */
    public int nodes(Node.State state) {
        int count = 0;
        for (Node node : nodes) {
            count += node.state() == state ? 1 : 0;
        }
        return count;
    }
}
