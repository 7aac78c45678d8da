package io.github.checkhyperv.facts.policies;

import io.github.checkhyperv.check.Flow;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.Query;
import io.github.checkhyperv.check.StorageQos;
import io.github.checkhyperv.facts.Beside;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The policies, flows and volumes of Storage QoS. Any node of the cluster that has the storage
 * answers for all of it (Windows Server 2016 and newer).
 */
public final class QosPolicies implements FactSource<Beside<StorageQos>> {
    /** The namespace of Storage QoS. */
    public static final String NAMESPACE = "root\\Microsoft\\Windows\\Storage";

    private static final String CLUSTER = "root\\MSCluster";

    @Override
    public Beside<StorageQos> ask(
            WmiHost host, MemoryBudget memory, Deadline deadline, Step.Listener listener)
            throws SessionException {
        try {
            Queries queries = new Queries(host.open(NAMESPACE, deadline), memory, deadline);
            List<QosPolicy> policies = queries.list(new PolicyRow());
            List<Flow> flows = Flows.grouped(queries.list(new FlowRow.Reader()));
            StorageQos found =
                    new StorageQos(
                            Flows.withFlows(policies, flows),
                            flows,
                            queries.list(new VolumeRow()),
                            ioOctets(queries));
            List<Query> asked = new ArrayList<>(queries.asked());
            Optional<Failure> lack = manager(host, memory, deadline, asked);
            return new Beside<>(found, lack.isPresent() ? List.of(lack.get()) : List.of(), asked);
        } catch (SessionException e) {
            throw explained(e);
        }
    }

    private static OptionalLong ioOctets(Queries queries) throws SessionException {
        List<OptionalLong> sizes = queries.list(new PolicyStoreRow());
        return sizes.isEmpty() ? OptionalLong.empty() : sizes.get(0);
    }

    /** Whether what measures flows is at work; a host that is no node of a cluster cannot say. */
    private static Optional<Failure> manager(
            WmiHost host, MemoryBudget memory, Deadline deadline, List<Query> asked)
            throws SessionException {
        try {
            Queries queries = new Queries(host.open(CLUSTER, deadline), memory, deadline);
            List<Boolean> online = queries.list(new ManagerRow());
            asked.addAll(queries.asked());
            if (online.isEmpty()) {
                return lack(PolicyProblem.MANAGER_ABSENT);
            }
            return online.contains(true) ? Optional.empty() : lack(PolicyProblem.MANAGER_OFFLINE);
        } catch (SessionException e) {
            if (e.problem() instanceof WmiProblem) {
                boolean alone = e.problem() == WmiProblem.NAMESPACE_MISSING;
                return alone ? Optional.empty() : Optional.of(about(e, CLUSTER));
            }
            throw e;
        }
    }

    private static Optional<Failure> lack(PolicyProblem problem) {
        return Optional.of(new Failure(Stage.QUERY, problem, ""));
    }

    private static SessionException explained(SessionException e) {
        Problem problem = e.problem();
        if (problem == WmiProblem.CLASS_MISSING || problem == WmiProblem.NAMESPACE_MISSING) {
            return new SessionException(
                    new Failure(e.stage(), PolicyProblem.NO_STORAGE_QOS, ""), e);
        }
        return problem == WmiProblem.ACCESS_DENIED_NAMESPACE
                ? new SessionException(about(e, NAMESPACE), e)
                : e;
    }

    /** What was refused, in words that name the namespace it is about. */
    private static Failure about(SessionException e, String namespace) {
        Failure failure = e.failure();
        if (e.problem() != WmiProblem.ACCESS_DENIED_NAMESPACE) {
            return failure.about(failure.what() + " in " + namespace, failure.seen());
        }
        return Denials.of(
                failure, namespace, "let it read the cluster: Grant-ClusterAccess -ReadOnly");
    }
}
