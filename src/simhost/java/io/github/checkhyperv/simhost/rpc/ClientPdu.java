package io.github.checkhyperv.simhost.rpc;

import io.github.checkhyperv.simhost.wire.MalformedOctets;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A connection-oriented PDU, C706 12.6.3, with its security trailer, [MS-RPCE] 2.2.2.11.
 *
 * @param octets all of it
 * @param type PTYPE
 * @param flags pfc_flags
 * @param authLength auth_length
 * @param callId call_id
 */
record ClientPdu(byte[] octets, int type, int flags, int authLength, int callId) {
    static final int REQUEST = 0;
    static final int RESPONSE = 2;
    static final int FAULT = 3;
    static final int BIND = 11;
    static final int BIND_ACK = 12;
    static final int BIND_NAK = 13;
    static final int ALTER_CONTEXT = 14;
    static final int ALTER_CONTEXT_RESP = 15;
    static final int AUTH3 = 16;

    static final int FIRST_FRAG = 0x01;
    static final int LAST_FRAG = 0x02;
    static final int SUPPORT_HEADER_SIGN = 0x04;
    static final int DID_NOT_EXECUTE = 0x20;
    static final int OBJECT_UUID = 0x80;

    static final int HEADER = 16;
    static final int TRAILER = 8;
    private static final int LITTLE_ENDIAN_ASCII_IEEE = 0x10;

    /** Reads one PDU; null when the client closed the connection before it. */
    static ClientPdu read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEADER);
        if (head.length == 0) {
            return null;
        }
        if (head.length < HEADER) {
            throw new EOFException("the client left within a PDU header");
        }
        OctetReader header = new OctetReader(head);
        if (header.u8() != 5 || header.u8() != 0) {
            throw new MalformedOctets("no DCE RPC 5.0");
        }
        int type = header.u8();
        int flags = header.u8();
        if (header.i32() != LITTLE_ENDIAN_ASCII_IEEE) {
            throw new MalformedOctets("data representation is not little-endian, ASCII, IEEE");
        }
        int length = header.u16();
        int authLength = header.u16();
        int callId = header.i32();
        if (length < HEADER || authLength > 0 && length < HEADER + TRAILER + authLength) {
            throw new MalformedOctets("frag_length " + length + ", auth_length " + authLength);
        }
        byte[] octets = Arrays.copyOf(head, length);
        if (in.readNBytes(octets, HEADER, length - HEADER) < length - HEADER) {
            throw new EOFException("the client left within a PDU");
        }
        return new ClientPdu(octets, type, flags, authLength, callId);
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The body after the common header, without padding and trailer. */
    OctetReader body() {
        return new OctetReader(octets, HEADER, bodyEnd());
    }

    /** Where the body ends: before the padding of the trailer. */
    int bodyEnd() {
        return authLength == 0 ? octets.length : trailerAt() - trailer().padLength();
    }

    int trailerAt() {
        return octets.length - authLength - TRAILER;
    }

    SecTrailer trailer() {
        SecTrailer trailer = SecTrailer.read(new OctetReader(octets).seek(trailerAt()));
        if (trailer.padLength() > trailerAt() - HEADER) {
            throw new MalformedOctets("auth_pad_length " + trailer.padLength());
        }
        return trailer;
    }

    byte[] authValue() {
        return Arrays.copyOfRange(octets, octets.length - authLength, octets.length);
    }

    /** The common header with frag_length and auth_length still empty. */
    static OctetWriter start(int type, int flags, int callId) {
        return new OctetWriter()
                .u8(5)
                .u8(0)
                .u8(type)
                .u8(flags)
                .u32(LITTLE_ENDIAN_ASCII_IEEE)
                .u16(0)
                .u16(0)
                .u32(callId);
    }

    /** Fills the lengths of the common header in. */
    static byte[] finish(OctetWriter out, int authLength) {
        return out.patch16(8, out.size()).patch16(10, authLength).toBytes();
    }

    /**
     * sec_trailer.
     *
     * @param type auth_type
     * @param level auth_level
     * @param padLength auth_pad_length
     * @param contextId auth_context_id
     */
    record SecTrailer(int type, int level, int padLength, int contextId) {
        static final int NTLM = 10;

        static SecTrailer read(OctetReader in) {
            int type = in.u8();
            int level = in.u8();
            int padLength = in.u8();
            in.u8();
            return new SecTrailer(type, level, padLength, in.i32());
        }

        /** Pads what begins at {@code from} to the multiple, then writes itself. */
        void write(OctetWriter out, int from, int multiple) {
            int pad = (multiple - (out.size() - from) % multiple) % multiple;
            out.fill(pad, 0).u8(type).u8(level).u8(pad).u8(0).u32(contextId);
        }
    }
}
