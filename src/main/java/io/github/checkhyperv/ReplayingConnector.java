package io.github.checkhyperv;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.tape.RecordedHost;
import io.github.checkhyperv.wmi.tape.TapeProblem;
import io.github.checkhyperv.wmi.tape.TapedHost;
import java.util.ArrayList;
import java.util.List;

/** Has a tape in place of hosts, and of the network; each look that is on it is there once. */
final class ReplayingConnector implements HostConnector {
    private final List<TapedHost> left;

    ReplayingConnector(List<TapedHost> hosts) {
        this.left = new ArrayList<>(hosts);
    }

    @Override
    public WmiHost connect(
            String address,
            int port,
            Mechanism mechanism,
            MemoryBudget memory,
            Deadline deadline,
            Step.Listener steps)
            throws SessionException {
        return RecordedHost.connect(next(address), steps);
    }

    private synchronized TapedHost next(String address) throws SessionException {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).address().equalsIgnoreCase(address)) {
                return left.remove(i);
            }
        }
        throw new SessionException(TapeProblem.NOT_ON_TAPE, Stage.CONNECT, address);
    }
}
