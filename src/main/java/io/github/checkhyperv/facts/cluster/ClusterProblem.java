package io.github.checkhyperv.facts.cluster;

import io.github.checkhyperv.failure.Problem;

/** Why a cluster does not tell its nodes, or a node is not asked. */
public enum ClusterProblem implements Problem {
    /** The namespace of clusters is not there. */
    NOT_A_CLUSTER(
            "the host is no node of a failover cluster: there is no root\\MSCluster",
            "leave --cluster out, or name the cluster or one of its nodes with -H"),
    /** The namespace is there, but what answers in it does not work. */
    CLUSTER_SERVICE(
            "the cluster service of the node does not answer",
            "start the service ClusSvc there, or name the cluster or another node with -H"),
    /** No account that may read a cluster sees none. */
    NO_NODES(
            "the cluster names no node",
            "let the account read the cluster: Grant-ClusterAccess -User ... -ReadOnly, and Remote"
                    + " Enable on root\\MSCluster"),
    /** A cluster has 64 nodes at most. */
    TOO_MANY_NODES(
            "the cluster names more nodes than a cluster can have",
            "look at who answers there, and report it"),
    /** What came over the network is no name that would be connected to. */
    NODE_NAME(
            "the node's name can be none",
            "look at who answers there: a node's name has 1 to 15 letters, digits and hyphens"),
    /** Two nodes of one name. */
    NODE_TWICE("the cluster names the node twice", "look at who answers there, and report it"),
    /** Joining, or in a state that is not known here. */
    NODE_STATE(
            "the node cannot be judged now",
            "wait until it has joined; if it stays, look at it in Failover Cluster Manager");

    private final String message;
    private final String remedy;

    ClusterProblem(String message, String remedy) {
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
