package io.github.checkhyperv.security.kerberos;

import java.util.Arrays;

/**
 * A ticket with the key that belongs to it, as credential caches keep them. Times are seconds since
 * 1970, 0 where there is none.
 *
 * @param client whom it was given to
 * @param server what it is for
 * @param keyType encryption type of the session key
 * @param key the session key
 * @param authTime when the client proved who it is
 * @param startTime from when it counts
 * @param endTime until when
 * @param renewTill until when it can be renewed
 * @param flags TicketFlags of RFC 4120, 5.3, the first bit the highest
 * @param encoded the Ticket in DER, as it goes into an AP-REQ
 */
public record Ticket(
        Principal client,
        Principal server,
        int keyType,
        byte[] key,
        long authTime,
        long startTime,
        long endTime,
        long renewTill,
        int flags,
        byte[] encoded) {

    /** Whether it counts at that time, and for some seconds more. */
    boolean isValidAt(long seconds) {
        return endTime > seconds + 30;
    }

    /** The encryption type of the part that only the service can read: Ticket [3] etype [0]. */
    int sealedWith() throws MalformedToken {
        DerReader ticket =
                new DerReader(encoded).enter(DerReader.application(1)).enter(DerReader.SEQUENCE);
        ticket.enter(DerReader.context(0));
        ticket.enter(DerReader.context(1));
        ticket.enter(DerReader.context(2));
        DerReader part = ticket.enter(DerReader.context(3)).enter(DerReader.SEQUENCE);
        return (int) part.enter(DerReader.context(0)).integer();
    }

    /** Forgets the key. */
    void wipe() {
        Arrays.fill(key, (byte) 0);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return client + " for " + server;
    }
}
