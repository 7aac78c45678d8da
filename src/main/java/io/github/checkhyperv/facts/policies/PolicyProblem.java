package io.github.checkhyperv.facts.policies;

import io.github.checkhyperv.failure.Problem;

/** Why a host does not tell of policies and flows. */
public enum PolicyProblem implements Problem {
    /** The class is not there: no Windows Server 2016 or newer with Failover Clustering. */
    NO_STORAGE_QOS(
            "the host has no Storage QoS policies",
            "ask a node of the cluster that has the storage; Windows Server 2016 and newer have"
                    + " policies, with the feature Failover Clustering"),
    /** The resource is not online: flows are not measured. */
    MANAGER_OFFLINE(
            "the cluster resource Storage QoS Policy Manager is not online",
            "bring it online: Start-ClusterResource 'Storage Qos Resource'"),
    /** The cluster has no such resource. */
    MANAGER_ABSENT(
            "the cluster has no resource Storage QoS Policy Manager",
            "it comes with a Cluster Shared Volume or a Scale-Out File Server; where another cluster"
                    + " has the storage, name that with --storage-cluster");

    private final String message;
    private final String remedy;

    PolicyProblem(String message, String remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
