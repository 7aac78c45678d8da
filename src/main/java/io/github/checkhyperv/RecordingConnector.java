package io.github.checkhyperv;

import io.github.checkhyperv.cli.ClusterArguments;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.run.Wanted;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.tape.Recorder;
import java.util.Map;
import java.util.Optional;

/**
 * Reaches hosts as another does, and records all that they say.
 *
 * @param cluster where its nodes are, if it is one: on the tape they have their names only
 * @param wanted what is asked beside: the cluster of its storage has no name on the tape
 */
record RecordingConnector(
        HostConnector connector,
        Recorder recorder,
        Optional<ClusterArguments> cluster,
        Optional<Wanted> wanted)
        implements HostConnector {
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
                onTape(address),
                TRANSPORT,
                told -> connector.connect(address, port, mechanism, memory, deadline, told),
                steps);
    }

    /** The first that is asked is the cluster, as the operator named it. */
    private String onTape(String address) {
        if (cluster.isEmpty() || recorder.isEmpty()) {
            return address;
        }
        if (wanted.isPresent() && wanted.get().storageCluster().equals(Optional.of(address))) {
            return Wanted.STORAGE_ON_TAPE;
        }
        for (Map.Entry<String, String> node : cluster.get().addresses().entrySet()) {
            if (node.getValue().equals(address)) {
                return node.getKey();
            }
        }
        String suffix = cluster.get().suffix();
        return address.endsWith(suffix)
                ? address.substring(0, address.length() - suffix.length())
                : address;
    }
}
