package io.github.checkhyperv.rpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
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

    /** Packet privacy ([MS-RPCE] 2.2.1.1.8). */
    private static final int PRIVACY = 6;

    private static final int REQUEST = 0;
    private static final int RESPONSE = 2;
    private static final int BIND = 11;
    private static final int BIND_ACK = 12;
    private static final int BIND_NAK = 13;
    private static final int FAULT = 3;
    private static final int ALTER = 14;
    private static final int ALTER_RESPONSE = 15;
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
        private int levelOfResponse = PRIVACY;
        private int answerToBind = BIND_ACK;

        Host(FakeContext security) {
            this.security = security;
            this.authTypeOfResponse = security.authType();
        }

        /** Answers until the connection ends. */
        Host serve() throws IOException {
            try (Socket socket = server.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                while (true) {
                    byte[] header = in.readNBytes(10);
                    if (header.length < 10) {
                        return this;
                    }
                    int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
                    byte[] pdu = Arrays.copyOf(header, length);
                    in.readFully(pdu, 10, length - 10);
                    seen.add(pdu);
                    byte[] answer = answer(pdu);
                    socket.getOutputStream().write(answer);
                }
            }
        }

        private byte[] answer(byte[] pdu) {
            switch (pdu[2]) {
                case BIND:
                    return answerToBind == BIND_ACK ? results(BIND_ACK, pdu) : refusal(pdu);
                case ALTER:
                    return results(ALTER_RESPONSE, pdu);
                case REQUEST:
                    return response(pdu);
                default:
                    return new byte[0];
            }
        }

        /** C706 12.6.4.5, a reason and no versions, or 12.6.4.7, ERROR_ACCESS_DENIED; no token. */
        private byte[] refusal(byte[] request) {
            ByteBuffer out = begin(answerToBind, request);
            if (answerToBind == BIND_NAK) {
                out.putShort((short) 0).put((byte) 0);
            } else {
                out.putInt(32).putInt(0).putInt(5).putInt(0);
            }
            out.putShort(8, (short) out.position()).putShort(10, (short) 0);
            return Arrays.copyOf(out.array(), out.position());
        }

        /** C706 12.6.4.4: sizes, association group, secondary address, one result. */
        private byte[] results(int type, byte[] request) {
            ByteBuffer out = begin(type, request).putShort((short) 5840).putShort((short) 5840);
            out.putInt(1).putShort((short) 0).putShort((short) 0).putInt(1);
            out.putInt(0).put(new byte[20]);
            byte[] next = {(byte) (token(request)[0] + 1)};
            return finish(out, security.authType(), PRIVACY, 0, next);
        }

        /** A stub of 5 octets, sealed under our end of the context. */
        private byte[] response(byte[] request) {
            ByteBuffer out = begin(RESPONSE, request).putInt(5).putInt(0);
            out.put(new byte[] {1, 2, 3, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            byte[] room = new byte[security.tokenLength()];
            byte[] pdu = finish(out, authTypeOfResponse, levelOfResponse, 11, room);
            int token = pdu.length - security.tokenLength();
            security.seal(pdu, 0, token, 24, token - 8, token);
            return pdu;
        }

        private ByteBuffer begin(int type, byte[] request) {
            ByteBuffer out = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
            return out.put(new byte[] {5, 0, (byte) type, 3, 0x10, 0, 0, 0, 0, 0, 0, 0})
                    .put(request, 12, 4);
        }

        private byte[] finish(ByteBuffer out, int authType, int level, int padding, byte[] token) {
            out.put((byte) authType).put((byte) level);
            out.put((byte) padding).put((byte) 0).putInt(1).put(token);
            out.putShort(8, (short) out.position()).putShort(10, (short) token.length);
            return Arrays.copyOf(out.array(), out.position());
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
    @ValueSource(ints = {BIND_NAK, FAULT})
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
