package io.github.checkhyperv.security.kerberos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credential caches, written here as MIT's description of the format has them. */
class CredentialCacheTest {
    private static final long END = 4_000_000_000L; // beyond 31 bits
    private static final byte[] KEY = new byte[32];
    private static final byte[] TICKET = {0x61, 3, 2, 1, 5};

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(octets);

    private byte[] cache(int version) throws IOException {
        octets.reset();
        out.writeShort(0x0500 | version);
        if (version == 4) {
            out.writeShort(12);
            out.writeShort(1);
            out.writeShort(8);
            out.writeLong(0);
        }
        principal(1, "CONTOSO.EXAMPLE", "monitor");
        credential(version, "X-CACHECONF:", 0, "krb5_ccache_conf_data", "pa_type");
        credential(version, "CONTOSO.EXAMPLE", END, "krbtgt", "CONTOSO.EXAMPLE");
        credential(version, "CONTOSO.EXAMPLE", END, "host", "hv01.contoso.example");
        return octets.toByteArray();
    }

    private void credential(int version, String realm, long end, String... server)
            throws IOException {
        principal(1, "CONTOSO.EXAMPLE", "monitor");
        principal(2, realm, server);
        out.writeShort(18);
        if (version == 3) {
            out.writeShort(18);
        }
        counted(KEY);
        out.writeInt(100); // authtime
        out.writeInt(101); // starttime
        out.writeInt((int) end); // endtime
        out.writeInt(103); // renew_till
        out.writeByte(0); // is_skey
        out.writeInt(0x50e00000); // ticket_flags
        out.writeInt(1); // addresses
        out.writeShort(2);
        counted(new byte[4]);
        out.writeInt(1); // authdata
        out.writeShort(1);
        counted(new byte[7]);
        counted(TICKET);
        counted(new byte[0]); // second_ticket
    }

    private void principal(int type, String realm, String... components) throws IOException {
        out.writeInt(type);
        out.writeInt(components.length);
        counted(realm.getBytes(StandardCharsets.UTF_8));
        for (String component : components) {
            counted(component.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void counted(byte[] data) throws IOException {
        out.writeInt(data.length);
        out.write(data);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void readsVersion(int version) throws Exception {
        CredentialCache cache = CredentialCache.read(cache(version));
        assertEquals("monitor@CONTOSO.EXAMPLE", cache.client().toString());
        assertEquals(2, cache.tickets().size());
        Ticket ticket = cache.find("host/HV01.contoso.example", END - 100).orElseThrow();
        assertEquals("host/hv01.contoso.example@CONTOSO.EXAMPLE", ticket.server().toString());
        assertEquals(18, ticket.keyType());
        assertEquals(100, ticket.authTime());
        assertEquals(END, ticket.endTime());
        assertEquals(0x50e00000, ticket.flags());
        assertArrayEquals(TICKET, ticket.encoded());
    }

    @Test
    void anExpiredTicketIsNotFoundAndNoneForAnotherService() throws Exception {
        CredentialCache cache = CredentialCache.read(cache(4));
        assertTrue(cache.find("host/hv01.contoso.example", END).isEmpty());
        assertTrue(cache.find("host/hv02.contoso.example", 0).isEmpty());
        assertTrue(cache.find("host/hv01", 0).isEmpty());
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        CredentialCache cache = CredentialCache.read(cache(4));
        CredentialCache again = CredentialCache.read(cache.encode());
        assertEquals(cache.client().toString(), again.client().toString());
        assertEquals(2, again.tickets().size());
        for (int i = 0; i < 2; i++) {
            Ticket before = cache.tickets().get(i);
            Ticket after = again.tickets().get(i);
            assertEquals(before.server().toString(), after.server().toString());
            assertArrayEquals(before.key(), after.key());
            assertArrayEquals(before.encoded(), after.encoded());
            assertEquals(
                    List.of(before.authTime(), before.startTime(), before.endTime()),
                    List.of(after.authTime(), after.startTime(), after.endTime()));
            assertEquals(before.renewTill(), after.renewTill());
            assertEquals(before.flags(), after.flags());
        }
    }

    @Test
    void everyCutIsRefusedOrHoldsLess() throws Exception {
        byte[] whole = cache(4);
        int refused = 0;
        for (int i = 0; i < whole.length; i++) {
            try {
                CredentialCache cache = CredentialCache.read(Arrays.copyOf(whole, i));
                assertTrue(cache.tickets().size() < 2);
            } catch (MalformedToken e) {
                refused++;
            }
        }
        assertEquals(whole.length - 3, refused); // between two credentials a cut is not seen
    }

    @Test
    void lengthsThatLeadOutOfTheFileAreRefused() throws Exception {
        byte[] whole = cache(4);
        for (int i = 16; i < whole.length - 4; i++) {
            byte[] changed = whole.clone();
            Arrays.fill(changed, i, i + 4, (byte) 0xff);
            try {
                CredentialCache.read(changed);
            } catch (MalformedToken e) {
                assertTrue(e.getMessage().length() < 100, e.getMessage());
            }
        }
        assertThrows(MalformedToken.class, () -> CredentialCache.read(new byte[] {5, 2}));
        assertThrows(MalformedToken.class, () -> CredentialCache.read(new byte[0]));
    }
}
