package io.github.checkhyperv;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.tape.RecordedHost;
import io.github.checkhyperv.wmi.tape.TapedHost;

/** Has a tape in place of a host, and of the network. */
record ReplayingConnector(TapedHost host) implements HostConnector {
    @Override
    public WmiHost connect(
            String address,
            int port,
            Mechanism mechanism,
            MemoryBudget memory,
            Deadline deadline,
            Step.Listener steps)
            throws SessionException {
        return RecordedHost.connect(host, steps);
    }
}
