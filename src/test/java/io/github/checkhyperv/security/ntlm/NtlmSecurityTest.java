package io.github.checkhyperv.security.ntlm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.SecurityProblem;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ends of a session: ours, and one made of the JDK's algorithms. */
class NtlmSecurityTest {
    private static final byte[] HASH = HexFormat.of().parseHex("a4f49c406510bdcab6824ee7c30fd852");
    private static final int HEADER = 24;

    private final JdkPeer host = new JdkPeer(HASH);
    private final NtlmContext security;
    private final Random random = new Random(34);

    NtlmSecurityTest() throws Exception {
        security = new NtlmContext(new Password("", "monitor", "Password".toCharArray()), "");
        byte[] negotiate = security.step(new byte[0]);
        byte[] authenticate = security.step(JdkPeer.challenge());
        host.accept(negotiate, JdkPeer.challenge(), authenticate, "MONITOR");
    }

    /**
     * A PDU as DCE/RPC has it: header in the clear, stub sealed, trailer in the clear, signature.
     */
    private byte[] pdu(int stub) {
        byte[] pdu = new byte[HEADER + stub + 8];
        random.nextBytes(pdu);
        return pdu;
    }

    private byte[] fromHost(byte[] plain) throws Exception {
        return host.seal(plain, HEADER, plain.length - 8);
    }

    private void unseal(byte[] pdu) throws SessionException {
        int end = pdu.length - 16;
        security.unseal(pdu, 0, end, HEADER, end - 8, end, 16);
    }

    @Test
    void hostOpensWhatWeSeal() throws Exception {
        for (int stub = 0; stub < 200; stub++) {
            byte[] plain = pdu(stub);
            byte[] pdu = Arrays.copyOf(plain, plain.length + 16);
            int end = plain.length;
            security.seal(pdu, 0, end, HEADER, end - 8, end);
            assertFalse(stub > 8 && Arrays.equals(plain, Arrays.copyOf(pdu, end)));
            assertArrayEquals(plain, host.open(pdu, HEADER, end - 8));
        }
    }

    @Test
    void weOpenWhatTheHostSeals() throws Exception {
        for (int stub = 0; stub < 200; stub++) {
            byte[] plain = pdu(stub);
            byte[] pdu = fromHost(plain);
            unseal(pdu);
            assertArrayEquals(plain, Arrays.copyOf(pdu, plain.length));
        }
    }

    @Test
    void messageMayLieAnywhereInItsArray() throws Exception {
        byte[] plain = pdu(40);
        byte[] sealed = fromHost(plain);
        byte[] pdu = new byte[200];
        System.arraycopy(sealed, 0, pdu, 60, plain.length);
        System.arraycopy(sealed, plain.length, pdu, 3, 16);
        security.unseal(pdu, 60, 60 + plain.length, 60 + HEADER, 52 + plain.length, 3, 16);
        assertArrayEquals(plain, Arrays.copyOfRange(pdu, 60, 60 + plain.length));
    }

    @Test
    void everyChangedOctetIsNoticedAndWhatWasDecryptedIsWiped() throws Exception {
        int length = pdu(64).length + 16;
        for (int at = 0; at < length; at++) {
            NtlmSecurityTest session = new NtlmSecurityTest();
            byte[] pdu = session.fromHost(session.pdu(64));
            pdu[at] ^= (byte) (1 << at % 8);
            session.assertRefused(pdu, "wrong signature on message 0");
            byte[] stub = Arrays.copyOfRange(pdu, HEADER, HEADER + 64);
            assertArrayEquals(new byte[64], stub);
        }
    }

    @Test
    void repeatedMessageIsRefused() throws Exception {
        byte[] pdu = fromHost(pdu(64));
        byte[] again = pdu.clone();
        unseal(pdu);
        assertRefused(again, "wrong signature on message 1");
    }

    @Test
    void messageOutOfOrderIsRefused() throws Exception {
        byte[] first = fromHost(pdu(64));
        byte[] second = fromHost(pdu(64));
        assertRefused(second, "wrong signature on message 0");
        assertRefused(first, "nothing is accepted after a wrong signature");
    }

    @Test
    void missingMessageIsNoticed() throws Exception {
        unseal(fromHost(pdu(64)));
        fromHost(pdu(0));
        assertRefused(fromHost(pdu(64)), "wrong signature on message 1");
    }

    /** The key stream alone does not tell the number of an empty message; its signature does. */
    @Test
    void wrongSequenceNumberIsRefused() throws Exception {
        byte[] pdu = fromHost(pdu(64));
        pdu[pdu.length - 4] = 1;
        assertRefused(pdu, "wrong signature on message 0");
    }

    @Test
    void ourOwnMessageSentBackIsRefused() throws Exception {
        byte[] plain = pdu(64);
        byte[] pdu = Arrays.copyOf(plain, plain.length + 16);
        int end = plain.length;
        security.seal(pdu, 0, end, HEADER, end - 8, end);
        assertRefused(pdu, "wrong signature on message 0");
    }

    @Test
    void signatureOfZerosIsRefused() throws Exception {
        byte[] pdu = fromHost(pdu(64));
        Arrays.fill(pdu, pdu.length - 16, pdu.length, (byte) 0);
        assertRefused(pdu, "wrong signature on message 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 76})
    void signatureOfAnotherLengthIsRefused(int length) throws Exception {
        byte[] pdu = Arrays.copyOf(fromHost(pdu(64)), 256);
        SessionException e =
                assertThrows(
                        SessionException.class,
                        () -> security.unseal(pdu, 0, 96, HEADER, 88, 96, length));
        assertEquals(SecurityProblem.BAD_SIGNATURE, e.problem());
    }

    @Test
    void hostCanStillBeToldGoodbyeAfterAWrongSignature() throws Exception {
        assertRefused(pdu(80), "wrong signature on message 0");
        hostOpensWhatWeSeal();
    }

    private void assertRefused(byte[] pdu, String message) {
        SessionException e = assertThrows(SessionException.class, () -> unseal(pdu));
        assertEquals(SecurityProblem.BAD_SIGNATURE, e.problem());
        assertEquals(message, e.failure().seen());
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 80, 24, 72, 80",
        "0, 97, 24, 72, 80",
        "0, 80, 24, 81, 80",
        "0, 80, 72, 24, 80",
        "8, 80, 7, 72, 80",
        "0, 80, 24, 72, 81",
        "0, 80, 24, 72, 79",
        "0, 80, 24, 72, -1",
        "0, 80, 24, 72, 2147483647",
        "0, 2147483647, 24, 72, 80",
        "15, 80, 24, 72, 0",
        "90, 80, 90, 80, 80"
    })
    void partsThatDoNotFitAreMalformedAndCostNothingOfTheKeyStream(
            int from, int to, int sealFrom, int sealTo, int signatureAt) throws Exception {
        byte[] plain = pdu(48);
        byte[] pdu = fromHost(plain);
        assertEquals(96, pdu.length);
        SessionException e =
                assertThrows(
                        SessionException.class,
                        () -> security.unseal(pdu, from, to, sealFrom, sealTo, signatureAt, 16));
        assertEquals(GeneralProblem.MALFORMED_ANSWER, e.problem());
        assertTrue(e.failure().seen().contains("message " + from + ".." + to), e.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> security.seal(pdu, from, to, sealFrom, sealTo, signatureAt));
        unseal(pdu);
        assertArrayEquals(plain, Arrays.copyOf(pdu, plain.length));
    }

    /** [MS-RPCE] 2.2.2.3: NTLM's signature is over the whole PDU in any case. */
    @Test
    void nobodyIsAskedToSignHeaders() {
        assertFalse(security.wantsHeadersSigned());
    }

    /** Parts may touch: a signature right before or behind what is signed, all of it sealed. */
    @Test
    void partsMayTouch() throws Exception {
        byte[] pdu = pdu(48);
        security.seal(pdu, 16, 80, 16, 80, 0);
        security.seal(pdu, 0, 64, 0, 64, 64);
        security.seal(pdu, 16, 16, 16, 16, 0);
    }

    @Test
    void nothingWorksAfterClose() throws Exception {
        byte[] pdu = fromHost(pdu(64));
        security.close();
        assertThrows(IllegalStateException.class, () -> unseal(pdu));
        assertThrows(IllegalStateException.class, () -> security.seal(pdu, 0, 80, 0, 80, 80));
    }
}
