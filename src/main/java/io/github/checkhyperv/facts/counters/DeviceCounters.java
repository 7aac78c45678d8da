package io.github.checkhyperv.facts.counters;

import io.github.checkhyperv.facts.Beside;
import io.github.checkhyperv.facts.Denials;
import io.github.checkhyperv.facts.FactSource;
import io.github.checkhyperv.facts.Queries;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.WmiNamespace;
import io.github.checkhyperv.wmi.WmiProblem;
import java.util.List;

/**
 * The raw performance counters of a host's virtual disks. Keep one for a host: the second sample is
 * taken where the first one was found.
 */
public final class DeviceCounters implements FactSource<Beside<DeviceSample>> {
    /** The namespace of performance counters. */
    public static final String NAMESPACE = "root\\cimv2";

    private WmiNamespace namespace;
    private String className = DeviceRow.CLASS;

    @Override
    public Beside<DeviceSample> ask(
            WmiHost host, MemoryBudget memory, Deadline deadline, Step.Listener listener)
            throws SessionException {
        try {
            boolean first = namespace == null;
            if (first) {
                namespace = host.open(NAMESPACE, deadline);
            }
            Queries queries = new Queries(namespace, memory, deadline);
            List<DeviceRow> rows = first ? rowsOfEither(queries) : rows(queries);
            return new Beside<>(DeviceSample.of(rows), List.of(), queries.asked());
        } catch (SessionException e) {
            throw explained(e);
        }
    }

    private List<DeviceRow> rowsOfEither(Queries queries) throws SessionException {
        try {
            return rows(queries);
        } catch (SessionException e) {
            if (e.problem() != WmiProblem.CLASS_MISSING) {
                throw e;
            }
            className = DeviceRow.OLDER_CLASS;
            return rows(queries);
        }
    }

    private List<DeviceRow> rows(Queries queries) throws SessionException {
        return queries.list(new DeviceRow.Reader(className));
    }

    private static SessionException explained(SessionException e) {
        if (e.problem() == WmiProblem.CLASS_MISSING) {
            return new SessionException(new Failure(e.stage(), CounterProblem.NO_COUNTERS, ""), e);
        }
        if (e.problem() == WmiProblem.ACCESS_DENIED_NAMESPACE) {
            return new SessionException(
                    Denials.of(e.failure(), NAMESPACE, "put it into Performance Monitor Users"), e);
        }
        return e;
    }
}
