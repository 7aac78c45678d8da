package io.github.checkhyperv.security.kerberos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Keytabs that ktutil of MIT 1.20.1 wrote, with keys of a throw-away realm. */
class KeytabFileTest {
    static final String MONITOR_KEY =
            "bd3d6724960a5824c5ada7d37794eae25fce80df8ab7b34b667c27d269520542";

    private static final String AES_256 =
            "05020000004d0001000f434f4e544f534f2e4558414d504c4500076d6f6e69746f72000000016b099fed"
                    + "0200120020"
                    + MONITOR_KEY
                    + "00000002";

    /** {@code monitor} with AES256 (kvno 2) and RC4 (3), {@code other} with RC4 alone. */
    private static final String THREE =
            "05020000004d0001000f434f4e544f534f2e4558414d504c4500076d6f6e69746f72000000016b09a55d"
                    + "02001200207fd14f06b8ccc453fbd2e88befa8c1fab5d5bea127f831a7cd7b1fd4e055a7ea00"
                    + "0000020000003d0001000f434f4e544f534f2e4558414d504c4500076d6f6e69746f72000000"
                    + "016b09a55d0300170010a9f0dd57e1edab5bb55a9ac0a99c15ec000000030000003b0001000f"
                    + "434f4e544f534f2e4558414d504c4500056f74686572000000016b09a55d0100170010a9f0dd"
                    + "57e1edab5bb55a9ac0a99c15ec00000001";

    private static final Principal MONITOR = Principal.user("monitor", "CONTOSO.EXAMPLE");

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void findsTheKeyOfAPrincipal() throws MalformedToken {
        KeytabFile keytab = KeytabFile.read(hex(AES_256));
        assertTrue(keytab.hasUsableKey(MONITOR));
        SessionKey key = keytab.key(MONITOR, EncryptionType.AES256_CTS_HMAC_SHA1_96).orElseThrow();
        assertArrayEquals(hex(MONITOR_KEY), key.octets());
        assertTrue(keytab.key(MONITOR, EncryptionType.AES128_CTS_HMAC_SHA1_96).isEmpty());
    }

    @Test
    void tellsWhatTypesThereAreAndUsesAesAlone() throws MalformedToken {
        KeytabFile keytab = KeytabFile.read(hex(THREE));
        Principal other = Principal.user("other", "CONTOSO.EXAMPLE");
        assertEquals(3, keytab.entries().size());
        assertTrue(keytab.hasUsableKey(MONITOR));
        assertFalse(keytab.hasUsableKey(other));
        assertEquals("rc4-hmac (23)", keytab.typesOf(other));
        assertEquals("aes256-cts-hmac-sha1-96 (18), rc4-hmac (23)", keytab.typesOf(MONITOR));
        assertFalse(keytab.hasUsableKey(Principal.user("monitor", "OTHER.EXAMPLE")));
    }

    @Test
    void aDeletedEntryIsPassedOver() throws MalformedToken {
        byte[] octets = hex(THREE);
        int length = 0x4d;
        for (int i = 0; i < 4; i++) {
            octets[2 + i] = (byte) (-length >>> 24 - 8 * i);
        }
        KeytabFile keytab = KeytabFile.read(octets);
        assertEquals(2, keytab.entries().size());
        assertFalse(keytab.hasUsableKey(MONITOR));
    }

    @Test
    void everyCutAndEveryLengthThatLeadsOutIsRefusedOrHoldsLess() {
        byte[] whole = hex(THREE);
        for (int i = 0; i < whole.length; i++) {
            byte[] cut = Arrays.copyOf(whole, i);
            try {
                assertTrue(KeytabFile.read(cut).entries().size() < 3, "cut at " + i);
            } catch (MalformedToken e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
        byte[] endless = hex(AES_256);
        endless[2] = (byte) 0x80; // the length of a deleted entry that has no absolute value
        endless[5] = 0;
        assertThrows(MalformedToken.class, () -> KeytabFile.read(endless));
    }
}
