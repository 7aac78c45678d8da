package io.github.checkhyperv.run;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.wmi.WmiHost;

/** How hosts are reached. */
@FunctionalInterface
public interface HostConnector {
    /**
     * Connects to a host and proves who we are.
     *
     * @param address its name or address
     * @param port of its endpoint mapper
     * @param mechanism how to log in
     * @param memory what its answers may take of this machine's
     * @param steps is told of each finished step
     * @throws SessionException with the stage in which it failed
     */
    WmiHost connect(
            String address,
            int port,
            Mechanism mechanism,
            MemoryBudget memory,
            Deadline deadline,
            Step.Listener steps)
            throws SessionException;
}
