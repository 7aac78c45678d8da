package io.github.checkhyperv.simhost.rpc;

import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.security.MessageSecurity;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.io.IOException;

/** Cuts answers into fragments, seals them and sends them, past the fault plan. */
final class AnswerWriter {
    /** Windows pads the stub to this before the trailer. */
    private static final int PADDING = 16;

    private static final int RESPONSE_HEADER = 24;
    private static final int SMALLEST_FRAGMENT = 128;

    private final RpcEnvironment environment;
    private final SocketWire wire;
    private int clientMaxReceive = 0xFFFF;

    AnswerWriter(RpcEnvironment environment, SocketWire wire) {
        this.environment = environment;
        this.wire = wire;
    }

    void clientMaxReceive(int octets) {
        clientMaxReceive = octets;
    }

    /** An answer of one PDU that has no verifier of its own: bind_ack, bind_nak and the like. */
    void plain(byte[] pdu, Point point, FaultPlan faults) throws IOException {
        latency();
        byte[] altered = faults.beforeSealing(point, 0, pdu);
        environment.counters.answered();
        faults.write(point, 0, faults.afterSealing(point, 0, altered), wire);
    }

    /** A response, in as many fragments as it needs. */
    void response(ClientPdu request, int contextId, byte[] stub, Protection protection, Call call)
            throws IOException {
        latency();
        int room = Math.min(environment.fragment, clientMaxReceive);
        room = Math.max(room, SMALLEST_FRAGMENT) - RESPONSE_HEADER - protection.overhead();
        int chunk = room / PADDING * PADDING;
        int fragment = 0;
        int from = 0;
        // Counted before the client can have it, so that nobody finds the number too small.
        environment.counters.answered();
        do {
            int length = Math.min(chunk, stub.length - from);
            int flags = from == 0 ? ClientPdu.FIRST_FRAG : 0;
            flags |= from + length == stub.length ? ClientPdu.LAST_FRAG : 0;
            OctetWriter out =
                    ClientPdu.start(ClientPdu.RESPONSE, flags, request.callId())
                            .u32(stub.length - from)
                            .u16(contextId)
                            .u8(0)
                            .u8(0)
                            .bytes(stub, from, length);
            send(out, RESPONSE_HEADER, protection, call.point(), call.faults(), fragment++);
            from += length;
        } while (from < stub.length);
    }

    /** A fault PDU, C706 12.6.4.7. */
    void fault(
            ClientPdu request,
            int contextId,
            int status,
            boolean executed,
            Protection protection,
            Point point,
            FaultPlan faults)
            throws IOException {
        latency();
        int flags =
                ClientPdu.FIRST_FRAG
                        | ClientPdu.LAST_FRAG
                        | (executed ? 0 : ClientPdu.DID_NOT_EXECUTE);
        OctetWriter out =
                ClientPdu.start(ClientPdu.FAULT, flags, request.callId())
                        .u32(32)
                        .u16(contextId)
                        .u8(0)
                        .u8(0)
                        .u32(status)
                        .u32(0);
        Protection used = environment.sealFaults ? protection : Protection.NONE;
        environment.counters.answered();
        send(out, out.size(), used, point, faults, 0);
    }

    private void send(
            OctetWriter out,
            int sealFrom,
            Protection protection,
            Point point,
            FaultPlan faults,
            int fragment)
            throws IOException {
        int authLength = 0;
        if (protection.isOn()) {
            MessageSecurity session = protection.context().session();
            new ClientPdu.SecTrailer(
                            session.authType(), protection.level(), 0, protection.context().id)
                    .write(out, sealFrom, PADDING);
            authLength = protection.tokenLength();
            out.fill(authLength, 0);
        }
        byte[] pdu = faults.beforeSealing(point, fragment, ClientPdu.finish(out, authLength));
        if (protection.isOn()) {
            int sealTo = pdu.length - authLength - ClientPdu.TRAILER;
            boolean seal = protection.level() == AcceptedSecurity.PRIVACY;
            protection.context().session().close(pdu, sealFrom, sealTo, seal);
        }
        faults.write(point, fragment, faults.afterSealing(point, fragment, pdu), wire);
    }

    private void latency() throws IOException {
        if (environment.latencyMillis > 0) {
            wire.pause(environment.latencyMillis);
        }
    }

    /**
     * How an answer is protected.
     *
     * @param context whose keys, or null for none
     * @param level auth_level
     */
    record Protection(AcceptedSecurity context, int level) {
        static final Protection NONE = new Protection(null, 1);

        boolean isOn() {
            return context != null && context.isEstablished() && AcceptedSecurity.protects(level);
        }

        int overhead() {
            return isOn() ? ClientPdu.TRAILER + tokenLength() : 0;
        }

        int tokenLength() {
            return context.session().tokenLength();
        }
    }
}
