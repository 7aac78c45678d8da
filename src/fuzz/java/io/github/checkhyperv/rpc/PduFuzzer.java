package io.github.checkhyperv.rpc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import rpc.pdu.AlterContextResponsePdu;
import rpc.pdu.BindAcknowledgePdu;
import rpc.pdu.BindNoAcknowledgePdu;
import rpc.pdu.FaultCoPdu;

/** Whatever comes over a connection is cut into PDUs and read, or refused with an IOException. */
public final class PduFuzzer {
    private static final int NTLM = 10;

    private PduFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        PduReader reader = new PduReader();
        InputStream host = new ByteArrayInputStream(data);
        try {
            while (true) {
                read(reader.receive(host));
            }
        } catch (IOException e) {
            // The end, or refused as it should be.
        }
    }

    private static void read(Pdu pdu) throws IOException {
        switch (pdu.type()) {
            case BindAcknowledgePdu.BIND_ACKNOWLEDGE_TYPE:
                pdu.decode(new BindAcknowledgePdu()).getResultList();
                break;
            case AlterContextResponsePdu.ALTER_CONTEXT_RESPONSE_TYPE:
                pdu.decode(new AlterContextResponsePdu()).getResultList();
                break;
            case BindNoAcknowledgePdu.BIND_NO_ACKNOWLEDGE_TYPE:
                RpcStatus.bindRejected(
                        pdu.decode(new BindNoAcknowledgePdu()).getRejectReason(), NTLM);
                break;
            case FaultCoPdu.FAULT_TYPE:
                pdu.decode(new FaultCoPdu()).getStatus();
                break;
            default:
                if (pdu.authLength() > 0 && pdu.secTrailerOffset() < Pdu.HEADER_LENGTH) {
                    throw new AssertionError("a trailer outside of its PDU");
                }
        }
    }
}
