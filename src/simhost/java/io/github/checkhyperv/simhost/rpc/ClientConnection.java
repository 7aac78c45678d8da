package io.github.checkhyperv.simhost.rpc;

import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.fault.Reaction;
import io.github.checkhyperv.simhost.rpc.AnswerWriter.Protection;
import io.github.checkhyperv.simhost.wire.MalformedOctets;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.UUID;

/** One client on one connection: reads PDUs until the client leaves. */
final class ClientConnection {
    private static final int MOST_REQUEST_OCTETS = 1 << 20;

    private final RpcEnvironment environment;
    private final RpcService service;
    private final RpcPort port;
    private final int number;
    private final Socket socket;
    private final SocketWire wire;
    private final AnswerWriter answers;
    private final Negotiation negotiation;
    private OctetWriter stub;

    ClientConnection(
            RpcEnvironment environment,
            RpcService service,
            RpcPort port,
            int number,
            Socket socket) {
        this.environment = environment;
        this.service = service;
        this.port = port;
        this.number = number;
        this.socket = socket;
        this.wire = new SocketWire(socket, environment.counters);
        this.answers = new AnswerWriter(environment, wire);
        this.negotiation = new Negotiation(environment, service, answers, socket.getLocalPort());
    }

    /** Serves the client to its end. */
    void serve() throws IOException {
        FaultPlan faults = environment.faults.get();
        Phase phase = port == RpcPort.MAPPER ? Phase.CONNECT_MAPPER : Phase.CONNECT_EXPORTER;
        Reaction reaction = faults.onConnect(point(phase));
        InputStream in = new BufferedInputStream(socket.getInputStream(), 8192);
        if (ends(reaction, in)) {
            return;
        }
        boolean goOn = true;
        while (goOn) {
            ClientPdu pdu = ClientPdu.read(in);
            if (pdu == null) {
                return;
            }
            goOn = handle(pdu, in);
        }
    }

    private boolean handle(ClientPdu pdu, InputStream in) throws IOException {
        switch (pdu.type()) {
            case ClientPdu.BIND, ClientPdu.ALTER_CONTEXT, ClientPdu.AUTH3 -> {
                FaultPlan faults = environment.faults.get();
                Point point = point(negotiationPhase(pdu));
                Reaction reaction = faults.onRequest(point);
                if (ends(reaction, in)) {
                    return false;
                }
                return negotiation.handle(pdu, point, faults, reaction);
            }
            case ClientPdu.REQUEST -> {
                return request(pdu, in);
            }
            default -> throw new MalformedOctets("PDU type " + pdu.type());
        }
    }

    private Phase negotiationPhase(ClientPdu pdu) {
        boolean mapper = port == RpcPort.MAPPER;
        return switch (pdu.type()) {
            case ClientPdu.BIND -> mapper ? Phase.BIND_MAPPER : Phase.BIND_EXPORTER;
            case ClientPdu.AUTH3 ->
                    mapper ? Phase.AUTHENTICATE_MAPPER : Phase.AUTHENTICATE_EXPORTER;
            default -> Phase.ALTER_CONTEXT;
        };
    }

    private boolean request(ClientPdu pdu, InputStream in) throws IOException {
        OctetReader head = new OctetReader(pdu.octets()).seek(ClientPdu.HEADER);
        head.u32();
        int contextId = head.u16();
        int opnum = head.u16();
        UUID objectId = pdu.has(ClientPdu.OBJECT_UUID) ? head.guid() : null;
        int stubFrom = head.position();
        Protection protection = Protection.NONE;
        int refusal = 0;
        if (pdu.authLength() > 0) {
            ClientPdu.SecTrailer trailer = pdu.trailer();
            AcceptedSecurity context = negotiation.security(trailer.contextId());
            protection = new Protection(context, trailer.level());
            refusal = verify(pdu, stubFrom, protection);
        } else if (negotiation.demandsVerifiers()) {
            environment.journal.complain("a request without a verifier");
            refusal = RpcFault.ACCESS_DENIED;
        } else if (negotiation.unprotected() != null) {
            AcceptedSecurity context = negotiation.unprotected();
            protection = new Protection(context, context.level);
            refusal = verify(pdu, stubFrom, protection);
        }
        if (refusal != 0) {
            Point point = point(Phase.OTHER);
            FaultPlan faults = environment.faults.get();
            answers.fault(pdu, contextId, refusal, false, Protection.NONE, point, faults);
            return true;
        }
        if (!collect(pdu, stubFrom)) {
            return true;
        }
        byte[] whole = stub.toBytes();
        stub = null;
        Call call =
                new Call(
                        negotiation.interfaceOf(contextId),
                        opnum,
                        objectId,
                        whole,
                        protection.level(),
                        socket.getLocalAddress().getHostAddress(),
                        null,
                        null);
        return answer(pdu, contextId, call, protection, in);
    }

    /** Checks and opens a request; gives the status of the fault when it is not right. */
    private int verify(ClientPdu pdu, int stubFrom, Protection protection) {
        AcceptedSecurity context = protection.context();
        if (context == null) {
            environment.journal.complain("a request with an unknown auth_context_id");
            return RpcFault.ACCESS_DENIED;
        }
        if (context.refusal() != 0) {
            return context.refusal();
        }
        if (!context.isEstablished() || protection.level() < context.level) {
            environment.journal.complain("a request before AUTH3, or below its level");
            return RpcFault.ACCESS_DENIED;
        }
        if (AcceptedSecurity.protects(protection.level())) {
            boolean sealed = protection.level() == AcceptedSecurity.PRIVACY;
            if (!context.session().open(pdu.octets(), stubFrom, pdu.trailerAt(), sealed)) {
                environment.journal.complain("a request with a wrong signature");
                return RpcFault.ACCESS_DENIED;
            }
        }
        return 0;
    }

    /** Puts fragments together; true when the request is whole. */
    private boolean collect(ClientPdu pdu, int stubFrom) {
        if (pdu.has(ClientPdu.FIRST_FRAG)) {
            stub = new OctetWriter();
        } else if (stub == null) {
            throw new MalformedOctets("a fragment without a first one");
        }
        stub.bytes(pdu.octets(), stubFrom, pdu.bodyEnd() - stubFrom);
        if (stub.size() > MOST_REQUEST_OCTETS) {
            throw new MalformedOctets("a request of over " + MOST_REQUEST_OCTETS + " octets");
        }
        return pdu.has(ClientPdu.LAST_FRAG);
    }

    private boolean answer(
            ClientPdu pdu, int contextId, Call arrived, Protection protection, InputStream in)
            throws IOException {
        FaultPlan faults = environment.faults.get();
        Call call = arrived;
        if (arrived.interfaceId() == null) {
            Point point = point(Phase.OTHER);
            int status = RpcFault.UNKNOWN_INTERFACE;
            answers.fault(pdu, contextId, status, false, protection, point, faults);
            return true;
        }
        call = arrived.at(environment.point(service.place(arrived), number), faults);
        Reaction reaction = faults.onRequest(call.point());
        if (ends(reaction, in)) {
            return false;
        }
        try {
            byte[] result;
            if (reaction instanceof Reaction.Fault fault) {
                answers.fault(
                        pdu,
                        contextId,
                        fault.status(),
                        fault.executed(),
                        protection,
                        call.point(),
                        faults);
                return true;
            } else if (reaction instanceof Reaction.Result refusal) {
                result = service.refusal(call, refusal.hresult());
            } else {
                result = service.call(call);
            }
            result = faults.onStub(call.point(), result);
            answers.response(pdu, contextId, result, protection, call);
        } catch (RpcFault fault) {
            answers.fault(pdu, contextId, fault.status(), false, protection, call.point(), faults);
        } catch (MalformedOctets e) {
            environment.journal.complain("a stub that cannot be read: " + e.getMessage());
            int status = RpcFault.BAD_STUB;
            answers.fault(pdu, contextId, status, false, protection, call.point(), faults);
        }
        return true;
    }

    private boolean ends(Reaction reaction, InputStream in) throws IOException {
        if (reaction instanceof Reaction.Silent) {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } else if (reaction instanceof Reaction.Close) {
            wire.close();
            return true;
        } else if (reaction instanceof Reaction.Reset) {
            wire.reset();
            return true;
        }
        return false;
    }

    private Point point(Phase phase) {
        return environment.point(RpcService.Place.of(phase), number);
    }
}
