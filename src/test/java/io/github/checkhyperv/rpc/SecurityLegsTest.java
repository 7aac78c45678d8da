package io.github.checkhyperv.rpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.net.TcpConnection;
import io.github.checkhyperv.security.SecurityProblem;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RPC carries the tokens of any mechanism, in as many legs as it wants ([MS-RPCE] 3.3.1.5.2.2). */
class SecurityLegsTest {
    private static final RpcInterface INTERFACE =
            new RpcInterface("test", "00000001-0002-0003-0405-060708090a0b");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final int REQUEST = 0;
    private static final int BIND = 11;
    private static final int ALTER = 14;
    private static final int AUTH3 = 16;

    private final ServerSocket server;
    private final ExecutorService peer = Executors.newSingleThreadExecutor();

    SecurityLegsTest() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        peer.shutdownNow();
    }

    /** What the peer saw, and how it answers. */
    private final class Host {
        private final List<byte[]> seen = new ArrayList<>();
        private final FakeContext security;
        private int authTypeOfResponse;
        private int levelOfResponse = HostPdu.PRIVACY;
        private int answerToBind = HostPdu.BIND_ACK;

        Host(FakeContext security) {
            this.security = security;
            this.authTypeOfResponse = security.authType();
        }

        /** Answers until the connection ends. */
        Host serve() throws IOException {
            try (Socket socket = server.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                Optional<byte[]> pdu = ScriptedHost.next(in);
                while (pdu.isPresent()) {
                    seen.add(pdu.get());
                    socket.getOutputStream().write(answer(pdu.get()));
                    pdu = ScriptedHost.next(in);
                }
                return this;
            }
        }

        private byte[] answer(byte[] pdu) {
            switch (pdu[2]) {
                case BIND:
                    return answerToBind == HostPdu.BIND_ACK
                            ? results(HostPdu.BIND_ACK, pdu)
                            : refusal(pdu);
                case ALTER:
                    return results(HostPdu.ALTER_RESPONSE, pdu);
                case REQUEST:
                    return response(pdu);
                default:
                    return new byte[0];
            }
        }

        /** ERROR_ACCESS_DENIED or a rejection for no reason; no token. */
        private byte[] refusal(byte[] request) {
            HostPdu pdu = answerToBind == HostPdu.BIND_NAK ? HostPdu.rejected(0) : HostPdu.fault(5);
            return pdu.callId(callId(request)).octets();
        }

        private byte[] results(int type, byte[] request) {
            byte next = (byte) (token(request)[0] + 1);
            return HostPdu.results(type, 0)
                    .callId(callId(request))
                    .authenticated(security.authType(), HostPdu.PRIVACY, next)
                    .octets();
        }

        /** A stub of 5 octets, sealed under our end of the context. */
        private byte[] response(byte[] request) {
            byte[] room = new byte[security.tokenLength()];
            return HostPdu.response(Arrays.copyOf(new byte[] {1, 2, 3, 4, 5}, 16))
                    .callId(callId(request))
                    .authenticated(authTypeOfResponse, levelOfResponse, 11, room)
                    .sealed(security);
        }

        private static int callId(byte[] pdu) {
            return ByteBuffer.wrap(pdu).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        }
    }

    private byte[] call(FakeContext ours, Host host, List<byte[]> seen) throws Exception {
        Future<Host> served = peer.submit(host::serve);
        TcpConnection connection =
                TcpConnection.connect(
                        server.getInetAddress(), server.getLocalPort(), (int) LIMIT.toMillis());
        Deadline deadline = Deadline.in(LIMIT);
        try (RpcConnection rpc =
                RpcConnection.bind(
                        connection,
                        List.of(INTERFACE),
                        ours,
                        SecurityProblem.WRONG_CREDENTIALS,
                        MemoryBudget.ofOneHost(),
                        deadline)) {
            return rpc.call(Stage.QUERY, INTERFACE, 3, new byte[21], deadline);
        } finally {
            connection.close();
            seen.addAll(served.get().seen);
        }
    }

    private static byte[] token(byte[] pdu) {
        int length = ByteBuffer.wrap(pdu).order(ByteOrder.LITTLE_ENDIAN).getShort(10);
        return Arrays.copyOfRange(pdu, pdu.length - length, pdu.length);
    }

    /** Else what a mechanism keeps, such as a ticket of a key that is gone, is tried for hours. */
    @ParameterizedTest
    @ValueSource(ints = {HostPdu.BIND_NAK, HostPdu.FAULT})
    void theMechanismLearnsThatAHostRefusedWithoutAToken(int type) {
        FakeContext ours = new FakeContext(4, 9, 28, 4);
        Host host = new Host(ours);
        host.answerToBind = type;
        SessionException e =
                assertThrows(SessionException.class, () -> call(ours, host, new ArrayList<>()));
        assertEquals(Stage.AUTHENTICATE, e.stage());
        assertTrue(ours.wasRefused());
    }

    @ParameterizedTest
    @CsvSource({"3, 10, 16, 16", "4, 9, 76, 16", "4, 9, 45, 8", "6, 9, 28, 4"})
    void tokensGoInAsManyLegsAsTheMechanismWants(
            int legs, int authType, int tokenLength, int alignment) throws Exception {
        FakeContext ours = new FakeContext(legs, authType, tokenLength, alignment);
        List<byte[]> seen = new ArrayList<>();
        byte[] stub = call(ours, new Host(ours), seen);
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5}, stub);
        assertTrue(ours.closed());

        List<Integer> types = new ArrayList<>(List.of(BIND));
        for (int leg = 3; leg < legs; leg += 2) {
            types.add(ALTER);
        }
        if (legs % 2 == 1) {
            types.add(AUTH3);
        }
        types.add(REQUEST);
        assertEquals(types, seen.stream().map(pdu -> (int) pdu[2]).toList());
        for (int i = 0; i < seen.size() - 1; i++) {
            assertArrayEquals(new byte[] {(byte) (2 * i + 1)}, token(seen.get(i)));
            assertEquals(seen.get(0)[12], seen.get(i)[12], "call_id of the bind");
            assertEquals(authType, seen.get(i)[seen.get(i).length - 1 - 8]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16})
    void stubIsPaddedAsTheMechanismWants(int alignment) throws Exception {
        FakeContext ours = new FakeContext(4, 9, 76, alignment);
        List<byte[]> seen = new ArrayList<>();
        call(ours, new Host(ours), seen);
        byte[] request = seen.get(seen.size() - 1);
        int trailer = request.length - 76 - 8;
        assertEquals(0, (trailer - 24) % alignment);
        assertEquals(trailer - 24 - 21, request[trailer + 2], "auth_pad_length");
    }

    @Test
    void answerUnderAnotherAuthTypeIsNotAuthentic() throws Exception {
        assertNotAuthentic(10, 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5})
    void answerAtALowerLevelIsNotAuthentic(int level) throws Exception {
        assertNotAuthentic(9, level);
    }

    /** The trailer says so, but the token is right: what the trailer says counts. */
    private void assertNotAuthentic(int authType, int level) {
        FakeContext ours = new FakeContext(2, 9, 16, 16);
        Host host = new Host(ours);
        host.authTypeOfResponse = authType;
        host.levelOfResponse = level;
        SessionException e =
                assertThrows(SessionException.class, () -> call(ours, host, new ArrayList<>()));
        assertEquals(SecurityProblem.BAD_SIGNATURE, e.problem());
        assertEquals(Stage.QUERY, e.stage());
    }
}
