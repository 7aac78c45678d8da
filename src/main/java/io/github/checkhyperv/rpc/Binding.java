package io.github.checkhyperv.rpc;

import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.TcpConnection;
import io.github.checkhyperv.security.SecurityContext;
import io.github.checkhyperv.security.SecurityProblem;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import ndr.NetworkDataRepresentation;
import rpc.ConnectionOrientedPdu;
import rpc.core.PresentationContext;
import rpc.core.PresentationResult;
import rpc.core.PresentationSyntax;
import rpc.pdu.AlterContextPdu;
import rpc.pdu.AlterContextResponsePdu;
import rpc.pdu.Auth3Pdu;
import rpc.pdu.BindAcknowledgePdu;
import rpc.pdu.BindNoAcknowledgePdu;
import rpc.pdu.BindPdu;
import rpc.pdu.FaultCoPdu;

/**
 * The presentation contexts of one connection and the logon that they share (C706 12.6.4.3 ff.,
 * [MS-RPCE] 3.3.1.5.2). One bind offers every interface; what the host rejects there is offered
 * again by an alter context when it is needed, as Windows registers an interface only when the
 * first object with it is handed out.
 */
final class Binding {
    /** What Windows itself offers, and what it cuts its answers to. */
    static final int MAX_FRAGMENT = 5840;

    private static final int CAPACITY = 4096;

    /** auth_value of a bind: aligned to 4 octets ([MS-RPCE] 2.2.2.11). */
    private static final int TRAILER_ALIGNMENT = 4;

    /** PFC_SUPPORT_HEADER_SIGN ([MS-RPCE] 2.2.2.3). */
    private static final int SUPPORT_HEADER_SIGN = 0x04;

    private static final byte[] NO_TOKEN = {};

    private final TcpConnection connection;
    private final PduReader reader;
    private final List<RpcInterface> interfaces;
    private final SecurityContext security;
    private final Problem accessDenied;
    private final boolean[] accepted;

    /**
     * Nothing is sent yet.
     *
     * @param accessDenied what a fault ERROR_ACCESS_DENIED means on this connection
     */
    Binding(
            TcpConnection connection,
            PduReader reader,
            List<RpcInterface> interfaces,
            SecurityContext security,
            Problem accessDenied) {
        this.connection = connection;
        this.reader = reader;
        this.interfaces = interfaces;
        this.security = security;
        this.accessDenied = accessDenied;
        this.accepted = new boolean[interfaces.size()];
    }

    /**
     * Offers all interfaces and logs on at packet privacy, in as many legs as the mechanism wants.
     * A token that needs no answer goes by AUTH3, any other by an alter context that offers the
     * first interface again ([MS-RPCE] 3.3.1.5.2.2).
     */
    void bind(int callId, Deadline deadline) throws SessionException, IOException {
        BindPdu bind = new BindPdu();
        bind.setMaxTransmitFragment(MAX_FRAGMENT);
        bind.setMaxReceiveFragment(MAX_FRAGMENT);
        bind.setContextList(contexts());
        askForSignedHeaders(bind);
        send(bind, callId, security.step(NO_TOKEN));
        Pdu answer = receive(callId, BindAcknowledgePdu.BIND_ACKNOWLEDGE_TYPE, deadline);
        security.signHeaders((answer.flags() & SUPPORT_HEADER_SIGN) != 0);
        takeResults(answer.decode(new BindAcknowledgePdu()).getResultList(), 0);
        byte[] token = security.step(authValue(answer));
        while (!security.complete()) {
            AlterContextPdu alter = alterContext(0);
            askForSignedHeaders(alter);
            send(alter, callId, token);
            answer = receiveAltered(0, callId, deadline);
            token = security.step(authValue(answer));
        }
        if (token.length > 0) {
            send(new Auth3Pdu(), callId, token);
        }
    }

    private void askForSignedHeaders(ConnectionOrientedPdu pdu) {
        if (security.wantsHeadersSigned()) {
            pdu.setFlag(SUPPORT_HEADER_SIGN, true);
        }
    }

    private void send(ConnectionOrientedPdu pdu, int callId, byte[] token) throws IOException {
        pdu.setCallId(callId);
        send(
                PduWriter.authenticated(
                        pdu, CAPACITY, 0, TRAILER_ALIGNMENT, security.authType(), token));
    }

    /** The context id under which calls to this interface go. */
    int contextId(RpcInterface iface, int callId, Deadline deadline)
            throws SessionException, IOException {
        int contextId = interfaces.indexOf(iface);
        if (!accepted[contextId]) {
            AlterContextPdu alter = alterContext(contextId);
            alter.setCallId(callId);
            send(PduWriter.plain(alter, CAPACITY));
            receiveAltered(contextId, callId, deadline);
        }
        if (!accepted[contextId]) {
            throw new SessionException(
                    RpcProblem.RPC_FAILED,
                    Stage.AUTHENTICATE,
                    interfaces.get(contextId).name() + " is not offered there");
        }
        return contextId;
    }

    private AlterContextPdu alterContext(int contextId) {
        AlterContextPdu alter = new AlterContextPdu();
        alter.setMaxTransmitFragment(MAX_FRAGMENT);
        alter.setMaxReceiveFragment(MAX_FRAGMENT);
        alter.setContextList(new PresentationContext[] {context(contextId)});
        return alter;
    }

    private Pdu receiveAltered(int contextId, int callId, Deadline deadline)
            throws SessionException, IOException {
        int type = AlterContextResponsePdu.ALTER_CONTEXT_RESPONSE_TYPE;
        Pdu answer = receive(callId, type, deadline);
        takeResults(answer.decode(new AlterContextResponsePdu()).getResultList(), contextId);
        return answer;
    }

    /** A list that is shorter than what was offered leaves the rest as rejected. */
    private void takeResults(PresentationResult[] results, int first) throws ProtocolViolation {
        if (first + results.length > accepted.length) {
            throw new ProtocolViolation("more presentation results than contexts");
        }
        for (int i = 0; i < results.length; i++) {
            accepted[first + i] = results[i].result == PresentationResult.ACCEPTANCE;
        }
    }

    private PresentationContext[] contexts() {
        PresentationContext[] contexts = new PresentationContext[interfaces.size()];
        for (int i = 0; i < contexts.length; i++) {
            contexts[i] = context(i);
        }
        return contexts;
    }

    private PresentationContext context(int id) {
        return new PresentationContext(
                id,
                new PresentationSyntax(interfaces.get(id).uuid() + ":0.0"),
                new PresentationSyntax[] {
                    new PresentationSyntax(NetworkDataRepresentation.NDR_SYNTAX)
                });
    }

    private void send(PduWriter pdu) throws IOException {
        connection.send(pdu.octets(), pdu.length());
    }

    private Pdu receive(int callId, int expectedType, Deadline deadline)
            throws SessionException, IOException {
        Pdu pdu = reader.receive(connection.before(deadline));
        if (pdu.callId() != callId) {
            throw new ProtocolViolation("call_id " + pdu.callId() + " instead of " + callId);
        }
        if (pdu.type() == BindNoAcknowledgePdu.BIND_NO_ACKNOWLEDGE_TYPE) {
            security.refused();
            throw RpcStatus.bindRejected(
                    pdu.decode(new BindNoAcknowledgePdu()).getRejectReason(), security.authType());
        }
        if (pdu.type() == FaultCoPdu.FAULT_TYPE) {
            security.refused();
            throw RpcStatus.fault(
                    pdu.decode(new FaultCoPdu()).getStatus(), Stage.AUTHENTICATE, accessDenied);
        }
        if (pdu.type() != expectedType) {
            throw new ProtocolViolation(
                    "a PDU of type " + pdu.type() + " instead of " + expectedType);
        }
        if (!pdu.isFirstFragment() || !pdu.isLastFragment()) {
            throw new ProtocolViolation("the answer to a bind in fragments");
        }
        return pdu;
    }

    /** The token that the host put into its answer. */
    private byte[] authValue(Pdu pdu) throws SessionException {
        int trailer = pdu.secTrailerOffset();
        if (pdu.authLength() == 0
                || Pdu.uint8(pdu.octets(), trailer) != security.authType()
                || Pdu.uint8(pdu.octets(), trailer + 1) != PduWriter.PRIVACY) {
            throw new SessionException(
                    SecurityProblem.INSECURE_PEER,
                    Stage.AUTHENTICATE,
                    "no " + PduWriter.name(security.authType()) + " at packet privacy");
        }
        int from = trailer + Pdu.SEC_TRAILER_LENGTH;
        return Arrays.copyOfRange(pdu.octets(), from, from + pdu.authLength());
    }
}
