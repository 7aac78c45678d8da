package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Query;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.wmi.MemoryBudget;
import io.github.checkhyperv.wmi.QueryBudget;
import io.github.checkhyperv.wmi.RowMapper;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.WmiNamespace;
import io.github.checkhyperv.wmi.WmiProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks one Hyper-V host for its virtual disks.
 *
 * <p>Disks are asked for first, then their settings, then the machines: what leaves by live
 * migration in between turns into a disk with fewer facts, and what arrives is not yet a disk.
 */
public final class HypervHost {
    /** The namespace of Hyper-V since Windows Server 2012. */
    public static final String NAMESPACE = "root\\virtualization\\v2";

    private static final String OLD_NAMESPACE = "root\\virtualization";

    private final WmiNamespace namespace;
    private final QueryBudget budget;
    private final Deadline deadline;
    private final Step.Listener listener;
    private final List<Query> queries = new ArrayList<>();
    private long queryNanos;

    private HypervHost(
            WmiNamespace namespace,
            MemoryBudget memory,
            Deadline deadline,
            Step.Listener listener) {
        this.namespace = namespace;
        this.budget = QueryBudget.of(memory);
        this.deadline = deadline;
        this.listener = listener;
    }

    /**
     * The virtual disks of a host.
     *
     * @param host the host, which has let us in
     * @param address what the host is called when it does not tell its own name
     * @param memory what may be kept of the host's rows, of others that are asked too perhaps
     * @param deadline for all of it
     * @param listener is told how the join went
     * @throws SessionException when they cannot all be told
     */
    public static Inventory inventory(
            WmiHost host,
            String address,
            MemoryBudget memory,
            Deadline deadline,
            Step.Listener listener)
            throws SessionException {
        WmiNamespace namespace;
        try {
            namespace = host.open(NAMESPACE, deadline);
        } catch (SessionException e) {
            if (e.problem() == WmiProblem.NAMESPACE_MISSING) {
                throw explainMissingNamespace(host, deadline, e);
            }
            throw Failures.named(e);
        }
        return new HypervHost(namespace, memory, deadline, listener).ask(address);
    }

    private static SessionException explainMissingNamespace(
            WmiHost host, Deadline deadline, SessionException cause) {
        try {
            host.open(OLD_NAMESPACE, deadline);
        } catch (SessionException e) {
            if (e.problem() == WmiProblem.NAMESPACE_MISSING) {
                return Failures.of(HypervProblem.ROLE_MISSING, cause);
            }
            if (e.problem() != WmiProblem.ACCESS_DENIED_NAMESPACE) {
                return Failures.named(e);
            }
        }
        return Failures.of(HypervProblem.SERVER_2008, cause);
    }

    private Inventory ask(String address) throws SessionException {
        List<LogicalDisk> disks = disks();
        List<StorageAllocationSetting> settings = settings();
        List<ComputerSystem> systems = systems();
        long start = System.nanoTime() - queryNanos;
        Join join = new Join(disks, settings, systems);
        boolean asked = referIfNeeded(join, false);
        List<VirtualDisk> missing = join.missing();
        if (!missing.isEmpty()) {
            join.update(disks());
            referIfNeeded(join, asked);
            missing = join.missing();
        }
        List<VirtualDisk> reported = join.reported();
        Optional<ComputerSystem> self = join.host();
        listener.finished(
                new Step(
                        Stage.JOIN,
                        "disks: " + reported.size() + ", missing: " + missing.size(),
                        Duration.ofNanos(System.nanoTime() - queryNanos - start)));
        return new Inventory(
                self.isPresent() ? self.get().name() : address,
                join.gap(),
                reported,
                missing,
                join.otherMedia(),
                List.copyOf(queries));
    }

    private List<LogicalDisk> disks() throws SessionException {
        try {
            return query(LogicalDisk.WQL, LogicalDisk.ROWS);
        } catch (SessionException e) {
            throw Failures.named(e, LogicalDisk.CLASS);
        }
    }

    private List<StorageAllocationSetting> settings() throws SessionException {
        try {
            return query(StorageAllocationSetting.WQL, StorageAllocationSetting.ROWS);
        } catch (SessionException e) {
            if (e.problem() != WmiProblem.INVALID_QUERY) {
                throw Failures.named(e, StorageAllocationSetting.CLASS);
            }
        }
        try {
            return query(StorageAllocationSetting.WQL_2012_R2, StorageAllocationSetting.ROWS);
        } catch (SessionException e) {
            if (e.problem() == WmiProblem.INVALID_QUERY) {
                throw Failures.of(HypervProblem.SERVER_2012, e);
            }
            throw Failures.named(e, StorageAllocationSetting.CLASS);
        }
    }

    private List<ComputerSystem> systems() throws SessionException {
        try {
            return query(ComputerSystem.WQL, ComputerSystem.ROWS);
        } catch (SessionException e) {
            if (e.problem() != WmiProblem.INVALID_QUERY) {
                throw Failures.named(e, ComputerSystem.CLASS);
            }
        }
        try {
            return query(ComputerSystem.WQL_WITHOUT_STATE, ComputerSystem.ROWS);
        } catch (SessionException e) {
            throw Failures.named(e, ComputerSystem.CLASS);
        }
    }

    /**
     * Asks for the reference when a disk has no setting by name and it was not asked for before.
     *
     * @return whether it has been asked for by now
     */
    private boolean referIfNeeded(Join join, boolean asked) throws SessionException {
        if (asked || !join.lacksSettings()) {
            return asked;
        }
        try {
            join.refer(query(SettingsDefineState.WQL, SettingsDefineState.ROWS));
        } catch (SessionException e) {
            if (!isRefusalOfQuery(e.problem())) {
                throw Failures.named(e, SettingsDefineState.CLASS);
            }
            // The disks concerned stay incomplete and are counted so; -vv shows this query failed.
        }
        return true;
    }

    private static boolean isRefusalOfQuery(Problem problem) {
        return problem == WmiProblem.CLASS_MISSING
                || problem == WmiProblem.INVALID_QUERY
                || problem == WmiProblem.QUERY_FAILED
                || problem == WmiProblem.PROVIDER_FAILED
                || problem == WmiProblem.ACCESS_DENIED_NAMESPACE;
    }

    private <T> List<T> query(String wql, RowMapper<T> mapper) throws SessionException {
        long start = System.nanoTime();
        try {
            List<T> rows = namespace.list(wql, mapper, budget, deadline);
            queries.add(new Query(wql, rows.size() == 1 ? "1 row" : rows.size() + " rows"));
            return rows;
        } catch (SessionException e) {
            queries.add(new Query(wql, e.getMessage()));
            throw e;
        } finally {
            queryNanos += System.nanoTime() - start;
        }
    }
}
