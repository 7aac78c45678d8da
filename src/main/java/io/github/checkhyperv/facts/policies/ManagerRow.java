package io.github.checkhyperv.facts.policies;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimValue;

/** The state of the cluster's resource Storage QoS Policy Manager. Its type is not translated. */
final class ManagerRow extends QosValues<Boolean> {
    private static final int ONLINE = 2;

    ManagerRow() {
        super(
                "MSCluster_Resource",
                "SELECT State FROM MSCluster_Resource WHERE Type = 'Storage QoS Policy Manager'");
    }

    /** Whether it is online. Signed on some versions, unsigned on others. */
    @Override
    public Boolean map(CimInstance row) throws SessionException {
        CimValue state = row.value("State");
        return state instanceof CimValue.Signed
                ? ((CimValue.Signed) state).value() == ONLINE
                : number(row, "State").orElse(-1) == ONLINE;
    }
}
