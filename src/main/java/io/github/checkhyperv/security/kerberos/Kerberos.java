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
    private final KerberosAccount account;
    private final String spn;
    private final RandomSource random = new SystemRandom();
    private final Map<String, Held> tickets = new HashMap<>();

    /** A ticket, and what it was asked for as. */
    private record Held(String spn, Ticket ticket) {}

    /** Kerberos with these credentials, which are not closed here. */
    public Kerberos(Credentials credentials, KerberosSettings settings) {
        this(new KerberosAccount(credentials, settings), settings.spn());
    }

    private Kerberos(KerberosAccount account, String spn) {
        this.account = account;
        this.spn = spn;
    }

    /**
     * The same account for hosts of another principal; the ticket-granting ticket is one.
     *
     * @param other {@code host/NAME}; empty to make it of the host's name
     */
    public Kerberos to(String other) {
        return new Kerberos(account, other);
    }

    @Override
    public String label() {
        return "Kerberos";
    }

    @Override
    public Credentials credentials() {
        return account.credentials();
    }

    @Override
    public boolean preparesWithAccount() {
        return true;
    }

    @Override
    public String prepare(String target, Deadline deadline) throws SessionException {
        String principal = spn(target);
        TicketSource.Found found = account.identity(random).tickets().ticket(principal, deadline);
        Ticket ticket = found.ticket();
        refuseWeak(ticket);
        synchronized (this) {
            tickets.put(target, new Held(principal, ticket));
        }
        return describe(principal, found);
    }

    private static String describe(String principal, TicketSource.Found found) {
        Ticket ticket = found.ticket();
        StringBuilder text = new StringBuilder(principal);
        if (!ticket.server().isNamed(principal)
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
        if (!spn.isEmpty()) {
            return spn;
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
                        account.forget(held.spn());
                    }
                });
    }
}
