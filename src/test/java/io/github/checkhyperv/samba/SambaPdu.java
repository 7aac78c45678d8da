package io.github.checkhyperv.samba;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes DCE/RPC and NDR in little endian: as much of C706 as the proof needs. */
final class SambaPdu {
    static final int REQUEST = 0;
    static final int RESPONSE = 2;
    static final int FAULT = 3;
    static final int BIND = 11;
    static final int BIND_ACK = 12;
    static final int AUTH3 = 16;

    static final int HEADER = 16;
    static final int TRAILER = 8;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** The common header; {@link #finish} fills in the lengths. */
    static SambaPdu of(int type, int callId) {
        return new SambaPdu().u8(5).u8(0).u8(type).u8(3).u32(0x10).u16(0).u16(0).u32(callId);
    }

    SambaPdu u8(int value) {
        out.write(value);
        return this;
    }

    SambaPdu u16(int value) {
        return u8(value).u8(value >> 8);
    }

    SambaPdu u32(int value) {
        return u16(value).u16(value >> 16);
    }

    SambaPdu octets(byte[] octets) {
        out.writeBytes(octets);
        return this;
    }

    /** A UUID and a version, as an interface is named in a bind. */
    SambaPdu syntax(String uuid, int version) {
        return uuid(uuid).u32(version);
    }

    SambaPdu uuid(String text) {
        UUID uuid = UUID.fromString(text);
        long high = uuid.getMostSignificantBits();
        u32((int) (high >>> 32)).u16((int) (high >>> 16)).u16((int) high);
        return octets(ByteBuffer.allocate(8).putLong(uuid.getLeastSignificantBits()).array());
    }

    /** NDR's conformant varying string, with its terminator. */
    SambaPdu string(String text) {
        u32(text.length() + 1).u32(0).u32(text.length() + 1);
        return octets(text.getBytes(StandardCharsets.UTF_16LE)).u16(0).align(4);
    }

    SambaPdu align(int to) {
        while (out.size() % to != 0) {
            u8(0);
        }
        return this;
    }

    int size() {
        return out.size();
    }

    /** sec_trailer for NTLM at packet privacy, [MS-RPCE] 2.2.2.11. */
    SambaPdu trailer(int padding) {
        return u8(10).u8(6).u8(padding).u8(0).u32(0x1234);
    }

    /** The PDU with its frag_length and auth_length. */
    byte[] finish(int authLength) {
        byte[] pdu = out.toByteArray();
        ByteBuffer.wrap(pdu)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(8, (short) pdu.length)
                .putShort(10, (short) authLength);
        return pdu;
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
