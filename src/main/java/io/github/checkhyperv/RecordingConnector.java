package io.github.checkhyperv;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.tape.Recorder;

/** Reaches hosts as another does, and records all that they say. */
record RecordingConnector(HostConnector connector, Recorder recorder) implements HostConnector {
    private static final String TRANSPORT = "dcom";

    @Override
    public WmiHost connect(
            String address,
            int port,
            Mechanism mechanism,
            MemoryBudget memory,
            Deadline deadline,
            Step.Listener steps)
            throws SessionException {
        return recorder.connect(
                address,
                TRANSPORT,
                told -> connector.connect(address, port, mechanism, memory, deadline, told),
                steps);
    }
}
