package io.github.checkhyperv.facts;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiHost;

/**
 * One kind of facts that a host can be asked for. Another kind is another class of this.
 *
 * @param <F> the facts
 */
public interface FactSource<F> {
    /**
     * Asks a host.
     *
     * @param host the host, which has let us in
     * @param memory what may be kept of the host's rows, of others that are asked too perhaps
     * @param deadline for all of it
     * @param listener is told what was done beside the queries
     * @return all of the facts; a part of them is an exception
     */
    F ask(WmiHost host, MemoryBudget memory, Deadline deadline, Step.Listener listener)
            throws SessionException;
}
