package io.github.checkhyperv.simhost.rpc;

import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.fault.Reaction;
import io.github.checkhyperv.simhost.kerberos.KerberosAcceptor;
import io.github.checkhyperv.simhost.ntlm.NtlmAcceptor;
import io.github.checkhyperv.simhost.wire.MalformedOctets;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Bind, alter context and AUTH3: which interfaces a connection may call, and who calls. */
final class Negotiation {
    private static final int ACCEPTANCE = 0;
    private static final int PROVIDER_REJECTION = 2;
    private static final int NEGOTIATE_ACK = 3;
    private static final int ABSTRACT_SYNTAX_NOT_SUPPORTED = 1;
    private static final int TRANSFER_SYNTAXES_NOT_SUPPORTED = 2;
    private static final int AUTHENTICATION_TYPE_NOT_RECOGNIZED = 8;
    private static final UUID NO_SYNTAX = new UUID(0, 0);

    private final RpcEnvironment environment;
    private final RpcService service;
    private final AnswerWriter answers;
    private final int localPort;
    private final Map<Integer, UUID> interfaces = new HashMap<>();
    private final Map<Integer, AcceptedSecurity> security = new HashMap<>();
    private int group;
    private boolean bound;

    Negotiation(
            RpcEnvironment environment, RpcService service, AnswerWriter answers, int localPort) {
        this.environment = environment;
        this.service = service;
        this.answers = answers;
        this.localPort = localPort;
    }

    UUID interfaceOf(int contextId) {
        return interfaces.get(contextId);
    }

    AcceptedSecurity security(int id) {
        return security.get(id);
    }

    /** Whether a request without a verifier is a mistake on this connection. */
    boolean demandsVerifiers() {
        for (AcceptedSecurity context : security.values()) {
            if (AcceptedSecurity.protects(context.level)) {
                return true;
            }
        }
        return false;
    }

    /** An authentication below packet integrity, whose requests need no verifier; or null. */
    AcceptedSecurity unprotected() {
        for (AcceptedSecurity context : security.values()) {
            if (!AcceptedSecurity.protects(context.level)) {
                return context;
            }
        }
        return null;
    }

    /** Handles one PDU; false when the connection ends with it. */
    boolean handle(ClientPdu pdu, Point point, FaultPlan faults, Reaction reaction)
            throws IOException {
        if (pdu.type() == ClientPdu.AUTH3) {
            authenticate(pdu, reaction);
            return true;
        }
        if (reaction instanceof Reaction.Nak nak) {
            nak(pdu, nak.reason(), point, faults);
            return false;
        }
        if (reaction instanceof Reaction.Fault fault) {
            answers.fault(
                    pdu,
                    0,
                    fault.status(),
                    fault.executed(),
                    AnswerWriter.Protection.NONE,
                    point,
                    faults);
            return true;
        }
        if ((pdu.type() == ClientPdu.BIND) == bound) {
            throw new MalformedOctets("bind twice, or alter context before it");
        }
        if (pdu.authLength() > 0 && !isKnown(pdu.trailer().type())) {
            nak(pdu, AUTHENTICATION_TYPE_NOT_RECOGNIZED, point, faults);
            return false;
        }
        bound = true;
        acknowledge(pdu, point, faults);
        return true;
    }

    private boolean isKnown(int authType) {
        return authType == ClientPdu.SecTrailer.NTLM
                || authType == KerberosAcceptor.SPNEGO && environment.keytab.isPresent();
    }

    private void acknowledge(ClientPdu pdu, Point point, FaultPlan faults) throws IOException {
        BindRequest request = BindRequest.read(pdu.body());
        boolean first = pdu.type() == ClientPdu.BIND;
        if (first) {
            answers.clientMaxReceive(request.maxReceive());
            group = request.group() != 0 ? request.group() : environment.newGroup();
        }
        int flags = ClientPdu.FIRST_FRAG | ClientPdu.LAST_FRAG;
        if (environment.signsHeaders) {
            flags |= pdu.flags() & ClientPdu.SUPPORT_HEADER_SIGN;
        }
        int type = first ? ClientPdu.BIND_ACK : ClientPdu.ALTER_CONTEXT_RESP;
        OctetWriter out = ClientPdu.start(type, flags, pdu.callId());
        int most = Math.max(environment.fragment, 1432);
        out.u16(most).u16(most).u32(group);
        if (first) {
            byte[] address = (localPort + "\0").getBytes(StandardCharsets.US_ASCII);
            out.u16(address.length).bytes(address);
        } else {
            out.u16(0);
        }
        out.align(4).u8(request.contexts().size()).u8(0).u16(0);
        for (BindRequest.Context context : request.contexts()) {
            judge(context, out);
        }
        byte[] challenge = challenge(pdu, point, faults, out);
        answers.plain(ClientPdu.finish(out, challenge.length), point, faults);
    }

    private void judge(BindRequest.Context context, OctetWriter out) {
        if (context.isFeatureNegotiation()) {
            out.u16(NEGOTIATE_ACK).u16(0).guid(NO_SYNTAX).u32(0);
        } else if (!service.offers(context.interfaceId())) {
            out.u16(PROVIDER_REJECTION).u16(ABSTRACT_SYNTAX_NOT_SUPPORTED);
            out.guid(NO_SYNTAX).u32(0);
        } else if (!context.transferSyntaxes().contains(BindRequest.NDR)) {
            out.u16(PROVIDER_REJECTION).u16(TRANSFER_SYNTAXES_NOT_SUPPORTED);
            out.guid(NO_SYNTAX).u32(0);
        } else {
            interfaces.put(context.id(), context.interfaceId());
            out.u16(ACCEPTANCE).u16(0).guid(BindRequest.NDR).u32(2);
        }
    }

    /** Adds trailer and challenge when the client wants to authenticate. */
    private byte[] challenge(ClientPdu pdu, Point point, FaultPlan faults, OctetWriter out) {
        if (pdu.authLength() == 0) {
            return new byte[0];
        }
        ClientPdu.SecTrailer asked = pdu.trailer();
        if (asked.type() == KerberosAcceptor.SPNEGO) {
            byte[] token = ticketAnswer(pdu, asked, point, faults);
            asked.write(out, ClientPdu.HEADER, 4);
            out.bytes(token);
            return token;
        }
        NtlmAcceptor acceptor = new NtlmAcceptor(environment.identity.get(), environment.accounts);
        byte[] challenge = acceptor.challenge(pdu.authValue(), c -> faults.onChallenge(point, c));
        security.put(asked.contextId(), AcceptedSecurity.of(asked, acceptor));
        asked.write(out, ClientPdu.HEADER, 4);
        out.bytes(challenge);
        return challenge;
    }

    /** The first leg of Kerberos comes in a bind, the third in an alter context. */
    private byte[] ticketAnswer(
            ClientPdu pdu, ClientPdu.SecTrailer asked, Point point, FaultPlan faults) {
        AcceptedSecurity begun = security(asked.contextId());
        if (begun == null || begun.kerberos == null) {
            boolean headers = environment.signsHeaders && pdu.has(ClientPdu.SUPPORT_HEADER_SIGN);
            KerberosAcceptor acceptor = new KerberosAcceptor(environment.keytab.get(), headers);
            security.put(asked.contextId(), AcceptedSecurity.of(asked, acceptor));
            return acceptor.begin(pdu.authValue(), answer -> faults.onTicket(point, answer));
        }
        byte[] token = begun.kerberos.finish(pdu.authValue());
        if (begun.kerberos.refusal().isEmpty()) {
            begun.establish(begun.kerberos.session());
        } else {
            environment.counters.logonRefused();
            environment.journal.complain(begun.kerberos.refusal());
            begun.refuse(RpcFault.ACCESS_DENIED);
        }
        return token;
    }

    /** AUTH3 has no answer: a refusal shows in what the next request gets. */
    private void authenticate(ClientPdu pdu, Reaction reaction) {
        AcceptedSecurity context =
                pdu.authLength() == 0 ? null : security(pdu.trailer().contextId());
        if (context == null || context.ntlm == null) {
            throw new MalformedOctets("AUTH3 without a bind that began to authenticate");
        }
        NtlmAcceptor.Outcome outcome = context.ntlm.authenticate(pdu.authValue());
        if (reaction instanceof Reaction.Fault fault) {
            context.refuse(fault.status());
        } else if (outcome.account() == null) {
            environment.counters.logonRefused();
            context.refuse(RpcFault.ACCESS_DENIED);
        } else {
            environment.counters.authenticated(outcome.target());
            context.establish(outcome.session());
        }
    }

    private void nak(ClientPdu pdu, int reason, Point point, FaultPlan faults) throws IOException {
        OctetWriter out =
                ClientPdu.start(
                                ClientPdu.BIND_NAK,
                                ClientPdu.FIRST_FRAG | ClientPdu.LAST_FRAG,
                                pdu.callId())
                        .u16(reason)
                        .u8(1)
                        .u8(5)
                        .u8(0);
        answers.plain(ClientPdu.finish(out.align(4), 0), point, faults);
    }
}
