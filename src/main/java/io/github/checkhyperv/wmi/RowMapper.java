package io.github.checkhyperv.wmi;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;

/** Reads one instance. */
@FunctionalInterface
public interface RowMapper<T> {
    /**
     * What the caller wants to keep of this instance.
     *
     * @throws SessionException with {@link Stage#DECODE} when the instance is not as its class says
     */
    T map(CimInstance row) throws SessionException;
}
