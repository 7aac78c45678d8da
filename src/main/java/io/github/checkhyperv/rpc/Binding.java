package io.github.checkhyperv.rpc;

import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.SecurityProblem;
import io.github.checkhyperv.security.ntlm.NtlmClient;
import io.github.checkhyperv.security.ntlm.NtlmException;
import io.github.checkhyperv.security.ntlm.NtlmSecurity;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import ndr.NetworkDataRepresentation;
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

    private final TcpTransport transport;
    private final List<RpcInterface> interfaces;
    private final Problem accessDenied;
    private final boolean[] accepted;

    private Binding(TcpTransport transport, List<RpcInterface> interfaces, Problem accessDenied) {
        this.transport = transport;
        this.interfaces = interfaces;
        this.accessDenied = accessDenied;
        this.accepted = new boolean[interfaces.size()];
    }

    /** What a connection has after it is bound. */
    record Bound(Binding binding, NtlmSecurity security) {}

    /**
     * Binds with NTLM at packet privacy; the third message of NTLM gets no answer of its own.
     *
     * @param accessDenied what a fault ERROR_ACCESS_DENIED means on this connection
     */
    static Bound bind(
            TcpTransport transport,
            List<RpcInterface> interfaces,
            Credentials credentials,
            int callId,
            Problem accessDenied)
            throws SessionException, IOException {
        Binding binding = new Binding(transport, interfaces, accessDenied);
        try {
            NtlmClient ntlm = new NtlmClient(credentials);
            BindPdu bind = new BindPdu();
            bind.setCallId(callId);
            bind.setMaxTransmitFragment(MAX_FRAGMENT);
            bind.setMaxReceiveFragment(MAX_FRAGMENT);
            bind.setContextList(binding.contexts());
            binding.send(
                    PduWriter.authenticated(bind, CAPACITY, TRAILER_ALIGNMENT, ntlm.negotiate()));

            Pdu answer = binding.receive(callId, BindAcknowledgePdu.BIND_ACKNOWLEDGE_TYPE);
            BindAcknowledgePdu acknowledge = answer.decode(new BindAcknowledgePdu());
            binding.takeResults(acknowledge.getResultList(), 0);

            Auth3Pdu auth3 = new Auth3Pdu();
            auth3.setCallId(callId);
            byte[] authenticate = ntlm.authenticate(authValue(answer));
            binding.send(PduWriter.authenticated(auth3, CAPACITY, TRAILER_ALIGNMENT, authenticate));
            return new Bound(binding, ntlm.security());
        } catch (NtlmException e) {
            throw new SessionException(e.kind().problem(), Stage.AUTHENTICATE, e.getMessage(), e);
        }
    }

    /** The context id under which calls to this interface go. */
    int contextId(RpcInterface iface, int callId) throws SessionException, IOException {
        int contextId = interfaces.indexOf(iface);
        if (!accepted[contextId]) {
            alterContext(contextId, callId);
        }
        return contextId;
    }

    private void alterContext(int contextId, int callId) throws SessionException, IOException {
        AlterContextPdu alter = new AlterContextPdu();
        alter.setCallId(callId);
        alter.setMaxTransmitFragment(MAX_FRAGMENT);
        alter.setMaxReceiveFragment(MAX_FRAGMENT);
        alter.setContextList(new PresentationContext[] {context(contextId)});
        send(PduWriter.plain(alter, CAPACITY));
        Pdu answer = receive(callId, AlterContextResponsePdu.ALTER_CONTEXT_RESPONSE_TYPE);
        takeResults(answer.decode(new AlterContextResponsePdu()).getResultList(), contextId);
        if (!accepted[contextId]) {
            throw new SessionException(
                    RpcProblem.RPC_FAILED,
                    Stage.AUTHENTICATE,
                    interfaces.get(contextId).name() + " is not offered there");
        }
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
        transport.send(pdu.octets(), pdu.length());
    }

    private Pdu receive(int callId, int expectedType) throws SessionException, IOException {
        Pdu pdu = transport.reader().receive();
        if (pdu.callId() != callId) {
            throw new ProtocolViolation("call_id " + pdu.callId() + " instead of " + callId);
        }
        if (pdu.type() == BindNoAcknowledgePdu.BIND_NO_ACKNOWLEDGE_TYPE) {
            throw RpcStatus.bindRejected(pdu.decode(new BindNoAcknowledgePdu()).getRejectReason());
        }
        if (pdu.type() == FaultCoPdu.FAULT_TYPE) {
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

    /** The NTLM message that the host put into its answer. */
    private static byte[] authValue(Pdu pdu) throws SessionException {
        int trailer = pdu.secTrailerOffset();
        if (pdu.authLength() == 0
                || Pdu.uint8(pdu.octets(), trailer) != PduWriter.AUTHN_WINNT
                || Pdu.uint8(pdu.octets(), trailer + 1) != PduWriter.PRIVACY) {
            throw new SessionException(
                    SecurityProblem.INSECURE_PEER, Stage.AUTHENTICATE, "no NTLM at packet privacy");
        }
        int from = trailer + Pdu.SEC_TRAILER_LENGTH;
        return Arrays.copyOfRange(pdu.octets(), from, from + pdu.authLength());
    }
}
