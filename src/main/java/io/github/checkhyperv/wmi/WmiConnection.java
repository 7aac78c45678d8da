package io.github.checkhyperv.wmi;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import java.util.List;

/** One namespace of one host, ready for queries. */
public interface WmiConnection {
    /**
     * Runs a query to its end.
     *
     * @param wql the query, in WQL
     * @param rows turns each instance, as it arrives, into what the caller keeps of it; the
     *     instance is let go afterwards
     * @return what {@code rows} made of the instances, in the order of their arrival; never a part
     *     of the answer: an enumeration that does not reach its end is an exception
     * @throws SessionException with {@link Stage#QUERY} or {@link Stage#DECODE}
     */
    <T> List<T> query(String wql, RowMapper<T> rows) throws SessionException;

    /** Reads one instance. */
    @FunctionalInterface
    interface RowMapper<T> {
        /**
         * What the caller wants to keep of this instance.
         *
         * @throws SessionException with {@link Stage#DECODE} when the instance is not as its class
         *     says
         */
        T map(CimInstance row) throws SessionException;
    }
}
