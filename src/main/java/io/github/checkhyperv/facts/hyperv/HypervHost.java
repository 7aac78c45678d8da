package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.facts.FactSource;
import io.github.checkhyperv.facts.Queries;
import io.github.checkhyperv.facts.RowReader;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.WmiNamespace;
import io.github.checkhyperv.wmi.WmiProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The virtual disks of a Hyper-V host.
 *
 * <p>Disks are asked for first, then their settings, then the machines: what leaves by live
 * migration in between turns into a disk with fewer facts, and what arrives is not yet a disk.
 *
 * @param address what the host is called when it does not tell its own name
 */
public record HypervHost(String address) implements FactSource<Inventory> {
    /** The namespace of Hyper-V since Windows Server 2012. */
    public static final String NAMESPACE = "root\\virtualization\\v2";

    private static final String OLD_NAMESPACE = "root\\virtualization";

    @Override
    public Inventory ask(
            WmiHost host, MemoryBudget memory, Deadline deadline, Step.Listener listener)
            throws SessionException {
        Queries queries = new Queries(open(host, deadline), memory, deadline);
        List<LogicalDisk> disks = rows(queries, LogicalDisk.ROWS);
        List<StorageAllocationSetting> settings = settings(queries);
        List<ComputerSystem> systems = rows(queries, ComputerSystem.ROWS);
        long start = System.nanoTime() - queries.nanos();
        Join join = new Join(disks, settings, systems);
        boolean asked = associateIfNeeded(join, queries, false);
        List<VirtualDisk> missing = join.missing();
        if (!missing.isEmpty()) {
            join.update(rows(queries, LogicalDisk.ROWS));
            associateIfNeeded(join, queries, asked);
            missing = join.missing();
        }
        List<VirtualDisk> reported = join.reported();
        listener.finished(
                new Step(
                        Stage.JOIN,
                        "disks: " + reported.size() + ", missing: " + missing.size(),
                        Duration.ofNanos(System.nanoTime() - queries.nanos() - start)));
        Optional<ComputerSystem> self = join.host();
        return new Inventory(
                self.isPresent() ? self.get().name() : address,
                join.gap(),
                reported,
                missing,
                join.otherMedia(),
                queries.asked(),
                join.running(),
                List.of());
    }

    private static WmiNamespace open(WmiHost host, Deadline deadline) throws SessionException {
        try {
            return host.open(NAMESPACE, deadline);
        } catch (SessionException e) {
            if (e.problem() == WmiProblem.NAMESPACE_MISSING) {
                throw explainMissingNamespace(host, deadline, e);
            }
            throw Failures.named(e);
        }
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

    private static <T> List<T> rows(Queries queries, RowReader<T> reader) throws SessionException {
        try {
            return queries.list(reader);
        } catch (SessionException e) {
            throw Failures.named(e, reader.className());
        }
    }

    private static List<StorageAllocationSetting> settings(Queries queries)
            throws SessionException {
        try {
            return rows(queries, StorageAllocationSetting.ROWS);
        } catch (SessionException e) {
            throw e.problem() == WmiProblem.INVALID_QUERY
                    ? Failures.of(HypervProblem.SERVER_2012, e)
                    : e;
        }
    }

    /**
     * Asks for the association when a disk has no setting by name and it was not asked for before.
     *
     * @return whether it has been asked for by now
     */
    private static boolean associateIfNeeded(Join join, Queries queries, boolean asked)
            throws SessionException {
        if (asked || !join.lacksSettings()) {
            return asked;
        }
        try {
            join.associate(rows(queries, SettingsDefineState.ROWS));
        } catch (SessionException e) {
            if (!isRefusalOfQuery(e.problem())) {
                throw e;
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
}
