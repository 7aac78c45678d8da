package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.check.Pool;
import io.github.checkhyperv.facts.Beside;
import io.github.checkhyperv.facts.FactSource;
import io.github.checkhyperv.facts.Queries;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import java.util.List;

/** The resource pools of a host, and which disks come from them. */
public final class ResourcePools implements FactSource<Beside<HostPools>> {
    @Override
    public Beside<HostPools> ask(
            WmiHost host, MemoryBudget memory, Deadline deadline, Step.Listener listener)
            throws SessionException {
        String asked = ResourcePool.CLASS;
        try {
            Queries queries =
                    new Queries(host.open(HypervHost.NAMESPACE, deadline), memory, deadline);
            List<Pool> pools = queries.list(ResourcePool.ROWS);
            asked = ElementAllocatedFromPool.CLASS;
            List<ElementAllocatedFromPool> elements = queries.list(ElementAllocatedFromPool.ROWS);
            return new Beside<>(HostPools.of(pools, elements), List.of(), queries.asked());
        } catch (SessionException e) {
            throw Failures.named(e, asked);
        }
    }
}
