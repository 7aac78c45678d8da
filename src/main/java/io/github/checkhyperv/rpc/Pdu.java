package io.github.checkhyperv.rpc;

import ndr.NetworkDataRepresentation;
import rpc.ConnectionOrientedPdu;

/**
 * One PDU as it came, its common header checked (C706 12.6.3.1, [MS-RPCE] 2.2.2.1).
 *
 * @param octets the whole PDU; its length is frag_length
 * @param type PTYPE
 * @param flags pfc_flags
 * @param authLength auth_length, octets of the auth_value at the end; when it is not 0, the whole
 *     sec_trailer is known to be within the PDU
 * @param callId call_id
 */
record Pdu(byte[] octets, int type, int flags, int authLength, int callId) {
    static final int HEADER_LENGTH = ConnectionOrientedPdu.HEADER_LENGTH;

    /** The sec_trailer, without the auth_value that follows it ([MS-RPCE] 2.2.2.11). */
    static final int SEC_TRAILER_LENGTH = 8;

    private static final int FIRST_FRAGMENT = ConnectionOrientedPdu.PFC_FIRST_FRAG;
    private static final int LAST_FRAGMENT = ConnectionOrientedPdu.PFC_LAST_FRAG;

    /** The length that this header tells, once it is known to be a header. */
    static int checkedLength(byte[] header) throws ProtocolViolation {
        if (header[0] != ConnectionOrientedPdu.CONNECTION_ORIENTED_MAJOR_VERSION
                || header[1] > 1
                || header[1] < 0) {
            throw new ProtocolViolation("no RPC PDU of version 5");
        }
        // NDR: little-endian, ASCII, IEEE floating point.
        if (header[4] != 0x10 || header[5] != 0) {
            throw new ProtocolViolation("unknown data representation");
        }
        int length = uint16(header, ConnectionOrientedPdu.FRAG_LENGTH_OFFSET);
        if (length < HEADER_LENGTH) {
            throw new ProtocolViolation("frag_length " + length + " is shorter than a header");
        }
        return length;
    }

    /** Reads the header of a PDU that is there as a whole. */
    static Pdu read(byte[] octets) throws ProtocolViolation {
        int authLength = uint16(octets, ConnectionOrientedPdu.AUTH_LENGTH_OFFSET);
        if (authLength > 0 && HEADER_LENGTH + SEC_TRAILER_LENGTH + authLength > octets.length) {
            throw new ProtocolViolation("auth_length " + authLength + " is longer than the PDU");
        }
        return new Pdu(
                octets,
                uint8(octets, ConnectionOrientedPdu.TYPE_OFFSET),
                uint8(octets, ConnectionOrientedPdu.FLAGS_OFFSET),
                authLength,
                int32(octets, ConnectionOrientedPdu.CALL_ID_OFFSET));
    }

    boolean isFirstFragment() {
        return (flags & FIRST_FRAGMENT) != 0;
    }

    boolean isLastFragment() {
        return (flags & LAST_FRAGMENT) != 0;
    }

    /** Where the sec_trailer starts; only for a PDU with an {@link #authLength}. */
    int secTrailerOffset() {
        return octets.length - authLength - SEC_TRAILER_LENGTH;
    }

    /**
     * Has j-Interop read the PDU.
     *
     * @throws ProtocolViolation when it is shorter than its fields say
     */
    <T extends ConnectionOrientedPdu> T decode(T pdu) throws ProtocolViolation {
        try {
            pdu.decode(new NetworkDataRepresentation(), new PduBuffer(octets));
            return pdu;
        } catch (RuntimeException e) {
            // The library does not look at lengths before it reads.
            throw new ProtocolViolation("a PDU of type " + type + " is cut short", e);
        }
    }

    static int uint8(byte[] octets, int at) {
        return octets[at] & 0xff;
    }

    static int uint16(byte[] octets, int at) {
        return octets[at] & 0xff | (octets[at + 1] & 0xff) << 8;
    }

    static int int32(byte[] octets, int at) {
        return uint16(octets, at) | uint16(octets, at + 2) << 16;
    }
}
