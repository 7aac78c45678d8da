package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.check.Pool;
import io.github.checkhyperv.check.VirtualDisk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pools of virtual hard disks of a host.
 *
 * @param pools in the host's order
 * @param ofDisks the pool's instance id of each disk, by the disk's key
 */
public record HostPools(List<Pool> pools, Map<String, String> ofDisks) {

    static HostPools of(List<Pool> pools, List<ElementAllocatedFromPool> elements) {
        Map<String, String> ofDisks = new HashMap<>();
        for (ElementAllocatedFromPool element : elements) {
            if (!element.diskKey().isEmpty()) {
                ofDisks.put(element.diskKey(), element.pool());
            }
        }
        return new HostPools(pools, ofDisks);
    }

    /** The same disks, those whose pool is known with that. */
    public List<VirtualDisk> of(List<VirtualDisk> disks) {
        List<VirtualDisk> result = new ArrayList<>(disks.size());
        for (VirtualDisk disk : disks) {
            String pool = ofDisks.get(InstanceIds.key(disk.instanceId()));
            result.add(pool == null ? disk : disk.fromPool(pool));
        }
        return result;
    }

    /** Whether a pool says that a disk is short, and none of these is. */
    public boolean isUnexplainedBy(List<VirtualDisk> disks) {
        for (VirtualDisk disk : disks) {
            if (disk.belowReservation()) {
                return false;
            }
        }
        for (Pool pool : pools) {
            if (pool.belowReservation()) {
                return true;
            }
        }
        return false;
    }

    /** The pools; those that say so are marked where no disk is short. */
    public List<Pool> judgedBy(List<VirtualDisk> disks) {
        if (!isUnexplainedBy(disks)) {
            return pools;
        }
        List<Pool> marked = new ArrayList<>(pools);
        marked.replaceAll(pool -> pool.belowReservation() ? pool.withoutExplanation() : pool);
        return marked;
    }
}
