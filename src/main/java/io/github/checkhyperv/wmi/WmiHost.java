package io.github.checkhyperv.wmi;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;

/** A host whose WMI service has let us in, before a namespace is chosen. For one thread. */
public interface WmiHost extends AutoCloseable {
    /**
     * Opens a namespace.
     *
     * @param namespace for example {@code root\virtualization\v2}
     * @throws SessionException with {@link Stage#LOG_IN} and the host's status when it refuses
     */
    WmiNamespace open(String namespace, Deadline deadline) throws SessionException;

    /** Whether time passes there between two questions, as it does not on a tape. */
    default boolean isLive() {
        return true;
    }

    /**
     * Gives back everything that the host handed out and closes the connections. Never throws: by
     * now the answer is known, and a host that vanishes here changes nothing about it.
     */
    @Override
    void close();
}
