package io.github.checkhyperv.security.ntlm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.security.Password;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** [MS-NLMP] 4.2, "Cryptographic Values for Validation": 4.2.1, 4.2.4, and what 4.2.3 shares. */
class SpecVectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    private static final byte[] RANDOM_SESSION_KEY = hex("55".repeat(16));
    private static final byte[] CLIENT_CHALLENGE = hex("aa".repeat(8));

    /** 4.2.4.3, CHALLENGE_MESSAGE. */
    static final byte[] CHALLENGE =
            hex(
                    "4e544c4d53535000 02000000 0c000c00 38000000 33828ae2 0123456789abcdef"
                            + "0000000000000000 24002400 44000000 060070170000000f"
                            + "530065007200760065007200"
                            + "02000c0044006f006d00610069006e00"
                            + "01000c00530065007200760065007200 00000000");

    /** 4.2.4.1.3. */
    private static final byte[] TEMP =
            hex(
                    "0101000000000000 0000000000000000 aaaaaaaaaaaaaaaa 00000000"
                            + "02000c0044006f006d00610069006e00"
                            + "01000c00530065007200760065007200 00000000 00000000");

    private static byte[] hex(String text) {
        return HEX.parseHex(text.replace(" ", ""));
    }

    private static byte[] responseKey() {
        return Ntlmv2.responseKey(new Password("Domain", "User", "Password".toCharArray()));
    }

    @Test
    void passwordHashIsThatOf4_2_2_1_2() {
        byte[] password = "Password".getBytes(StandardCharsets.UTF_16LE);
        assertEquals("a4f49c406510bdcab6824ee7c30fd852", HEX.formatHex(Md4.digest(password)));
    }

    @Test
    void responseKeyIsThatOf4_2_4_1_1() {
        assertEquals("0c868a403bfd7a93a3001ef22ef02e3f", HEX.formatHex(responseKey()));
    }

    @Test
    void challengeOf4_2_4_3IsRead() throws SessionException {
        ChallengeMessage challenge = ChallengeMessage.read(CHALLENGE);
        assertEquals(0xe28a8233, challenge.negotiateFlags());
        assertArrayEquals(hex("0123456789abcdef"), challenge.serverChallenge());
        assertEquals("", NegotiateFlags.missing(challenge.negotiateFlags()));
        assertEquals("a timestamp", challenge.targetInfo().missing());
    }

    @Test
    void clientChallengeIsThatOf4_2_4_1_3() {
        byte[] targetInfo = Arrays.copyOfRange(CHALLENGE, 0x44, CHALLENGE.length);
        assertArrayEquals(TEMP, Ntlmv2.clientChallenge(0, CLIENT_CHALLENGE, targetInfo));
    }

    @Test
    void proofIsThatOf4_2_4_2_2() {
        byte[] proof = Ntlmv2.proof(responseKey(), hex("0123456789abcdef"), TEMP);
        assertEquals("68cd0ab851e51c96aabc927bebef6a1c", HEX.formatHex(proof));
    }

    /** We send no LMv2 response, but it is one more use of the same key. */
    @Test
    void lmV2ResponseIsThatOf4_2_4_2_1() {
        byte[] code = HmacMd5.of(responseKey(), hex("0123456789abcdef"), CLIENT_CHALLENGE);
        assertEquals("86c35097ac9cec102554764a57cccc19", HEX.formatHex(code));
    }

    @Test
    void sessionBaseKeyIsThatOf4_2_4_1_2() {
        byte[] proof = hex("68cd0ab851e51c96aabc927bebef6a1c");
        byte[] key = Ntlmv2.sessionBaseKey(responseKey(), proof);
        assertEquals("8de40ccadbc14a82f15cb0ad0de95ca3", HEX.formatHex(key));
    }

    @Test
    void encryptedSessionKeyIsThatOf4_2_4_2_3() {
        byte[] key = hex("8de40ccadbc14a82f15cb0ad0de95ca3");
        byte[] encrypted = Rc4.once(key, RANDOM_SESSION_KEY);
        assertEquals("c5dad2544fc9799094ce1ce90bc9d03e", HEX.formatHex(encrypted));
    }

    @Test
    void sealingAndSigningKeysAreThoseOf4_2_4_4() {
        assertEquals(
                "59f600973cc4960a25480a7c196e4c58",
                HEX.formatHex(
                        NtlmSecurity.deriveKey(RANDOM_SESSION_KEY, "client-to-server", "sealing")));
        assertEquals(
                "4788dc861b4782f35d43fd98fe1a2d39",
                HEX.formatHex(
                        NtlmSecurity.deriveKey(RANDOM_SESSION_KEY, "client-to-server", "signing")));
    }

    /**
     * The sealing key of that example is of 56 bits, which we never agree to, but derived alike.
     */
    @Test
    void sealingAndSigningKeysAreThoseOf4_2_3_4() {
        byte[] key = hex("eb93429a8bd952f8b89c55b87f475edc");
        assertEquals(
                "04dd7f014d8504d265a25cc86a3a7c06",
                HEX.formatHex(
                        NtlmSecurity.deriveKey(
                                Arrays.copyOf(key, 7), "client-to-server", "sealing")));
        assertEquals(
                "60e799be5c72fc92922ae8ebe961fb8d",
                HEX.formatHex(NtlmSecurity.deriveKey(key, "client-to-server", "signing")));
    }

    @Test
    void messageIsSealedAndSignedAsIn4_2_4_4() {
        byte[] plain = "Plaintext".getBytes(StandardCharsets.UTF_16LE);
        byte[] pdu = Arrays.copyOf(plain, plain.length + NtlmSecurity.SIGNATURE_LENGTH);
        new NtlmSecurity(RANDOM_SESSION_KEY)
                .seal(pdu, 0, plain.length, 0, plain.length, plain.length);
        assertEquals(
                "54e50165bf1936dc996020c1811b0f06fb5f"
                        + "01000000"
                        + "7fb38ec5c55d4976"
                        + "00000000",
                HEX.formatHex(pdu));
    }
}
