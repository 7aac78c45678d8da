package io.github.checkhyperv.rpc;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.security.SecurityContext;
import io.github.checkhyperv.security.SecurityProblem;
import java.util.Arrays;

/**
 * A mechanism whose tokens are the numbers of its legs, the peer's the even ones, and whose seal
 * anybody can make, so that nothing but RPC's own checks stands between a peer and an answer.
 */
final class FakeContext implements SecurityContext {
    private static final byte SEAL = 0x5a;

    private final int legs;
    private final int authType;
    private final int tokenLength;
    private final int alignment;
    private boolean complete;
    private boolean closed;
    private int unsealed;
    private boolean headersWanted;
    private Boolean headersAgreed;

    FakeContext(int legs, int authType, int tokenLength, int alignment) {
        this.legs = legs;
        this.authType = authType;
        this.tokenLength = tokenLength;
        this.alignment = alignment;
    }

    @Override
    public int authType() {
        return authType;
    }

    @Override
    public byte[] step(byte[] token) {
        int next = token.length == 0 ? 1 : token[0] + 1;
        complete = next >= legs;
        return next > legs ? new byte[0] : new byte[] {(byte) next};
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public int tokenLength() {
        return tokenLength;
    }

    @Override
    public int alignment() {
        return alignment;
    }

    @Override
    public void seal(byte[] pdu, int from, int to, int sealFrom, int sealTo, int tokenAt) {
        crypt(pdu, sealFrom, sealTo);
        Arrays.fill(pdu, tokenAt, tokenAt + tokenLength, SEAL);
    }

    @Override
    public void unseal(
            byte[] pdu, int from, int to, int sealFrom, int sealTo, int tokenAt, int length)
            throws SessionException {
        for (int i = tokenAt; i < tokenAt + length; i++) {
            if (length != tokenLength || pdu[i] != SEAL) {
                throw new SessionException(SecurityProblem.BAD_SIGNATURE, Stage.AUTHENTICATE, "");
            }
        }
        crypt(pdu, sealFrom, sealTo);
        unsealed++;
    }

    /** How many messages were unsealed. */
    int unsealed() {
        return unsealed;
    }

    /** A token that is right for any message. */
    byte[] seals() {
        byte[] token = new byte[tokenLength];
        Arrays.fill(token, SEAL);
        return token;
    }

    /** From now on the peer is asked to sign headers. */
    void wantHeadersSigned() {
        headersWanted = true;
    }

    @Override
    public boolean wantsHeadersSigned() {
        return headersWanted;
    }

    @Override
    public void signHeaders(boolean agreed) {
        headersAgreed = agreed;
    }

    /** What the peer said to that; null before. */
    Boolean headersAgreed() {
        return headersAgreed;
    }

    private static void crypt(byte[] pdu, int from, int to) {
        for (int i = from; i < to; i++) {
            pdu[i] ^= SEAL;
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }
}
