package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;

/** Where the tickets for services come from. */
interface TicketSource {
    /**
     * A ticket, and where it comes from.
     *
     * @param origin what an operator is shown
     */
    record Found(Ticket ticket, String origin) {}

    /**
     * A ticket for a service.
     *
     * @param spn {@code host/name}
     * @throws SessionException when there is none, or not in time
     */
    Found ticket(String spn, Deadline deadline) throws SessionException;

    /** A host did not take the ticket: the next one is asked for anew. */
    void forget(String spn);
}
