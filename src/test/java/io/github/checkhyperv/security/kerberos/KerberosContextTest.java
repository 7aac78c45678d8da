package io.github.checkhyperv.security.kerberos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.security.SecurityProblem;
import io.github.checkhyperv.security.SystemRandom;
import io.github.checkhyperv.simhost.kerberos.HostKeys;
import io.github.checkhyperv.simhost.kerberos.Issuer;
import io.github.checkhyperv.simhost.kerberos.KerberosAcceptor;
import io.github.checkhyperv.simhost.kerberos.KerberosAnswer;
import io.github.checkhyperv.simhost.kerberos.KerberosAnswer.Mechanism;
import io.github.checkhyperv.simhost.kerberos.KerberosAnswer.Mic;
import io.github.checkhyperv.simhost.kerberos.KerberosAnswer.Proof;
import io.github.checkhyperv.simhost.kerberos.KerberosKey;
import io.github.checkhyperv.simhost.security.MessageSecurity;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Our end of a session with an acceptor that shares no code with it. */
class KerberosContextTest {
    private static final int HEADER = 24;
    private static final int TRAILER = 8;
    private static final HostKeys KEYTAB =
            HostKeys.of("host/hv01.contoso.example@CONTOSO.EXAMPLE", KerberosKey.random(18));

    private final Random random = new Random(1);

    private static Ticket ticket(int keyType, HostKeys keytab) {
        Issuer.Issued issued =
                Issuer.issue(
                        "monitor@CONTOSO.EXAMPLE",
                        keytab.entries().get(0),
                        keyType,
                        Instant.now().plusSeconds(3600));
        return new Ticket(
                Principal.user("monitor", "CONTOSO.EXAMPLE"),
                Principal.service("host/hv01.contoso.example", "CONTOSO.EXAMPLE"),
                keyType,
                issued.sessionKey().key(),
                0,
                0,
                Instant.now().plusSeconds(3600).getEpochSecond(),
                0,
                0,
                issued.encoded());
    }

    private static KerberosContext context(Ticket ticket) {
        return new KerberosContext(ticket, new SystemRandom(), () -> {});
    }

    /** Both ends after a handshake that went well. */
    private record Session(KerberosContext client, MessageSecurity host) {}

    private static Session session(
            int keyType, boolean headers, UnaryOperator<KerberosAnswer> alter)
            throws SessionException {
        KerberosContext client = context(ticket(keyType, KEYTAB));
        KerberosAcceptor host = new KerberosAcceptor(KEYTAB, headers);
        client.signHeaders(headers);
        byte[] answer = host.begin(client.step(new byte[0]), alter);
        assertFalse(client.complete());
        byte[] last = host.finish(client.step(answer));
        assertEquals("", host.refusal());
        assertEquals("monitor@CONTOSO.EXAMPLE", host.client());
        assertEquals(0, client.step(last).length);
        assertTrue(client.complete());
        return new Session(client, host.session());
    }

    @ParameterizedTest
    @CsvSource({"17,false", "17,true", "18,false", "18,true"})
    void bothEndsUnderstandEachOther(int keyType, boolean headers) throws Exception {
        Session session = session(keyType, headers, answer -> answer.withSubkeyType(keyType));
        for (int length = 0; length <= 96; length += 16) {
            talk(session, length);
        }
        talk(session, 5808);
    }

    @Test
    void theKeyOfTheClientCountsWhereTheHostHasNone() throws Exception {
        Session session = session(18, true, answer -> answer.withSubkeyType(0));
        talk(session, 48);
    }

    @ParameterizedTest
    @CsvSource({"0,28", "16,28", "32,28", "16,0", "16,12", "16,100", "0,1000", "16,65535"})
    void fillersAndRotationsAreFollowedAsTheHostHasThem(int extra, int rotation) throws Exception {
        // What a token holds is what is left of the filler when it was turned; see RFC 4121, 4.2.5.
        Session session = session(18, true, answer -> answer.withFiller(extra, rotation));
        talk(session, 64);
    }

    private void talk(Session session, int length) throws SessionException {
        byte[] stub = new byte[length];
        random.nextBytes(stub);
        int end = HEADER + length;
        byte[] request = pdu(stub, session.client().tokenLength());
        session.client().seal(request, 0, end + TRAILER, HEADER, end, end + TRAILER);
        assertNotEquals(0, request[end + TRAILER]);
        assertTrue(session.host().open(request, HEADER, end, true));
        assertArrayEquals(stub, Arrays.copyOfRange(request, HEADER, end));

        int tokenLength = session.host().tokenLength();
        byte[] response = pdu(stub, tokenLength);
        session.host().close(response, HEADER, end, true);
        session.client()
                .unseal(response, 0, end + TRAILER, HEADER, end, end + TRAILER, tokenLength);
        assertArrayEquals(stub, Arrays.copyOfRange(response, HEADER, end));
    }

    private byte[] pdu(byte[] stub, int tokenLength) {
        byte[] pdu = new byte[HEADER + stub.length + TRAILER + tokenLength];
        random.nextBytes(pdu);
        System.arraycopy(stub, 0, pdu, HEADER, stub.length);
        Arrays.fill(pdu, HEADER + stub.length + TRAILER, pdu.length, (byte) 0);
        return pdu;
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(a -> a.withError(41), KerberosProblem.WRONG_HOST_KEY),
                fault(a -> a.withError(45), KerberosProblem.WRONG_HOST_KEY),
                fault(a -> a.withError(32), KerberosProblem.TICKET_EXPIRED),
                fault(a -> a.withError(60), KerberosProblem.KERBEROS_REFUSED),
                fault(a -> a.withClockAhead(660), KerberosProblem.CLOCK_SKEW),
                fault(a -> a.withMechanism(Mechanism.NTLM), KerberosProblem.HOST_WANTS_NTLM),
                fault(a -> a.withMechanism(Mechanism.UNKNOWN), SecurityProblem.INSECURE_PEER),
                fault(a -> a.withProof(Proof.OTHER_TIME), SecurityProblem.BAD_SIGNATURE),
                fault(a -> a.withProof(Proof.OTHER_MICROS), SecurityProblem.BAD_SIGNATURE),
                fault(a -> a.withProof(Proof.OTHER_KEY), SecurityProblem.BAD_SIGNATURE),
                fault(a -> a.withProof(Proof.MISSING), GeneralProblem.MALFORMED_ANSWER),
                fault(a -> a.withSubkeyType(23), KerberosProblem.WEAK_ENCRYPTION),
                fault(a -> a.withSubkeyType(20), KerberosProblem.WEAK_ENCRYPTION),
                fault(a -> a.withSequenceError(1), SecurityProblem.BAD_SIGNATURE),
                fault(a -> a.withMic(Mic.WRONG), SecurityProblem.BAD_SIGNATURE),
                fault(a -> a.withMic(Mic.MISSING), SecurityProblem.INSECURE_PEER),
                fault(a -> a.withState(1), KerberosProblem.KERBEROS_REFUSED),
                fault(a -> a.withState(2), KerberosProblem.KERBEROS_REFUSED));
    }

    private static Arguments fault(UnaryOperator<KerberosAnswer> change, Problem problem) {
        return Arguments.of(change, problem);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsNotRightIsRefused(UnaryOperator<KerberosAnswer> change, Problem problem) {
        SessionException e = assertThrows(SessionException.class, () -> session(18, true, change));
        assertEquals(problem, e.problem());
        assertEquals(Stage.AUTHENTICATE, e.stage());
    }

    @Test
    void aSkewedClockOfTheHostIsToldWithTheDifference() {
        SessionException e =
                assertThrows(
                        SessionException.class,
                        () -> session(18, true, answer -> answer.withClockAhead(-660)));
        assertTrue(
                e.getMessage().matches(".*the host's clock is 6[56][0-9] s behind the one here.*"),
                e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "23, rc4-hmac (23)",
        "3, des-cbc-md5 (3)",
        "19, aes128-cts-hmac-sha256-128 (19)",
        "20, aes256-cts-hmac-sha384-192 (20)",
        "99, unknown encryption type (99)"
    })
    void aSessionKeyOfAnotherTypeIsRefusedByName(int type, String name) {
        Ticket ticket = new Ticket(null, null, type, new byte[16], 0, 0, 0, 0, 0, new byte[0]);
        SessionException e =
                assertThrows(SessionException.class, () -> context(ticket).step(new byte[0]));
        assertEquals(KerberosProblem.WEAK_ENCRYPTION, e.problem());
        assertTrue(e.getMessage().contains(name), e.getMessage());
    }

    @Test
    void aHostThatCannotReadTheTicketSaysSo() throws Exception {
        HostKeys other = HostKeys.of("host/other@CONTOSO.EXAMPLE", KerberosKey.random(18));
        KerberosContext client = context(ticket(18, other));
        KerberosAcceptor host = new KerberosAcceptor(KEYTAB, false);
        byte[] answer = host.begin(client.step(new byte[0]), right -> right);
        SessionException e = assertThrows(SessionException.class, () -> client.step(answer));
        assertEquals(KerberosProblem.WRONG_HOST_KEY, e.problem());
    }

    @Test
    void anAnswerOfAnEarlierSessionIsRefused() throws Exception {
        Ticket ticket = ticket(18, KEYTAB);
        KerberosAcceptor host = new KerberosAcceptor(KEYTAB, false);
        KerberosContext first = context(ticket);
        byte[] old = host.begin(first.step(new byte[0]), right -> right);
        Thread.sleep(2); // the time of a request is told in milliseconds
        KerberosContext second = context(ticket);
        second.step(new byte[0]);
        SessionException e = assertThrows(SessionException.class, () -> second.step(old));
        assertEquals(SecurityProblem.BAD_SIGNATURE, e.problem());
    }

    @Test
    void everyCutAndFlipOfAnAnswerIsRefusedWithoutAnythingElse() throws Exception {
        Ticket ticket = ticket(18, KEYTAB);
        KerberosContext client = context(ticket);
        byte[] right = new KerberosAcceptor(KEYTAB, false).begin(client.step(new byte[0]), a -> a);
        for (int i = 0; i < right.length; i++) {
            byte[] cut = Arrays.copyOf(right, i);
            KerberosContext fresh = context(ticket);
            fresh.step(new byte[0]);
            assertThrows(SessionException.class, () -> fresh.step(cut), "cut at " + i);
        }
    }

    @Test
    void nothingIsAcceptedAfterAWrongSignature() throws Exception {
        Session session = session(18, true, right -> right);
        byte[] stub = new byte[32];
        byte[] response = pdu(stub, 76);
        session.host().close(response, HEADER, 56, true);
        byte[] changed = response.clone();
        changed[30] ^= 1;
        assertThrows(
                SessionException.class,
                () -> session.client().unseal(changed, 0, 64, HEADER, 56, 64, 76));
        assertArrayEquals(new byte[32], Arrays.copyOfRange(changed, HEADER, 56));
        assertThrows(
                SessionException.class,
                () -> session.client().unseal(response, 0, 64, HEADER, 56, 64, 76));
    }

    @Test
    void aHeaderThatIsChangedOnTheWayIsNoticedWhereHeadersAreSigned() throws Exception {
        Session session = session(18, true, right -> right);
        byte[] response = pdu(new byte[32], 76);
        session.host().close(response, HEADER, 56, true);
        response[2] ^= 1;
        assertThrows(
                SessionException.class,
                () -> session.client().unseal(response, 0, 64, HEADER, 56, 64, 76));
    }

    /** The shapes of a Windows client's tokens: lengths, tags and what stands where. */
    @Test
    void ourTokensHaveTheShapeOfWindows() throws IOException, SessionException, MalformedToken {
        byte[] alter = Vectors.windows("level4_object_3_alter.bin");
        int length = alter[10] & 0xff | (alter[11] & 0xff) << 8;
        byte[] theirs = Arrays.copyOfRange(alter, alter.length - length, alter.length);
        Spnego.Answer answer = Spnego.Answer.read(theirs);
        assertEquals(Spnego.ACCEPT_INCOMPLETE, answer.state());
        assertEquals(MessageTokens.MIC_LENGTH, answer.mechListMic().length);
        assertEquals(93, answer.token().length);

        KerberosContext client = context(ticket(18, KEYTAB));
        KerberosAcceptor host = new KerberosAcceptor(KEYTAB, false);
        byte[] ours = client.step(host.begin(client.step(new byte[0]), right -> right));
        // The microseconds take three octets, or two or one fewer where they are few.
        int fewer = theirs.length - ours.length;
        assertTrue(fewer >= 0 && fewer <= 2, ours.length + " octets");
        Spnego.Answer own = Spnego.Answer.read(ours);
        assertEquals(answer.token().length - fewer, own.token().length);
        assertEquals(answer.mechListMic().length, own.mechListMic().length);
    }

    @Test
    void readsWhatWindowsAnswers() throws Exception {
        byte[] ack = Vectors.windows("level4_object_2_bind_ack.bin");
        int length = ack[10] & 0xff | (ack[11] & 0xff) << 8;
        Spnego.Answer answer =
                Spnego.Answer.read(Arrays.copyOfRange(ack, ack.length - length, ack.length));
        assertEquals(Spnego.ACCEPT_INCOMPLETE, answer.state());
        assertEquals(Spnego.Choice.KERBEROS, answer.choice());
        ApExchange.Sealed sealed = ApExchange.Sealed.read(answer.token());
        assertEquals(18, sealed.type());

        byte[] resp = Vectors.windows("level4_object_4_alter_resp.bin");
        length = resp[10] & 0xff | (resp[11] & 0xff) << 8;
        Spnego.Answer last =
                Spnego.Answer.read(Arrays.copyOfRange(resp, resp.length - length, resp.length));
        assertEquals(Spnego.ACCEPT_COMPLETED, last.state());
        assertEquals(MessageTokens.MIC_LENGTH, last.mechListMic().length);
    }
}
