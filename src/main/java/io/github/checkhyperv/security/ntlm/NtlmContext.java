package io.github.checkhyperv.security.ntlm;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.RandomSource;
import io.github.checkhyperv.security.SecurityContext;
import io.github.checkhyperv.security.SystemRandom;
import java.util.Arrays;

/**
 * The client's end of one NTLMv2 session ([MS-NLMP] 3.1.5.1): two steps, a NEGOTIATE_MESSAGE and an
 * AUTHENTICATE_MESSAGE, then signed and sealed messages.
 *
 * <p>There is one strength only: NTLMv2, 128-bit keys, key exchange, extended session security,
 * signing and sealing, a MIC over the handshake. A host that wants less is refused.
 */
public final class NtlmContext implements SecurityContext {
    /** RPC_C_AUTHN_WINNT. */
    private static final int AUTH_TYPE = 10;

    /** The cipher is a stream, which needs none; RPC's own rule is 16 ([MS-RPCE] 2.2.2.11). */
    private static final int ALIGNMENT = 16;

    /** Longest name that is sent; Windows has none of more than 256 characters. */
    private static final int LONGEST_NAME = 1_024;

    private static final int NEGOTIATE_TYPE = 1;

    private final Password credentials;
    private final String targetName;
    private final RandomSource random;
    private byte[] negotiateMessage;
    private NtlmSecurity security;

    /**
     * A context that tells the host which service it means to talk to, so that one to whom the
     * handshake is relayed can refuse it.
     *
     * @param credentials who is asking; the password is needed until the context is complete
     * @param targetName a service principal name, or empty to tell none; Windows' own DCOM clients
     *     send {@code RPCSS/} and the host's name or address as it was given to them
     */
    public NtlmContext(Password credentials, String targetName) {
        this(credentials, targetName, new SystemRandom());
    }

    NtlmContext(Password credentials, String targetName, RandomSource random) {
        // To send no user is to ask for an anonymous session, whose keys everybody knows.
        checkName(credentials.user(), 1, "user");
        checkName(credentials.domain(), 0, "domain");
        checkName(targetName, 0, "target");
        this.credentials = credentials;
        this.targetName = targetName;
        this.random = random;
    }

    private static void checkName(String name, int shortest, String what) {
        if (name.length() < shortest || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(what + " name of " + name.length() + " characters");
        }
    }

    @Override
    public int authType() {
        return AUTH_TYPE;
    }

    @Override
    public byte[] step(byte[] token) throws SessionException {
        return negotiateMessage == null ? negotiate() : authenticate(token);
    }

    @Override
    public boolean complete() {
        return security != null;
    }

    /** The NEGOTIATE_MESSAGE ([MS-NLMP] 2.2.1.1): our offer, and no names. */
    private byte[] negotiate() {
        byte[] message = new byte[40];
        Message.begin(message, NEGOTIATE_TYPE);
        LittleEndian.putInt(message, 12, NegotiateFlags.OFFERED);
        LittleEndian.putInt(message, 20, message.length); // DomainNameFields, empty
        LittleEndian.putInt(message, 28, message.length); // WorkstationFields, empty
        Message.putVersion(message, 32);
        negotiateMessage = message;
        return message.clone();
    }

    /**
     * The AUTHENTICATE_MESSAGE that answers a challenge.
     *
     * @param challenge the host's CHALLENGE_MESSAGE, as it came
     * @throws SessionException when it is malformed, or would make the session less safe
     */
    private byte[] authenticate(byte[] challenge) throws SessionException {
        if (security != null) {
            throw new IllegalStateException("authenticated already");
        }
        ChallengeMessage received = ChallengeMessage.read(challenge);
        received.refuseDowngrade();
        byte[] responseKey = Ntlmv2.responseKey(credentials);
        byte[] exportedSessionKey = random(16);
        byte[] message = prove(received, responseKey, exportedSessionKey).encode();
        byte[] mic = HmacMd5.of(exportedSessionKey, negotiateMessage, challenge, message);
        System.arraycopy(mic, 0, message, AuthenticateMessage.MIC, mic.length);
        security = new NtlmSecurity(exportedSessionKey);
        Arrays.fill(responseKey, (byte) 0);
        Arrays.fill(exportedSessionKey, (byte) 0);
        return message;
    }

    private AuthenticateMessage prove(
            ChallengeMessage received, byte[] responseKey, byte[] exportedSessionKey) {
        AvPairs targetInfo = received.targetInfo();
        byte[] temp =
                Ntlmv2.clientChallenge(
                        targetInfo.timestamp(), random(8), targetInfo.answer(targetName));
        byte[] proof = Ntlmv2.proof(responseKey, received.serverChallenge(), temp);
        byte[] response = Arrays.copyOf(proof, proof.length + temp.length);
        System.arraycopy(temp, 0, response, proof.length, temp.length);
        byte[] keyExchangeKey = Ntlmv2.sessionBaseKey(responseKey, proof);
        byte[] encryptedKey = Rc4.once(keyExchangeKey, exportedSessionKey);
        Arrays.fill(keyExchangeKey, (byte) 0);
        return new AuthenticateMessage(
                NegotiateFlags.agreed(received.negotiateFlags()),
                credentials.domain(),
                credentials.user(),
                response,
                encryptedKey);
    }

    private byte[] random(int length) {
        byte[] octets = new byte[length];
        random.fill(octets);
        return octets;
    }

    @Override
    public int tokenLength() {
        return NtlmSecurity.SIGNATURE_LENGTH;
    }

    @Override
    public int alignment() {
        return ALIGNMENT;
    }

    @Override
    public void seal(byte[] pdu, int from, int to, int sealFrom, int sealTo, int tokenAt) {
        security().seal(pdu, from, to, sealFrom, sealTo, tokenAt);
    }

    @Override
    public void unseal(
            byte[] pdu, int from, int to, int sealFrom, int sealTo, int tokenAt, int tokenLength)
            throws SessionException {
        if (tokenLength != NtlmSecurity.SIGNATURE_LENGTH) {
            throw NtlmFailure.badSignature("a signature of " + tokenLength + " octets");
        }
        security().unseal(pdu, from, to, sealFrom, sealTo, tokenAt);
    }

    private NtlmSecurity security() {
        if (security == null) {
            throw new IllegalStateException("not authenticated yet");
        }
        return security;
    }

    @Override
    public void close() {
        if (security != null) {
            security.close();
        }
    }
}
