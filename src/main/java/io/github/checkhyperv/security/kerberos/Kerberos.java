package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.security.RandomSource;
import io.github.checkhyperv.security.SecurityContext;
import io.github.checkhyperv.security.SystemRandom;
import java.util.HashMap;
import java.util.Map;

/**
 * Kerberos with a password, a keytab or a credential cache: one ticket for each host, one
 * ticket-granting ticket for all of them. May be used by several threads.
 */
public final class Kerberos implements Mechanism {
    private final Credentials credentials;
    private final KerberosSettings settings;
    private final RandomSource random = new SystemRandom();
    private final Map<String, Held> tickets = new HashMap<>();
    private Identity identity;

    /** A ticket, and what it was asked for as. */
    private record Held(String spn, Ticket ticket) {}

    /** Kerberos with these credentials, which are not closed here. */
    public Kerberos(Credentials credentials, KerberosSettings settings) {
        this.credentials = credentials;
        this.settings = settings;
    }

    @Override
    public String label() {
        return "Kerberos";
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public boolean preparesWithAccount() {
        return true;
    }

    @Override
    public String prepare(String target, Deadline deadline) throws SessionException {
        String spn = spn(target);
        TicketSource.Found found = identity().tickets().ticket(spn, deadline);
        Ticket ticket = found.ticket();
        refuseWeak(ticket);
        synchronized (this) {
            tickets.put(target, new Held(spn, ticket));
        }
        return describe(spn, found);
    }

    private static String describe(String spn, TicketSource.Found found) {
        Ticket ticket = found.ticket();
        StringBuilder text = new StringBuilder(spn);
        if (!ticket.server().isNamed(spn)
                || !ticket.server().realm().equals(ticket.client().realm())) {
            text.append(" of realm ").append(ticket.server().realm());
        }
        return text.append(" for ")
                .append(ticket.client())
                .append(" from ")
                .append(found.origin())
                .append(", ")
                .append(EncryptionType.describe(ticket.keyType()))
                .append(", valid until ")
                .append(Times.readable(ticket.endTime()))
                .toString();
    }

    /** An address has no principal, and a name with a dot at its end is the same without. */
    private String spn(String target) throws SessionException {
        if (!settings.spn().isEmpty()) {
            return settings.spn();
        }
        String name = target.substring(target.indexOf('/') + 1);
        if (isAddress(name)) {
            throw new SessionException(KerberosProblem.HOST_IS_AN_ADDRESS, Stage.TICKET, name);
        }
        return target.endsWith(".") ? target.substring(0, target.length() - 1) : target;
    }

    /** IPv6 has colons; IPv4, in all forms that resolvers know, is digits and dots, or 0x. */
    private static boolean isAddress(String name) {
        if (name.indexOf(':') >= 0) {
            return true;
        }
        int from = name.lastIndexOf('.') + 1;
        return from < name.length() && name.charAt(from) >= '0' && name.charAt(from) <= '9';
    }

    private synchronized Identity identity() throws SessionException {
        if (identity == null) {
            identity = Identity.of(credentials, settings, random);
        }
        return identity;
    }

    private static void refuseWeak(Ticket ticket) throws SessionException {
        int sealedWith;
        try {
            sealedWith = ticket.sealedWith();
        } catch (MalformedToken e) {
            throw new SessionException(
                    KerberosProblem.KDC_REFUSED, Stage.TICKET, "a ticket that is none", e);
        }
        for (int type : new int[] {ticket.keyType(), sealedWith}) {
            if (EncryptionType.of(type) == null) {
                throw new SessionException(
                        KerberosProblem.WEAK_ENCRYPTION,
                        Stage.TICKET,
                        ticket.server() + " has a ticket of type " + EncryptionType.describe(type));
            }
        }
    }

    @Override
    public SecurityContext open(String target) {
        Held held;
        synchronized (this) {
            held = tickets.get(target);
        }
        if (held == null) {
            throw new IllegalStateException("no ticket for " + target);
        }
        return new KerberosContext(
                held.ticket(),
                random,
                new Runnable() {
                    @Override
                    public void run() {
                        identity.tickets().forget(held.spn());
                    }
                });
    }
}
