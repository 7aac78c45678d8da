package io.github.checkhyperv.samba;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.security.ntlm.NtlmContext;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A DCE/RPC client that is just large enough to seal calls over TCP, and lets the proof change what
 * goes out and what comes in.
 */
final class RpcClient implements AutoCloseable {
    static final String NDR = "8a885d04-1ceb-11c9-9fe8-08002b104860";
    private static final int TIMEOUT_MILLIS = 10_000;

    /** The host answered a call with a fault. */
    static final class Fault extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Fault(int status) {
            super("fault 0x" + Integer.toHexString(status));
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private NtlmContext security;
    private int callId = 1;
    private int fragments;

    /** Applied to every AUTHENTICATE message, sealed request and response, before it goes on. */
    UnaryOperator<byte[]> changeAuthenticate = UnaryOperator.identity();

    UnaryOperator<byte[]> changeRequest = UnaryOperator.identity();
    UnaryOperator<byte[]> changeResponse = UnaryOperator.identity();

    RpcClient(String address, int port) throws IOException {
        socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Binds an interface and authenticates, at packet privacy. */
    void bind(String uuid, int version, NtlmContext ntlm) throws IOException, SessionException {
        byte[] negotiate = ntlm.step(new byte[0]);
        SambaPdu bind = SambaPdu.of(SambaPdu.BIND, callId).u16(5840).u16(5840).u32(0).u32(1);
        bind.u16(0).u16(1).syntax(uuid, version).syntax(NDR, 2);
        send(bind.trailer(0).octets(negotiate).finish(negotiate.length));
        byte[] ack = receive(SambaPdu.BIND_ACK);
        int results = align4(26 + u16(ack, 24));
        if (u16(ack, results + 4) != 0) {
            throw new IOException(
                    "interface " + uuid + " rejected, reason " + u16(ack, results + 6));
        }
        byte[] challenge = Arrays.copyOfRange(ack, ack.length - u16(ack, 10), ack.length);
        byte[] authenticate = changeAuthenticate.apply(ntlm.step(challenge));
        send(
                SambaPdu.of(SambaPdu.AUTH3, callId)
                        .u32(0)
                        .trailer(0)
                        .octets(authenticate)
                        .finish(authenticate.length));
        security = ntlm;
    }

    /** Calls a method; request and response are sealed. */
    byte[] call(int opnum, byte[] stub) throws IOException, SessionException {
        callId++;
        send(changeRequest.apply(seal(opnum, stub)));
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        fragments = 0;
        byte[] pdu;
        do {
            pdu = changeResponse.apply(receive(SambaPdu.RESPONSE));
            fragments++;
            result.writeBytes(unseal(pdu));
        } while ((pdu[3] & 2) == 0);
        return result.toByteArray();
    }

    /** Calls a method and lets its answer, of one fragment, go by unopened. */
    void skipAnswer(int opnum, byte[] stub) throws IOException {
        callId++;
        send(seal(opnum, stub));
        receive(SambaPdu.RESPONSE);
    }

    /** How many fragments the last answer came in. */
    int fragments() {
        return fragments;
    }

    private byte[] seal(int opnum, byte[] stub) {
        SambaPdu request =
                SambaPdu.of(SambaPdu.REQUEST, callId)
                        .u32(stub.length)
                        .u16(0)
                        .u16(opnum)
                        .octets(stub);
        int padding = -stub.length & 15;
        request.octets(new byte[padding]).trailer(padding);
        int signatureAt = request.size();
        byte[] pdu = request.octets(new byte[16]).finish(16);
        security.seal(pdu, 0, signatureAt, 24, signatureAt - SambaPdu.TRAILER, signatureAt);
        return pdu;
    }

    private byte[] unseal(byte[] pdu) throws SessionException {
        int signatureAt = pdu.length - security.tokenLength();
        int trailer = signatureAt - SambaPdu.TRAILER;
        security.unseal(pdu, 0, signatureAt, 24, trailer, signatureAt, security.tokenLength());
        if (pdu[trailer] != 10 || pdu[trailer + 1] != 6) {
            throw new IllegalStateException("not NTLM at packet privacy");
        }
        return Arrays.copyOfRange(pdu, 24, trailer - pdu[trailer + 2]);
    }

    private void send(byte[] pdu) throws IOException {
        socket.getOutputStream().write(pdu);
    }

    private byte[] receive(int type) throws IOException {
        byte[] header = new byte[SambaPdu.HEADER];
        in.readFully(header);
        byte[] pdu = Arrays.copyOf(header, u16(header, 8));
        in.readFully(pdu, SambaPdu.HEADER, pdu.length - SambaPdu.HEADER);
        if (pdu[2] == SambaPdu.FAULT) {
            throw new Fault(ByteBuffer.wrap(pdu).order(ByteOrder.LITTLE_ENDIAN).getInt(24));
        }
        if (pdu[2] != type) {
            throw new IOException("PDU of type " + pdu[2] + " in place of " + type);
        }
        return pdu;
    }

    private static int u16(byte[] from, int at) {
        return from[at] & 0xff | (from[at + 1] & 0xff) << 8;
    }

    private static int align4(int at) {
        return at + 3 & ~3;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
