package io.github.checkhyperv.wmi;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One namespace of one host, ready for queries. */
public interface WmiNamespace {
    /**
     * Starts a query.
     *
     * @param wql the query, in WQL
     * @param budget what its rows may take
     * @param deadline for the start alone; each row has one of its own
     * @throws SessionException with {@link Stage#QUERY}
     */
    Rows rows(String wql, QueryBudget budget, Deadline deadline) throws SessionException;

    /**
     * Runs a query to its end.
     *
     * @param mapper makes of each instance, as it arrives, what the caller keeps of it; the
     *     instance is let go afterwards
     * @return what {@code mapper} made, in the order of arrival; never a part of the answer: an
     *     enumeration that does not reach its end is an exception
     * @throws SessionException with {@link Stage#QUERY} or {@link Stage#DECODE}
     */
    default <T> List<T> list(String wql, RowMapper<T> mapper, QueryBudget budget, Deadline deadline)
            throws SessionException {
        List<T> result = new ArrayList<>();
        try (Rows rows = rows(wql, budget, deadline)) {
            Optional<CimInstance> row = rows.next(deadline);
            while (row.isPresent()) {
                result.add(mapper.map(row.get()));
                row = rows.next(deadline);
            }
        }
        return result;
    }
}
