package io.github.checkhyperv.rpc;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Answers each PDU by the next of those that are given, and the last ones not at all. */
final class ScriptedHost implements AutoCloseable {
    private static final int CALL_ID = 12;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<Answer> answers = new ArrayList<>();
    private final List<byte[]> seen = new ArrayList<>();
    private volatile int last = Integer.MAX_VALUE;
    private volatile Socket client = new Socket();
    private Future<?> served;

    private record Answer(byte[] pdu, boolean toAnotherCall) {
        /** With the call_id of what it answers. */
        byte[] to(byte[] request) {
            byte[] answer = pdu.clone();
            if (!toAnotherCall) {
                System.arraycopy(request, CALL_ID, answer, CALL_ID, Integer.BYTES);
            }
            return answer;
        }
    }

    ScriptedHost() throws IOException {}

    InetAddress address() {
        return server.getInetAddress();
    }

    int port() {
        return server.getLocalPort();
    }

    void answers(byte[] pdu) {
        answers.add(new Answer(pdu, false));
    }

    /** The call_id of this one stays as it is. */
    void answersAnotherCall(byte[] pdu) {
        answers.add(new Answer(pdu, true));
    }

    /** It hangs up when so many PDUs have come. */
    void hangUpAfter(int pdus) {
        last = pdus;
    }

    void start() {
        served = thread.submit(this::serve);
    }

    private Void serve() throws IOException {
        try (Socket socket = server.accept()) {
            client = socket;
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (seen.size() < last) {
                Optional<byte[]> next = next(in);
                if (next.isEmpty()) {
                    return null;
                }
                byte[] pdu = next.get();
                seen.add(pdu);
                if (seen.size() <= answers.size()) {
                    Answer answer = answers.get(seen.size() - 1);
                    socket.getOutputStream().write(answer.to(pdu));
                }
            }
            return null;
        }
    }

    /** The next PDU of a client; empty when it has hung up. */
    static Optional<byte[]> next(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(10);
        if (header.length < 10) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
        byte[] pdu = Arrays.copyOf(header, length);
        in.readFully(pdu, 10, length - 10);
        return Optional.of(pdu);
    }

    /** A PDU that came, once the client has hung up. */
    byte[] seen(int index) throws Exception {
        served.get(20, TimeUnit.SECONDS);
        return seen.get(index);
    }

    /** How many PDUs came, once the client has hung up. */
    int count() throws Exception {
        served.get(20, TimeUnit.SECONDS);
        return seen.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        client.close();
        thread.shutdownNow();
    }
}
