package io.github.checkhyperv.run;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.security.SecurityContext;

/**
 * A context that proves who we are when that is this host's turn: after the host has answered the
 * first token, which tells nothing of the account, and before it gets the next.
 */
final class GatedContext implements SecurityContext {
    private final SecurityContext context;
    private final CredentialGate gate;
    private final String host;
    private final Deadline deadline;

    GatedContext(SecurityContext context, CredentialGate gate, String host, Deadline deadline) {
        this.context = context;
        this.gate = gate;
        this.host = host;
        this.deadline = deadline;
    }

    @Override
    public int authType() {
        return context.authType();
    }

    @Override
    public byte[] step(byte[] token) throws SessionException {
        if (token.length > 0) {
            gate.enter(host, deadline);
        }
        return context.step(token);
    }

    @Override
    public boolean complete() {
        return context.complete();
    }

    @Override
    public boolean wantsHeadersSigned() {
        return context.wantsHeadersSigned();
    }

    @Override
    public void signHeaders(boolean agreed) {
        context.signHeaders(agreed);
    }

    @Override
    public void refused() {
        context.refused();
    }

    @Override
    public int tokenLength() {
        return context.tokenLength();
    }

    @Override
    public int alignment() {
        return context.alignment();
    }

    @Override
    public void seal(byte[] pdu, int from, int to, int sealFrom, int sealTo, int tokenAt) {
        context.seal(pdu, from, to, sealFrom, sealTo, tokenAt);
    }

    /** What only a host can send that has let us in. */
    @Override
    public void unseal(
            byte[] pdu, int from, int to, int sealFrom, int sealTo, int tokenAt, int tokenLength)
            throws SessionException {
        context.unseal(pdu, from, to, sealFrom, sealTo, tokenAt, tokenLength);
        gate.accepted();
    }

    @Override
    public void close() {
        context.close();
    }
}
