package io.github.checkhyperv.simhost;

import io.github.checkhyperv.simhost.dcom.Ids;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.io.IOException;
import java.net.Socket;
import java.util.UUID;

/** A client of few words: binds without authentication and calls ServerAlive2. */
final class RawClient implements AutoCloseable {
    static final int TIMEOUT_MILLIS = 300;

    private static final UUID NDR = UUID.fromString("8a885d04-1ceb-11c9-9fe8-08002b104860");
    private static final int SERVER_ALIVE_2 = 5;

    final Socket socket;

    RawClient(String host, int port) throws IOException {
        socket = new Socket(host, port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** A client of the endpoint mapper that has sent its bind. */
    static RawClient bound(SimulatedHost host) throws IOException {
        RawClient client = new RawClient(host.address(), host.port());
        client.bind(Ids.OBJECT_EXPORTER);
        return client;
    }

    void bind(UUID interfaceId) throws IOException {
        OctetWriter out = start(11, 1);
        out.u16(5840).u16(5840).u32(0).u8(1).u8(0).u16(0);
        out.u16(0).u8(1).u8(0).guid(interfaceId).u32(0).guid(NDR).u32(2);
        send(out);
    }

    void serverAlive(int callId) throws IOException {
        OctetWriter out = start(0, callId);
        out.u32(0).u16(0).u16(SERVER_ALIVE_2);
        send(out);
    }

    /** One PDU. */
    byte[] receive() throws IOException {
        byte[] head = socket.getInputStream().readNBytes(16);
        if (head.length < 16) {
            return head;
        }
        int length = new OctetReader(head).seek(8).u16();
        OctetWriter out = new OctetWriter().bytes(head);
        return out.bytes(socket.getInputStream().readNBytes(length - 16)).toBytes();
    }

    private static OctetWriter start(int type, int callId) {
        return new OctetWriter().u8(5).u8(0).u8(type).u8(3).u32(0x10).u32(0).u32(callId);
    }

    private void send(OctetWriter out) throws IOException {
        socket.getOutputStream().write(out.patch16(8, out.size()).toBytes());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
