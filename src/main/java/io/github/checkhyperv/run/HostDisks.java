package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.facts.hyperv.HypervHost;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.wmi.MemoryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import java.util.ArrayList;
import java.util.List;

/** What a look at a host finds, before anything is filtered or judged. */
public final class HostDisks {
    private HostDisks() {}

    /** All of a host's disks in its order, the missing ones last. */
    public static List<VirtualDisk> of(WmiHost host, String address, Deadline deadline)
            throws SessionException {
        Inventory inventory =
                new HypervHost(address)
                        .ask(host, MemoryBudget.ofOneHost(), deadline, Step.Listener.NONE);
        List<VirtualDisk> disks = new ArrayList<>(inventory.disks());
        disks.addAll(inventory.missing());
        return disks;
    }
}
