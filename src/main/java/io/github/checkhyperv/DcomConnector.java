package io.github.checkhyperv;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.dcom.DcomHost;

/** Over DCOM. Not a lambda: those cost every start of the program some milliseconds. */
final class DcomConnector implements HostConnector {
    @Override
    public WmiHost connect(
            String address,
            int port,
            Mechanism mechanism,
            MemoryBudget memory,
            Deadline deadline,
            Step.Listener steps)
            throws SessionException {
        return DcomHost.connect(address, port, mechanism, memory, deadline, steps);
    }
}
