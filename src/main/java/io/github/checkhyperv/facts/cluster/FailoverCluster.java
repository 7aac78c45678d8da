package io.github.checkhyperv.facts.cluster;

import io.github.checkhyperv.facts.Denials;
import io.github.checkhyperv.facts.FactSource;
import io.github.checkhyperv.facts.Queries;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.WmiProblem;
import java.util.List;

/**
 * The nodes of the failover cluster that a host belongs to, as any of its nodes tells them.
 *
 * @param address what the cluster is called when it does not tell its own name
 */
public record FailoverCluster(String address) implements FactSource<ClusterFacts> {
    /** The namespace of failover clusters; it demands packet privacy. */
    public static final String NAMESPACE = "root\\MSCluster";

    /** Nodes of a cluster at most: twice what Windows allows. */
    static final int MOST_NODES = 128;

    @Override
    public ClusterFacts ask(
            WmiHost host, MemoryBudget memory, Deadline deadline, Step.Listener listener)
            throws SessionException {
        try {
            Queries queries = new Queries(host.open(NAMESPACE, deadline), memory, deadline);
            List<ClusterNode> nodes = queries.list(ClusterNode.ROWS);
            if (nodes.isEmpty()) {
                throw new SessionException(ClusterProblem.NO_NODES, Stage.QUERY, "");
            }
            if (nodes.size() > MOST_NODES) {
                throw new SessionException(
                        ClusterProblem.TOO_MANY_NODES, Stage.QUERY, nodes.size() + " nodes");
            }
            List<String> names = queries.list(ClusterName.ROWS);
            return new ClusterFacts(names.isEmpty() ? address : names.get(0), nodes);
        } catch (SessionException e) {
            throw explained(e);
        }
    }

    /** What WMI refused, in words that name the namespace it is about. */
    private static SessionException explained(SessionException e) {
        Problem problem = e.problem();
        if (problem == WmiProblem.NAMESPACE_MISSING) {
            return new SessionException(
                    new Failure(e.stage(), ClusterProblem.NOT_A_CLUSTER, ""), e);
        }
        if (problem == WmiProblem.ACCESS_DENIED_NAMESPACE) {
            return new SessionException(
                    Denials.of(e.failure(), NAMESPACE, "Grant-ClusterAccess -User ... -ReadOnly"),
                    e);
        }
        boolean service =
                problem == WmiProblem.PROVIDER_FAILED
                        || problem == WmiProblem.QUERY_FAILED
                        || problem == WmiProblem.CLASS_MISSING;
        return service
                ? new SessionException(
                        new Failure(
                                e.stage(),
                                ClusterProblem.CLUSTER_SERVICE,
                                ClusterProblem.CLUSTER_SERVICE.message(),
                                e.failure().seen(),
                                e.failure().status(),
                                ClusterProblem.CLUSTER_SERVICE.remedy()),
                        e)
                : e;
    }
}
