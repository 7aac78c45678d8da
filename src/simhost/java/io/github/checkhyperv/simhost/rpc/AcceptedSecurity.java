package io.github.checkhyperv.simhost.rpc;

import io.github.checkhyperv.simhost.kerberos.KerberosAcceptor;
import io.github.checkhyperv.simhost.ntlm.NtlmAcceptor;
import io.github.checkhyperv.simhost.security.MessageSecurity;

/** One authentication on a connection; a client may have several, told apart by their ids. */
final class AcceptedSecurity {
    static final int INTEGRITY = 5;
    static final int PRIVACY = 6;

    final int id;
    final int level;
    final NtlmAcceptor ntlm;
    final KerberosAcceptor kerberos;
    private MessageSecurity session;
    private int refusal;

    private AcceptedSecurity(int id, int level, NtlmAcceptor ntlm, KerberosAcceptor kerberos) {
        this.id = id;
        this.level = level;
        this.ntlm = ntlm;
        this.kerberos = kerberos;
    }

    static AcceptedSecurity of(ClientPdu.SecTrailer asked, NtlmAcceptor acceptor) {
        return new AcceptedSecurity(asked.contextId(), asked.level(), acceptor, null);
    }

    static AcceptedSecurity of(ClientPdu.SecTrailer asked, KerberosAcceptor acceptor) {
        return new AcceptedSecurity(asked.contextId(), asked.level(), null, acceptor);
    }

    void establish(MessageSecurity keys) {
        session = keys;
    }

    /** Every request from now on gets a fault with this status. */
    void refuse(int status) {
        refusal = status;
    }

    int refusal() {
        return refusal;
    }

    boolean isEstablished() {
        return session != null && refusal == 0;
    }

    MessageSecurity session() {
        return session;
    }

    static boolean protects(int level) {
        return level >= INTEGRITY;
    }
}
