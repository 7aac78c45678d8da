package io.github.checkhyperv.wmi;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import java.util.Optional;

/** The rows of a query, one by one. For the thread of its host. */
public interface Rows extends AutoCloseable {
    /**
     * The next row.
     *
     * @return empty when there are no more, and only then
     * @throws SessionException with {@link Stage#QUERY} when the host fails, when the deadline
     *     passes or the query's budget is used up; with {@link Stage#DECODE} when the row is
     *     malformed
     */
    Optional<CimInstance> next(Deadline deadline) throws SessionException;

    /**
     * The row that came last as the host sent it, also where it is malformed; empty where nothing
     * is left of that. For those who look into what went wrong.
     */
    default byte[] octets() {
        return new byte[0];
    }

    /**
     * Gives back what the host holds for the query, read to its end or not; the host may be told
     * together with others. Never throws, as what was read is not changed by it.
     */
    @Override
    void close();
}
