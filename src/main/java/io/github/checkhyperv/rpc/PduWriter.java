package io.github.checkhyperv.rpc;

import ndr.NdrBuffer;
import ndr.NetworkDataRepresentation;
import rpc.ConnectionOrientedPdu;
import rpc.Security;
import rpc.core.AuthenticationVerifier;

/** Encodes PDUs through j-Interop and attaches what proves who sends them. */
final class PduWriter {
    /** auth_level packet privacy ([MS-RPCE] 2.2.1.1.8); nothing less is ever asked for. */
    static final int PRIVACY = Security.PROTECTION_LEVEL_PRIVACY;

    /** auth_context_id: any number, the same on the whole connection. */
    static final int AUTH_CONTEXT_ID = 1;

    private final NetworkDataRepresentation ndr = new NetworkDataRepresentation();
    private final NdrBuffer buffer;

    private PduWriter(int capacity) {
        buffer = new PduBuffer(new byte[capacity]);
    }

    /** What an operator calls an auth_type ([MS-RPCE] 2.2.1.1.7). */
    static String name(int authType) {
        return switch (authType) {
            case 9 -> "SPNEGO";
            case 10 -> "NTLM";
            default -> "auth_type " + authType;
        };
    }

    /** Encodes a PDU that carries no verifier. */
    static PduWriter plain(ConnectionOrientedPdu pdu, int capacity) {
        PduWriter writer = new PduWriter(capacity);
        pdu.encode(writer.ndr, writer.buffer);
        return writer;
    }

    /**
     * Encodes a PDU with a sec_trailer and its auth_value. The padding before the trailer brings
     * what follows {@code start} to a multiple of {@code alignment} octets.
     *
     * @param capacity octets that the PDU takes at most, without the auth_value
     * @param start where in the PDU the stub starts; 0 where there is none
     */
    static PduWriter authenticated(
            ConnectionOrientedPdu pdu,
            int capacity,
            int start,
            int alignment,
            int authType,
            byte[] authValue) {
        PduWriter writer = plain(pdu, capacity + authValue.length);
        NdrBuffer buffer = writer.buffer;
        int end = buffer.getLength();
        int padding = Math.floorMod(start - end, alignment);
        buffer.setIndex(end);
        buffer.writeOctetArray(new byte[padding], 0, padding);
        int trailer = buffer.getIndex();
        new AuthenticationVerifier(authType, PRIVACY, AUTH_CONTEXT_ID, authValue)
                .encode(writer.ndr, buffer);
        int length = buffer.getLength();
        // The library counts only the padding to 4 octets that it wrote itself, which was none.
        buffer.getBuffer()[trailer + 2] = (byte) padding;
        buffer.setIndex(ConnectionOrientedPdu.FRAG_LENGTH_OFFSET);
        buffer.enc_ndr_short(length);
        buffer.enc_ndr_short(authValue.length);
        return writer;
    }

    byte[] octets() {
        return buffer.getBuffer();
    }

    int length() {
        return buffer.getLength();
    }
}
