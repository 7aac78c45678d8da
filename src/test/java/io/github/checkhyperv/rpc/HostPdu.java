package io.github.checkhyperv.rpc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A PDU as a host sends it, in the making (C706 12.6.4, [MS-RPCE] 2.2.2). */
final class HostPdu {
    static final int RESPONSE = 2;
    static final int FAULT = 3;
    static final int BIND_ACK = 12;
    static final int BIND_NAK = 13;
    static final int ALTER_RESPONSE = 15;

    static final int FIRST = 1;
    static final int LAST = 2;
    static final int SIGN_HEADERS = 4;

    /** Packet privacy ([MS-RPCE] 2.2.1.1.8). */
    static final int PRIVACY = 6;

    private static final int FRAG_LENGTH = 8;
    private static final int AUTH_LENGTH = 10;
    private static final int CALL_ID = 12;
    private static final int STUB = 24;

    private final ByteBuffer out = ByteBuffer.allocate(0xffff).order(ByteOrder.LITTLE_ENDIAN);

    /** The common header of the only fragment of call 1. */
    HostPdu(int type) {
        out.put(new byte[] {5, 0, (byte) type, FIRST | LAST, 0x10, 0, 0, 0, 0, 0, 0, 0});
        out.putInt(1);
    }

    /** A response in presentation context 0, its stub in clear. */
    static HostPdu response(byte... stub) {
        HostPdu pdu = new HostPdu(RESPONSE);
        pdu.out.putInt(stub.length).putInt(0).put(stub);
        return pdu;
    }

    /** A fault, C706 12.6.4.7, with the reserved octets behind its status. */
    static HostPdu fault(int status) {
        HostPdu pdu = new HostPdu(FAULT);
        pdu.out.putInt(0).putInt(0).putInt(status).putInt(0);
        return pdu;
    }

    /** A bind_ack or alter_context_resp, C706 12.6.4.4, with p_result of each context. */
    static HostPdu results(int type, int... results) {
        HostPdu pdu = new HostPdu(type);
        pdu.out.putShort((short) 5840).putShort((short) 5840).putInt(1);
        pdu.out.putShort((short) 0).putShort((short) 0).putInt(results.length);
        for (int result : results) {
            pdu.out.putShort((short) result).putShort((short) 0).put(new byte[20]);
        }
        return pdu;
    }

    /** A bind_nak, C706 12.6.4.5. */
    static HostPdu rejected(int reason) {
        HostPdu pdu = new HostPdu(BIND_NAK);
        pdu.out.putShort((short) reason).put((byte) 1).put((byte) 5).putShort((short) 0);
        return pdu;
    }

    HostPdu flags(int flags) {
        out.put(3, (byte) flags);
        return this;
    }

    HostPdu callId(int callId) {
        out.putInt(CALL_ID, callId);
        return this;
    }

    HostPdu contextId(int contextId) {
        out.putShort(20, (short) contextId);
        return this;
    }

    /** A sec_trailer, [MS-RPCE] 2.2.2.11, without padding, and an auth_value. */
    HostPdu authenticated(int authType, int level, byte... token) {
        return authenticated(authType, level, 0, token);
    }

    /** The same; so many octets before the trailer are padding. */
    HostPdu authenticated(int authType, int level, int padding, byte... token) {
        out.put(new byte[] {(byte) authType, (byte) level, (byte) padding, 0}).putInt(1).put(token);
        out.putShort(AUTH_LENGTH, (short) token.length);
        return this;
    }

    byte[] octets() {
        out.putShort(FRAG_LENGTH, (short) out.position());
        return Arrays.copyOf(out.array(), out.position());
    }

    /** What is there so far with a trailer at packet privacy, sealed by this context. */
    byte[] sealed(FakeContext context, int padding) {
        authenticated(context.authType(), PRIVACY, padding, new byte[context.tokenLength()]);
        return sealed(context);
    }

    /** The same; the trailer is there. */
    byte[] sealed(FakeContext context) {
        byte[] pdu = octets();
        int token = pdu.length - context.tokenLength();
        context.seal(pdu, 0, token, STUB, token - 8, token);
        return pdu;
    }
}
