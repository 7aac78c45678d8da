package io.github.checkhyperv.simhost.rpc;

import io.github.checkhyperv.simhost.ntlm.NtlmAcceptor;
import io.github.checkhyperv.simhost.ntlm.NtlmSession;

/** One authentication on a connection; a client may have several, told apart by their ids. */
final class AcceptedSecurity {
    static final int INTEGRITY = 5;
    static final int PRIVACY = 6;

    final int id;
    final int level;
    final NtlmAcceptor acceptor;
    private NtlmSession session;
    private int refusal;

    AcceptedSecurity(int id, int level, NtlmAcceptor acceptor) {
        this.id = id;
        this.level = level;
        this.acceptor = acceptor;
    }

    void establish(NtlmSession keys) {
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

    NtlmSession session() {
        return session;
    }

    static boolean protects(int level) {
        return level >= INTEGRITY;
    }
}
