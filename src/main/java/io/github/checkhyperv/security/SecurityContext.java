package io.github.checkhyperv.security;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;

/**
 * One end of an authenticated session: the tokens that set it up, then the messages that it signs
 * and seals. A mechanism is added by a class of this kind; who carries its tokens does not change.
 * It knows no RPC. Not for use by several threads.
 */
public interface SecurityContext extends AutoCloseable {
    /** The auth_type under which RPC knows the mechanism ([MS-RPCE] 2.2.1.1.7): 10 is NTLM. */
    int authType();

    /**
     * Takes what the peer sent and makes what is to be sent next.
     *
     * @param token the peer's last token; empty for the first step
     * @return the next token; empty when there is nothing to send any more
     * @throws SessionException with {@link Stage#AUTHENTICATE} when the peer's token is malformed,
     *     refuses us, or wants less security than there has to be
     */
    byte[] step(byte[] token) throws SessionException;

    /**
     * Whether nothing more is awaited from the peer. When a {@link #step} made this so and returned
     * a token, that token has no answer.
     */
    boolean complete();

    /**
     * Whether the peer is to be asked to sign headers too (PFC_SUPPORT_HEADER_SIGN of [MS-RPCE]
     * 2.2.2.3): mechanisms that do so in any case do not ask.
     */
    default boolean wantsHeadersSigned() {
        return false;
    }

    /** What the peer answers to that; told before the first message is sealed. */
    default void signHeaders(boolean agreed) {
        // Who does not ask does not need to know.
    }

    /** Is told that the peer refused the session, without a token that would say why. */
    default void refused() {
        // Who keeps nothing from session to session has nothing to reconsider.
    }

    /** Octets of the token of every sealed message. */
    int tokenLength();

    /** What is sealed has to be padded to a multiple of this many octets. */
    int alignment();

    /**
     * Seals a message in place.
     *
     * @param from where what is signed begins, for mechanisms that sign headers too
     * @param to where that ends
     * @param sealFrom where what is encrypted begins, within what is signed
     * @param sealTo where that ends
     * @param tokenAt where {@link #tokenLength} octets for the token are, outside of what is signed
     */
    void seal(byte[] pdu, int from, int to, int sealFrom, int sealTo, int tokenAt);

    /**
     * Verifies a message of the peer and decrypts it in place. Messages have to come in the order
     * in which the peer sent them.
     *
     * @param tokenLength octets of the peer's token
     * @throws SessionException when the message is not one that the peer sent, at this place in the
     *     session; nothing that was decrypted is left then
     */
    void unseal(
            byte[] pdu, int from, int to, int sealFrom, int sealTo, int tokenAt, int tokenLength)
            throws SessionException;

    /** Forgets the keys; nothing can be sealed or unsealed any more. */
    @Override
    void close();
}
