package io.github.checkhyperv.security.kerberos;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A credential cache as MIT's FILE type has it (its "Credential cache file format", versions 3 and
 * 4; version 4 is written).
 *
 * @param client whose tickets these are
 * @param tickets all of them but the notes that libraries keep there for themselves
 */
record CredentialCache(Principal client, List<Ticket> tickets) {
    private static final int VERSION_3 = 0x0503;
    private static final int VERSION_4 = 0x0504;

    /** Where libraries keep notes in the form of tickets. */
    private static final String CONFIGURATION = "X-CACHECONF:";

    /** Octets of the shortest component, and of an address: their lengths. */
    private static final int LEAST_COMPONENT = 4;

    private static final int LEAST_ADDRESS = 6;

    static CredentialCache read(byte[] octets) throws MalformedToken {
        OctetCursor in = new OctetCursor(octets);
        int version = in.uint16();
        if (version != VERSION_3 && version != VERSION_4) {
            throw new MalformedToken("no credential cache of version 3 or 4");
        }
        if (version == VERSION_4) {
            in.part(in.uint16());
        }
        Principal client = principal(in);
        List<Ticket> tickets = new ArrayList<>();
        while (!in.isAtEnd()) {
            Ticket ticket = ticket(in, version);
            if (!ticket.server().realm().equals(CONFIGURATION)) {
                tickets.add(ticket);
            }
        }
        return new CredentialCache(client, tickets);
    }

    private static Ticket ticket(OctetCursor in, int version) throws MalformedToken {
        Principal client = principal(in);
        Principal server = principal(in);
        int keyType = in.uint16();
        if (version == VERSION_3) {
            in.uint16(); // the same once more
        }
        byte[] key = in.bytes(in.uint32());
        long authTime = in.uint32();
        long startTime = in.uint32();
        long endTime = in.uint32();
        long renewTill = in.uint32();
        in.uint8(); // is_skey
        int flags = in.int32();
        skipList(in); // addresses
        skipList(in); // authorization data
        byte[] ticket = in.bytes(in.uint32());
        in.part(in.uint32()); // the second ticket
        return new Ticket(
                client, server, keyType, key, authTime, startTime, endTime, renewTill, flags,
                ticket);
    }

    private static void skipList(OctetCursor in) throws MalformedToken {
        int count = in.count(LEAST_ADDRESS);
        for (int i = 0; i < count; i++) {
            in.uint16();
            in.part(in.uint32());
        }
    }

    private static Principal principal(OctetCursor in) throws MalformedToken {
        int type = in.int32();
        int count = in.count(LEAST_COMPONENT);
        if (count == 0) {
            throw new MalformedToken("a principal without a name");
        }
        String realm = in.text(in.uint32());
        List<String> components = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            components.add(in.text(in.uint32()));
        }
        return new Principal(type, realm, components);
    }

    /** A ticket for this service, whatever realm it is in, that is valid at that time. */
    Optional<Ticket> find(String service, long seconds) {
        for (Ticket ticket : tickets) {
            if (ticket.server().isNamed(service) && ticket.isValidAt(seconds)) {
                return Optional.of(ticket);
            }
        }
        return Optional.empty();
    }

    /** A cache of version 4. */
    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        put(out, VERSION_4, 2);
        put(out, 0, 2);
        put(out, client);
        for (Ticket ticket : tickets) {
            put(out, ticket.client());
            put(out, ticket.server());
            put(out, ticket.keyType(), 2);
            put(out, ticket.key());
            put(out, ticket.authTime(), 4);
            put(out, ticket.startTime(), 4);
            put(out, ticket.endTime(), 4);
            put(out, ticket.renewTill(), 4);
            put(out, 0, 1);
            put(out, ticket.flags(), 4);
            put(out, 0, 4);
            put(out, 0, 4);
            put(out, ticket.encoded());
            put(out, 0, 4);
        }
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, Principal principal) {
        put(out, principal.type(), 4);
        put(out, principal.components().size(), 4);
        put(out, principal.realm().getBytes(StandardCharsets.UTF_8));
        for (String component : principal.components()) {
            put(out, component.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void put(ByteArrayOutputStream out, byte[] octets) {
        put(out, octets.length, 4);
        out.write(octets, 0, octets.length);
    }

    private static void put(ByteArrayOutputStream out, long number, int octets) {
        for (int i = octets - 1; i >= 0; i--) {
            out.write((int) (number >>> 8 * i));
        }
    }

    /** Forgets all keys. */
    void wipe() {
        for (Ticket ticket : tickets) {
            ticket.wipe();
        }
    }
}
