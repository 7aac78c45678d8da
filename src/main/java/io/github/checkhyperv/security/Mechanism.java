package io.github.checkhyperv.security;

/** A way to prove who we are, with the credentials for it: one for all connections of a session. */
public interface Mechanism {
    /** What an operator calls it. */
    String label();

    /**
     * A context for one more connection.
     *
     * @param target the service principal that is meant, {@code host/} and the host's name as the
     *     user gave it
     */
    SecurityContext open(String target);
}
