package io.github.checkhyperv.facts;

import io.github.checkhyperv.check.Query;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.QueryBudget;
import io.github.checkhyperv.wmi.WmiNamespace;
import io.github.checkhyperv.wmi.WmiProblem;
import java.util.ArrayList;
import java.util.List;

/** Puts queries to one namespace, and keeps what came of each for those who want to see it. */
public final class Queries {
    private final WmiNamespace namespace;
    private final QueryBudget budget;
    private final Deadline deadline;
    private final List<Query> asked = new ArrayList<>();
    private long nanos;

    /** Queries that all have to be through by the deadline. */
    public Queries(WmiNamespace namespace, MemoryBudget memory, Deadline deadline) {
        this.namespace = namespace;
        this.budget = QueryBudget.of(memory);
        this.deadline = deadline;
    }

    /**
     * All rows of a class, by the newest of its queries that this version of Windows accepts.
     *
     * @throws SessionException with {@link WmiProblem#INVALID_QUERY} when it accepts none
     */
    public <T> List<T> list(RowReader<T> reader) throws SessionException {
        int last = reader.queries().size() - 1;
        for (int i = 0; i < last; i++) {
            try {
                return list(reader.queries().get(i), reader);
            } catch (SessionException e) {
                if (e.problem() != WmiProblem.INVALID_QUERY) {
                    throw e;
                }
            }
        }
        return list(reader.queries().get(last), reader);
    }

    private <T> List<T> list(String wql, RowReader<T> reader) throws SessionException {
        long start = System.nanoTime();
        try {
            List<T> rows = namespace.list(wql, reader, budget, deadline);
            asked.add(new Query(wql, rows.size() == 1 ? "1 row" : rows.size() + " rows"));
            return rows;
        } catch (SessionException e) {
            asked.add(new Query(wql, e.getMessage()));
            throw e;
        } finally {
            nanos += System.nanoTime() - start;
        }
    }

    /** Everything that was asked, in order, with what came back. */
    public List<Query> asked() {
        return List.copyOf(asked);
    }

    /** Nanoseconds that the queries have taken so far. */
    public long nanos() {
        return nanos;
    }
}
