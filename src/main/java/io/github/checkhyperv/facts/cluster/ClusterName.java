package io.github.checkhyperv.facts.cluster;

import io.github.checkhyperv.facts.RowReader;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;

/** The one row of MSCluster_Cluster: its name. */
final class ClusterName extends RowReader<String> {
    static final RowReader<String> ROWS = new ClusterName();

    private ClusterName() {
        super("MSCluster_Cluster", "SELECT Name FROM MSCluster_Cluster");
    }

    @Override
    public String map(CimInstance row) throws SessionException {
        return required(row, "Name");
    }
}
