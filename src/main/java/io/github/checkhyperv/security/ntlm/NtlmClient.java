package io.github.checkhyperv.security.ntlm;

import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.RandomSource;
import io.github.checkhyperv.security.SystemRandom;
import java.util.Arrays;

/**
 * The client's half of one NTLMv2 handshake, as a connection needs it: {@link #negotiate()}, then
 * {@link #authenticate}, then {@link #security()}, each once. [MS-NLMP] 3.1.5.1.
 *
 * <p>There is one strength only: NTLMv2, 128-bit keys, key exchange, extended session security,
 * signing and sealing, a MIC over the handshake. A host that wants less is refused.
 */
public final class NtlmClient {
    /** Longest name that is sent; Windows has none of more than 256 characters. */
    private static final int LONGEST_NAME = 1_024;

    private static final int NEGOTIATE_TYPE = 1;

    private final Credentials credentials;
    private final String targetName;
    private final RandomSource random;
    private byte[] negotiateMessage;
    private NtlmSecurity security;

    /** A client that does not tell the host which service it means to talk to. */
    public NtlmClient(Credentials credentials) {
        this(credentials, "");
    }

    /**
     * A client that tells the host which service it means to talk to, so that one to whom the
     * handshake is relayed can refuse it.
     *
     * @param credentials who is asking; the password is needed until {@link #authenticate} returns
     * @param targetName a service principal name; Windows' own DCOM clients send {@code RPCSS/} and
     *     the host's name or address as it was given to them
     */
    public NtlmClient(Credentials credentials, String targetName) {
        this(credentials, targetName, new SystemRandom());
    }

    NtlmClient(Credentials credentials, String targetName, RandomSource random) {
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

    /** The NEGOTIATE_MESSAGE ([MS-NLMP] 2.2.1.1): our offer, and no names. */
    public byte[] negotiate() {
        if (negotiateMessage != null) {
            throw new IllegalStateException("negotiated already");
        }
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
     * @throws NtlmException when it is malformed, or would make the session less safe
     */
    public byte[] authenticate(byte[] challenge) throws NtlmException {
        if (negotiateMessage == null || security != null) {
            throw new IllegalStateException("not the time to authenticate");
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

    /** The session's keys, after {@link #authenticate}. One object, which counts the messages. */
    public NtlmSecurity security() {
        if (security == null) {
            throw new IllegalStateException("not authenticated yet");
        }
        return security;
    }
}
