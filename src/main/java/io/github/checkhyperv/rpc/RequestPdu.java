package io.github.checkhyperv.rpc;

import ndr.NdrBuffer;
import ndr.NetworkDataRepresentation;
import rpc.ConnectionOrientedPdu;

/**
 * A request in one fragment (C706 12.6.4.9). j-Interop's own request loads java.util.logging, which
 * costs as much as half of a JVM's start.
 */
final class RequestPdu extends ConnectionOrientedPdu {
    static final int TYPE = 0;

    /** Octets before the stub, without and with an object UUID. */
    private static final int BODY_OFFSET = HEADER_LENGTH + 8;

    private final int contextId;
    private final int opnum;
    private final byte[] object;
    private final byte[] stub;

    /** {@code object} is the IPID, 16 octets, or empty for a call that names no object. */
    RequestPdu(int callId, int contextId, int opnum, byte[] object, byte[] stub) {
        setCallId(callId);
        setFlag(PFC_OBJECT_UUID, object.length > 0);
        this.contextId = contextId;
        this.opnum = opnum;
        this.object = object;
        this.stub = stub;
    }

    /** Where the stub starts in the encoded PDU; a multiple of 8. */
    int stubOffset() {
        return BODY_OFFSET + object.length;
    }

    @Override
    public int getType() {
        return TYPE;
    }

    @Override
    protected void writeBody(NetworkDataRepresentation ndr) {
        NdrBuffer buffer = ndr.getBuffer();
        buffer.enc_ndr_long(stub.length);
        buffer.enc_ndr_short(contextId);
        buffer.enc_ndr_short(opnum);
        buffer.writeOctetArray(object, 0, object.length);
        buffer.writeOctetArray(stub, 0, stub.length);
    }
}
