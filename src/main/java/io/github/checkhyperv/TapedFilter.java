package io.github.checkhyperv;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.run.HostCheck;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.tape.RecordedHost;
import io.github.checkhyperv.wmi.tape.Tape;
import io.github.checkhyperv.wmi.tape.TapedHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter, for a tape that tells what it decided in place of it.
 *
 * @param filter the filter
 * @param ofCluster whether it is about a cluster, whose nodes have the disks
 */
record TapedFilter(Filter filter, boolean ofCluster) {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Patterns are told unless they hold names; what a tape has in their place goes on. */
    boolean isTold(boolean anonymise) {
        boolean byIds = !filter.notIncluded().isEmpty() || !filter.excluded().isEmpty();
        return anonymise ? !filter.equals(Filter.NONE) : byIds;
    }

    /**
     * What it decides, by the disks' names on the tape.
     *
     * @param renamed the same hosts as they are there
     * @throws Filter.TooCostlyException when a pattern backtracks without end
     */
    Tape.Filtered filtered(List<TapedHost> hosts, List<TapedHost> renamed) {
        try {
            Filter decided = filter.withoutPatterns(disks(hosts), disks(renamed));
            return new Tape.Filtered(
                    List.copyOf(decided.notIncluded()), List.copyOf(decided.excluded()));
        } catch (SessionException e) {
            return Tape.Filtered.NONE; // As it was in the run: there was nothing to filter.
        }
    }

    /** All disks of all hosts. */
    private List<VirtualDisk> disks(List<TapedHost> hosts) throws SessionException {
        if (!ofCluster) {
            return disks(hosts.get(0));
        }
        List<VirtualDisk> disks = new ArrayList<>();
        for (TapedHost node : hosts.subList(1, hosts.size())) {
            try {
                disks.addAll(disks(node));
            } catch (SessionException e) {
                continue; // It failed in the run as well, and has no disks there.
            }
        }
        return disks;
    }

    /** All of its disks in the host's order, the missing ones last. */
    private static List<VirtualDisk> disks(TapedHost host) throws SessionException {
        WmiHost again = RecordedHost.connect(host, Step.Listener.NONE);
        Inventory inventory =
                HostCheck.inventory(
                        again,
                        host.address(),
                        MemoryBudget.ofOneHost(),
                        Deadline.in(LONGEST),
                        Step.Listener.NONE);
        List<VirtualDisk> disks = new ArrayList<>(inventory.disks());
        disks.addAll(inventory.missing());
        return disks;
    }
}
