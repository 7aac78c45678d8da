package io.github.checkhyperv.security;

/**
 * What proves who we are. Holds a secret until it is closed, and shows it in no {@code toString}.
 */
public sealed interface Credentials extends AutoCloseable permits Password, Keytab, TicketCache {
    /** Forgets the secret. */
    @Override
    void close();
}
