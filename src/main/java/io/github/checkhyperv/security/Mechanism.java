package io.github.checkhyperv.security;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;

/** A way to prove who we are, with the credentials for it: one for all connections of a session. */
public interface Mechanism {
    /** What an operator calls it. */
    String label();

    /** What proves who we are: what one host says of it holds for all that use it. */
    Credentials credentials();

    /**
     * Gets what takes time and does not need the host: a ticket of Kerberos. Called once for each
     * host, before anything is sent to it.
     *
     * @param target as for {@link #open}
     * @return what an operator is shown of it; empty when there was nothing to do
     * @throws SessionException when the host cannot be logged in to without it
     */
    default String prepare(String target, Deadline deadline) throws SessionException {
        return "";
    }

    /** Whether {@link #prepare} tries the account: who asks for it may be refused by a KDC. */
    default boolean preparesWithAccount() {
        return false;
    }

    /**
     * A context for one more connection.
     *
     * @param target the service principal that is meant, {@code host/} and the host's name as the
     *     user gave it
     */
    SecurityContext open(String target);
}
