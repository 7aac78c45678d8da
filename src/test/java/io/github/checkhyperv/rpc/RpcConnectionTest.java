package io.github.checkhyperv.rpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.net.NetProblem;
import io.github.checkhyperv.net.SharedMemory;
import io.github.checkhyperv.net.TcpConnection;
import io.github.checkhyperv.security.SecurityProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that answers by the book, or not quite ([MS-RPCE] 3.3.1.5). */
class RpcConnectionTest {
    private static final RpcInterface ONE =
            new RpcInterface("IOne", "00000001-0002-0003-0405-060708090a0b");
    private static final RpcInterface TWO =
            new RpcInterface("ITwo", "00000002-0002-0003-0405-060708090a0b");
    private static final RpcInterface THREE =
            new RpcInterface("IThree", "00000003-0002-0003-0405-060708090a0b");

    private static final int ACCEPTED = 0;
    private static final int REJECTED = 2;
    private static final int AUTH_TYPE = 9;
    private static final byte[] TOKEN = {2};

    private FakeContext security = new FakeContext(2, AUTH_TYPE, 16, 4);
    private final ScriptedHost host;

    RpcConnectionTest() throws IOException {
        host = new ScriptedHost();
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    private static HostPdu accepting(int... results) {
        return HostPdu.results(HostPdu.BIND_ACK, results);
    }

    private static byte[] loggedOn(HostPdu pdu) {
        return pdu.authenticated(AUTH_TYPE, HostPdu.PRIVACY, TOKEN).octets();
    }

    private RpcConnection bind() throws Exception {
        return bind(MemoryBudget.ofOneHost());
    }

    private RpcConnection bind(MemoryBudget memory) throws Exception {
        host.start();
        TcpConnection connection = TcpConnection.connect(host.address(), host.port(), 20_000);
        return RpcConnection.bind(
                connection,
                List.of(ONE, TWO, THREE),
                security,
                SecurityProblem.INSECURE_PEER,
                memory,
                soon());
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    @Test
    void anAnswerIsBorrowedUntilTheNextCallOrTheEnd() throws Exception {
        MemoryBudget memory = new SharedMemory(300, 1).part();
        host.answers(loggedOn(accepting(ACCEPTED)));
        for (int i = 0; i < 3; i++) {
            host.answers(HostPdu.response(new byte[100]).sealed(security, 0));
        }
        try (RpcConnection rpc = bind(memory)) {
            for (int i = 0; i < 3; i++) {
                assertEquals(100, call(rpc, ONE).length);
                assertFalse(memory.borrow(1));
                memory.giveBack(1);
            }
        }
        assertTrue(memory.borrow(300));
    }

    @Test
    void anAnswerThatTheMemoryDoesNotTakeIsToldAndCutOff() throws Exception {
        host.answers(loggedOn(accepting(ACCEPTED)));
        host.answers(HostPdu.response(new byte[100]).sealed(security, 0));
        try (RpcConnection rpc = bind(new SharedMemory(299, 1).part())) {
            SessionException e = assertThrows(SessionException.class, () -> call(rpc, ONE));
            assertEquals(GeneralProblem.TOO_LARGE, e.problem());
            assertEquals(Stage.QUERY, e.stage());
            assertFalse(rpc.isUsable());
        }
    }

    private static byte[] call(RpcConnection rpc, RpcInterface iface) throws SessionException {
        return rpc.call(Stage.QUERY, iface, 3, new byte[] {1, 2, 3}, soon());
    }

    private SessionException notBound(Problem problem) {
        SessionException e = assertThrows(SessionException.class, this::bind);
        assertEquals(problem, e.problem());
        assertEquals(Stage.AUTHENTICATE, e.stage());
        assertTrue(security.closed(), "the keys are forgotten");
        return e;
    }

    @Test
    void aBindOffersEveryInterfaceInItsOwnContext() throws Exception {
        host.answers(loggedOn(accepting(ACCEPTED, ACCEPTED, ACCEPTED)));
        bind().close();
        byte[] bind = host.seen(0);
        assertEquals(11, bind[2]);
        assertEquals(HostPdu.FIRST | HostPdu.LAST, bind[3]);
        assertEquals(bind.length, uint16(bind, 8));
        assertEquals(1, uint16(bind, 10), "auth_length");
        assertEquals(1, uint16(bind, 12), "call_id");
        assertEquals(5840, uint16(bind, 16), "max_xmit_frag");
        assertEquals(5840, uint16(bind, 18), "max_recv_frag");
        assertEquals(3, bind[24], "n_context_elem");
        for (int i = 0; i < 3; i++) {
            int context = 28 + 44 * i;
            assertEquals(i, uint16(bind, context), "p_cont_id");
            assertEquals(1, bind[context + 2], "n_transfer_syn");
            assertArrayEquals(
                    Guid.of(List.of(ONE, TWO, THREE).get(i).uuid()).wire(),
                    Arrays.copyOfRange(bind, context + 4, context + 20));
            // NDR, 8a885d04-1ceb-11c9-9fe8-08002b104860 version 2.
            assertEquals(
                    "045d888aeb1cc9119fe808002b10486002000000",
                    HexFormat.of().formatHex(bind, context + 24, context + 44));
        }
        byte[] trailer = {AUTH_TYPE, HostPdu.PRIVACY, 0, 0, 1, 0, 0, 0, 1};
        assertArrayEquals(trailer, Arrays.copyOfRange(bind, 28 + 3 * 44, bind.length));
    }

    @Test
    void aCallIsSealedAndNamesItsContextAndObject() throws Exception {
        Guid ipid = Guid.of("0001401b-0530-0000-0324-12059210a489");
        host.answers(loggedOn(accepting(ACCEPTED, ACCEPTED, ACCEPTED)));
        host.answers(HostPdu.response((byte) 9).contextId(1).sealed(security, 0));
        try (RpcConnection rpc = bind()) {
            byte[] stub = {1, 2, 3};
            assertArrayEquals(new byte[] {9}, rpc.call(Stage.QUERY, TWO, 20, ipid, stub, soon()));
            assertTrue(rpc.isUsable());
        }
        byte[] request = host.seen(1);
        assertEquals(0, request[2]);
        assertEquals(0x80 | HostPdu.FIRST | HostPdu.LAST, request[3] & 0xff, "with an object");
        assertEquals(3, uint16(request, 16), "alloc_hint");
        assertEquals(1, uint16(request, 20), "p_cont_id");
        assertEquals(20, uint16(request, 22), "opnum");
        assertArrayEquals(ipid.wire(), Arrays.copyOfRange(request, 24, 40));
        byte[] sealed = {1 ^ 0x5a, 2 ^ 0x5a, 3 ^ 0x5a, 0x5a};
        assertArrayEquals(sealed, Arrays.copyOfRange(request, 40, 44), "stub and padding");
        byte[] trailer = {AUTH_TYPE, HostPdu.PRIVACY, 1, 0, 1, 0, 0, 0};
        assertArrayEquals(trailer, Arrays.copyOfRange(request, 44, 52));
        assertArrayEquals(security.seals(), Arrays.copyOfRange(request, 52, request.length));
    }

    @Test
    void aCallOfNoObjectHasNone() throws Exception {
        host.answers(loggedOn(accepting(ACCEPTED)));
        host.answers(HostPdu.response((byte) 9).sealed(security, 0));
        try (RpcConnection rpc = bind()) {
            call(rpc, ONE);
        }
        byte[] request = host.seen(1);
        assertEquals(HostPdu.FIRST | HostPdu.LAST, request[3]);
        assertArrayEquals(
                new byte[] {1 ^ 0x5a, 2 ^ 0x5a, 3 ^ 0x5a}, Arrays.copyOfRange(request, 24, 27));
    }

    @Test
    void headersAreSignedWhereTheMechanismAsksAndTheHostAgrees() throws Exception {
        security.wantHeadersSigned();
        int signed = HostPdu.FIRST | HostPdu.LAST | HostPdu.SIGN_HEADERS;
        host.answers(loggedOn(accepting(ACCEPTED).flags(signed)));
        bind().close();
        assertEquals(signed, host.seen(0)[3]);
        assertEquals(Boolean.TRUE, security.headersAgreed());
    }

    @Test
    void aHostThatDoesNotSignHeadersIsBelieved() throws Exception {
        assertNull(security.headersAgreed());
        host.answers(loggedOn(accepting(ACCEPTED)));
        bind().close();
        assertEquals(Boolean.FALSE, security.headersAgreed());
    }

    /** Whoever takes part in the third leg has to hear it, too. */
    @Test
    void headersAreAskedForInEachLeg() throws Exception {
        security = new FakeContext(4, AUTH_TYPE, 16, 4);
        security.wantHeadersSigned();
        host.answers(loggedOn(accepting(ACCEPTED)));
        HostPdu altered = HostPdu.results(HostPdu.ALTER_RESPONSE, ACCEPTED);
        host.answers(altered.authenticated(AUTH_TYPE, HostPdu.PRIVACY, (byte) 4).octets());
        bind().close();
        int signed = HostPdu.FIRST | HostPdu.LAST | HostPdu.SIGN_HEADERS;
        assertEquals(14, host.seen(1)[2]);
        assertEquals(signed, host.seen(0)[3]);
        assertEquals(signed, host.seen(1)[3]);
    }

    /** An answer is told from one that came late by its call_id alone. */
    @Test
    void eachCallHasACallIdOfItsOwn() throws Exception {
        host.answers(loggedOn(accepting(ACCEPTED)));
        for (int i = 0; i < 3; i++) {
            host.answers(HostPdu.response((byte) i).sealed(security, 0));
        }
        try (RpcConnection rpc = bind()) {
            for (int i = 0; i < 3; i++) {
                call(rpc, ONE);
            }
        }
        for (int i = 1; i < 4; i++) {
            assertTrue(uint16(host.seen(i), 12) > uint16(host.seen(i - 1), 12));
        }
    }

    /** Windows registers an interface when the first object with it is handed out. */
    @Test
    void anInterfaceThatWasRejectedIsOfferedAgainWhenItIsNeeded() throws Exception {
        host.answers(loggedOn(accepting(ACCEPTED, REJECTED, ACCEPTED)));
        host.answers(HostPdu.results(HostPdu.ALTER_RESPONSE, ACCEPTED).octets());
        host.answers(HostPdu.response((byte) 9).contextId(1).sealed(security, 0));
        host.answers(HostPdu.response((byte) 8).contextId(1).sealed(security, 0));
        host.answers(HostPdu.response((byte) 7).contextId(2).sealed(security, 0));
        try (RpcConnection rpc = bind()) {
            assertArrayEquals(new byte[] {9}, call(rpc, TWO));
            assertArrayEquals(new byte[] {8}, call(rpc, TWO));
            assertArrayEquals(new byte[] {7}, call(rpc, THREE));
        }
        byte[] alter = host.seen(1);
        assertEquals(14, alter[2]);
        assertEquals(0, uint16(alter, 10), "the logon holds: no auth_value");
        assertEquals(5840, uint16(alter, 16), "max_xmit_frag");
        assertEquals(5840, uint16(alter, 18), "max_recv_frag");
        assertEquals(1, alter[24], "n_context_elem");
        assertEquals(1, uint16(alter, 28), "p_cont_id");
    }

    @Test
    void anInterfaceThatIsRejectedTwiceIsNotThere() throws Exception {
        host.answers(loggedOn(accepting(ACCEPTED)));
        host.answers(HostPdu.results(HostPdu.ALTER_RESPONSE, REJECTED).octets());
        host.answers(HostPdu.response((byte) 9).sealed(security, 0));
        try (RpcConnection rpc = bind()) {
            SessionException e = assertThrows(SessionException.class, () -> call(rpc, THREE));
            assertEquals(RpcProblem.RPC_FAILED, e.problem());
            assertEquals("IThree is not offered there", e.failure().seen());
            assertArrayEquals(new byte[] {9}, call(rpc, ONE), "the connection can be used");
        }
        assertEquals(2, uint16(host.seen(1), 28), "p_cont_id");
    }

    @Test
    void moreResultsThanContextsAreMalformed() {
        host.answers(loggedOn(accepting(ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED)));
        SessionException e = notBound(GeneralProblem.MALFORMED_ANSWER);
        assertEquals("more presentation results than contexts", e.failure().seen());
    }

    @Test
    void aRejectedBindSaysWhy() {
        host.answers(HostPdu.rejected(9).octets());
        notBound(SecurityProblem.WRONG_CREDENTIALS);
    }

    @Test
    void aFaultInPlaceOfABindsAnswerIsTheHosts() {
        host.answers(HostPdu.fault(0x6bb).octets());
        notBound(GeneralProblem.HOST_BUSY);
    }

    @Test
    void aBindsAnswerHasItsCallId() {
        host.answersAnotherCall(loggedOn(accepting(ACCEPTED).callId(2)));
        SessionException e = notBound(GeneralProblem.MALFORMED_ANSWER);
        assertEquals("call_id 2 instead of 1", e.failure().seen());
    }

    @Test
    void aBindIsNotAnsweredByAnAlteredContext() {
        host.answers(loggedOn(HostPdu.results(HostPdu.ALTER_RESPONSE, ACCEPTED)));
        SessionException e = notBound(GeneralProblem.MALFORMED_ANSWER);
        assertEquals("a PDU of type 15 instead of 12", e.failure().seen());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, HostPdu.FIRST, HostPdu.LAST})
    void aBindsAnswerIsOneFragment(int flags) {
        host.answers(loggedOn(accepting(ACCEPTED).flags(flags)));
        SessionException e = notBound(GeneralProblem.MALFORMED_ANSWER);
        assertEquals("the answer to a bind in fragments", e.failure().seen());
    }

    /** Of another mechanism, or at a level at which stubs are not encrypted. */
    @ParameterizedTest
    @CsvSource({"10, 6", "9, 5", "9, 2"})
    void aHostThatWantsLessSecurityIsLeft(int authType, int level) {
        host.answers(accepting(ACCEPTED).authenticated(authType, level, TOKEN).octets());
        SessionException e = notBound(SecurityProblem.INSECURE_PEER);
        assertEquals("no SPNEGO at packet privacy", e.failure().seen());
    }

    @Test
    void aHostThatDoesNotLogOnIsLeft() {
        host.answers(accepting(ACCEPTED).octets());
        notBound(SecurityProblem.INSECURE_PEER);
    }

    @Test
    void aHostThatHangsUpLeavesAConnectionThatIsLost() throws Exception {
        host.answers(loggedOn(accepting(ACCEPTED)));
        try (RpcConnection rpc = bind()) {
            host.hangUpAfter(2);
            SessionException e = assertThrows(SessionException.class, () -> call(rpc, ONE));
            assertEquals(NetProblem.CONNECTION_LOST, e.problem());
            assertEquals("", e.failure().seen());
            assertEquals(Stage.QUERY, e.stage());
            assertFalse(rpc.isUsable());
        }
    }

    @Test
    void aFaultRefusesOneCallOnly() throws Exception {
        host.answers(loggedOn(accepting(ACCEPTED)));
        host.answers(HostPdu.fault(5).octets());
        host.answers(HostPdu.response((byte) 9).sealed(security, 0));
        try (RpcConnection rpc = bind()) {
            SessionException e = assertThrows(SessionException.class, () -> call(rpc, ONE));
            assertEquals(SecurityProblem.INSECURE_PEER, e.problem());
            assertTrue(rpc.isUsable());
            assertArrayEquals(new byte[] {9}, call(rpc, ONE));
        }
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsNotWaitedFor() throws Exception {
        host.answers(loggedOn(accepting(ACCEPTED)));
        try (RpcConnection rpc = bind()) {
            Deadline now = Deadline.in(Duration.ofMillis(50));
            SessionException e =
                    assertThrows(
                            SessionException.class,
                            () -> rpc.call(Stage.QUERY, ONE, 3, new byte[0], now));
            assertEquals(GeneralProblem.TIMED_OUT, e.problem());
            assertFalse(rpc.isUsable());
        }
    }

    @Test
    void nothingIsSentThatNobodyWouldWaitFor() throws Exception {
        host.answers(loggedOn(accepting(ACCEPTED)));
        host.answers(HostPdu.response((byte) 9).sealed(security, 0));
        try (RpcConnection rpc = bind()) {
            Deadline passed = Deadline.in(Duration.ZERO);
            SessionException e =
                    assertThrows(
                            SessionException.class,
                            () -> rpc.call(Stage.QUERY, ONE, 3, new byte[0], passed));
            assertEquals(GeneralProblem.TIMED_OUT, e.problem());
            assertTrue(rpc.isUsable());
            assertArrayEquals(new byte[] {9}, call(rpc, ONE));
        }
        assertEquals(2, host.count());
    }

    private static int uint16(byte[] octets, int at) {
        return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).getShort(at) & 0xffff;
    }
}
