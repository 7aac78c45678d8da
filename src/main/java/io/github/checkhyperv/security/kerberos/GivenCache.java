package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import java.util.Optional;

/**
 * The credential cache that the user gave: a ticket for the service where it has one, else its
 * ticket-granting ticket to ask for one with. It is read, and never written.
 */
final class GivenCache implements TicketSource {
    private final String path;
    private final CredentialCache cache;
    private final TicketSource kdc;

    GivenCache(String path, CredentialCache cache, TicketSource kdc) {
        this.path = path;
        this.cache = cache;
        this.kdc = kdc;
    }

    @Override
    public Found ticket(String spn, Deadline deadline) throws SessionException {
        long now = System.currentTimeMillis() / 1000;
        Optional<Ticket> service = cache.find(spn, now);
        if (service.isPresent()) {
            return new Found(service.get(), path);
        }
        String granting = "krbtgt/" + cache.client().realm();
        if (cache.find(granting, now).isPresent()) {
            return kdc.ticket(spn, deadline);
        }
        Optional<Ticket> expired = cache.find(granting, 0);
        if (expired.isEmpty()) {
            expired = cache.find(spn, 0);
        }
        if (expired.isPresent()) {
            throw new SessionException(
                    KerberosProblem.TICKET_EXPIRED,
                    Stage.TICKET,
                    expired.get().server()
                            + " in "
                            + path
                            + " at "
                            + Times.readable(expired.get().endTime()));
        }
        throw new SessionException(
                KerberosProblem.NO_TICKET,
                Stage.TICKET,
                path + " holds neither " + spn + " nor a ticket-granting ticket");
    }

    @Override
    public void forget(String spn) {
        kdc.forget(spn);
    }
}
