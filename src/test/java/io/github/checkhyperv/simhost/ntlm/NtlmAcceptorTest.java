package io.github.checkhyperv.simhost.ntlm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.simhost.ntlm.NtlmAcceptor.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The acceptor against the NTLMv2 example of [MS-NLMP] 4.2.4 and the MD4 suite of RFC 1320. */
class NtlmAcceptorTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final int EXAMPLE_FLAGS = 0xE28A_8233;

    /** NEGOTIATE_MESSAGE with the flags of the example; the acceptor looks at nothing else. */
    private static final String NEGOTIATE =
            "4e544c4d5353500001000000" + "33828ae2" + "00".repeat(16) + "0501280a0000000f";

    /** 4.2.4.3. */
    private static final String AUTHENTICATE =
            "4e544c4d535350000300000018001800"
                    + "6c000000540054008400000"
                    + "00c000c0048000000080008005400000010001000"
                    + "5c00000010001000d8000000358288e2"
                    + "0501280a0000000f"
                    + "44006f006d00610069006e00"
                    + "5500730065007200"
                    + "43004f004d0050005500540045005200"
                    + "86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa"
                    + "68cd0ab851e51c96aabc927bebef6a1c"
                    + "01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000"
                    + "02000c0044006f006d00610069006e00"
                    + "01000c00530065007200760065007200"
                    + "0000000000000000"
                    + "c5dad2544fc9799094ce1ce90bc9d03e";

    private static Outcome authenticate(String password, String message) {
        Account account = new Account("Domain", "domain.example", "User", password);
        NtlmAcceptor acceptor =
                new NtlmAcceptor(
                        new NtlmAcceptor.Identity("Domain", "domain.example", "Server"),
                        List.of(account));
        byte[] serverChallenge = HEX.parseHex("0123456789abcdef");
        acceptor.challenge(
                HEX.parseHex(NEGOTIATE),
                c -> new Challenge(EXAMPLE_FLAGS, "Domain", serverChallenge, c.targetInfo()));
        return acceptor.authenticate(HEX.parseHex(message));
    }

    @Test
    void md4GivesTheDigestsOfRfc1320() {
        assertEquals("31d6cfe0d16ae931b73c59d7e0c089c0", md4(""));
        assertEquals("a448017aaf21d8525fc10ae87aa6729d", md4("abc"));
        assertEquals("e33b4ddc9c38f2199c3e7b164fcc0536", md4("1234567890".repeat(8)));
    }

    private static String md4(String text) {
        return HEX.formatHex(Md4Digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void responseKeyIsTheOneOfTheSpecification() {
        byte[] key = NtlmAcceptor.responseKeyNt("Password", "User", "Domain");
        assertEquals("0c868a403bfd7a93a3001ef22ef02e3f", HEX.formatHex(key));
    }

    @Test
    void acceptsTheAuthenticateMessageOfTheSpecification() {
        Outcome outcome = authenticate("Password", AUTHENTICATE);
        assertEquals("", outcome.reason());
        assertEquals("User", outcome.account().user());
        assertNotNull(outcome.session());
    }

    @Test
    void refusesAnotherPassword() {
        Outcome outcome = authenticate("password", AUTHENTICATE);
        assertNull(outcome.account());
        assertEquals("wrong password", outcome.reason());
    }

    @Test
    void refusesAnotherServerChallenge() {
        String other = AUTHENTICATE.replace("68cd0ab8", "68cd0ab9");
        assertNull(authenticate("Password", other).account());
    }

    @Test
    void opensTheMessageThatTheSpecificationSeals() {
        NtlmSession session = authenticate("Password", AUTHENTICATE).session();
        byte[] pdu =
                HEX.parseHex(
                        "54e50165bf1936dc996020c1811b0f06fb5f"
                                + "010000007fb38ec5c55d497600000000");
        assertTrue(session.open(pdu, 0, 18, true));
        byte[] plain = "Plaintext".getBytes(StandardCharsets.UTF_16LE);
        assertArrayEquals(plain, Arrays.copyOf(pdu, 18));
    }

    @Test
    void findsOneFlippedBitOfASealedMessage() {
        NtlmSession session = authenticate("Password", AUTHENTICATE).session();
        byte[] pdu =
                HEX.parseHex(
                        "54e50165bf1936dc996020c1811b0f06fb5e"
                                + "010000007fb38ec5c55d497600000000");
        assertFalse(session.open(pdu, 0, 18, true));
    }

    @Test
    void refusesAReplayedMessage() {
        NtlmSession session = authenticate("Password", AUTHENTICATE).session();
        String sealed = "54e50165bf1936dc996020c1811b0f06fb5f" + "010000007fb38ec5c55d497600000000";
        assertTrue(session.open(HEX.parseHex(sealed), 0, 18, true));
        assertFalse(session.open(HEX.parseHex(sealed), 0, 18, true));
    }

    @Test
    void anAccountIsMeantByItsNamesInAnyCase() {
        Account account = Account.MONITOR;
        assertTrue(account.isMeantBy("CONTOSO", "monitor"));
        assertTrue(account.isMeantBy("contoso.example", "MONITOR"));
        assertTrue(account.isMeantBy("", "monitor@contoso.example"));
        assertFalse(account.isMeantBy("FABRIKAM", "monitor"));
        assertFalse(account.isMeantBy("CONTOSO", "monitor2"));
        assertFalse(account.isMeantBy("", "monitor@fabrikam.example"));
    }
}
