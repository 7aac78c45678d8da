package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.security.RandomSource;
import io.github.checkhyperv.security.SecurityContext;
import io.github.checkhyperv.security.SecurityProblem;
import java.util.Arrays;
import java.util.Optional;

/**
 * The client's end of a session by Kerberos in SPNEGO and DCE style ([MS-KILE] 3.4.5, [MS-SPNG]):
 * an AP-REQ with a ticket; the host's AP-REP, which proves that it could read the ticket; an AP-REP
 * of our own with a MIC over what was offered; the host's MIC. There is nothing else that it would
 * agree to.
 */
final class KerberosContext implements SecurityContext {
    /** auth_type of SPNEGO, [MS-RPCE] 2.2.1.1.7. */
    private static final int SPNEGO = 9;

    private static final int NOT_YET = 0;
    private static final int ASKED = 1;
    private static final int ANSWERED = 2;
    private static final int COMPLETE = 3;

    private final Ticket ticket;
    private final RandomSource random;
    private final Runnable notTaken;
    private SessionKey sessionKey;
    private SessionKey subkey;
    private ApExchange.Moment asked;
    private long sequenceNumber;
    private MessageTokens tokens;
    private boolean signsHeaders;
    private boolean broken;
    private int state = NOT_YET;

    /**
     * A context for one session; the ticket stays the caller's.
     *
     * @param notTaken is run when the host does not take the ticket
     */
    KerberosContext(Ticket ticket, RandomSource random, Runnable notTaken) {
        this.ticket = ticket;
        this.random = random;
        this.notTaken = notTaken;
    }

    @Override
    public int authType() {
        return SPNEGO;
    }

    @Override
    public byte[] step(byte[] token) throws SessionException {
        try {
            switch (state) {
                case NOT_YET:
                    return ask();
                case ASKED:
                    return answer(Spnego.Answer.read(token));
                case ANSWERED:
                    return finish(Spnego.Answer.read(token));
                default:
                    throw new IllegalStateException("the handshake is over");
            }
        } catch (MalformedToken e) {
            throw refused(GeneralProblem.MALFORMED_ANSWER, e.getMessage(), e);
        }
    }

    private byte[] ask() throws SessionException {
        EncryptionType type = usable(ticket.keyType(), "session key");
        sessionKey = new SessionKey(type, ticket.key());
        subkey = SessionKey.random(type, random);
        asked = ApExchange.Moment.now();
        byte[] number = new byte[4];
        random.fill(number);
        // 30 bits, as some take larger ones for negative.
        sequenceNumber =
                (number[0] & 0x3f) << 24
                        | (number[1] & 0xff) << 16
                        | (number[2] & 0xff) << 8
                        | number[3] & 0xff;
        byte[] plain = ApExchange.authenticator(ticket.client(), asked, subkey, sequenceNumber);
        byte[] sealed = sessionKey.encrypt(SessionKey.AP_REQ_AUTHENTICATOR, plain, random);
        Arrays.fill(plain, (byte) 0);
        state = ASKED;
        return Spnego.init(ApExchange.request(ticket.encoded(), type, sealed));
    }

    private byte[] answer(Spnego.Answer answer) throws MalformedToken, SessionException {
        refuseOtherMechanisms(answer);
        byte[] token = answer.token();
        if (token.length > 0 && (token[0] & 0xff) == KrbError.TAG) {
            notTaken.run();
            throw HostErrors.of(KrbError.read(token), asked.seconds());
        }
        if (answer.state() == Spnego.REJECT) {
            notTaken.run();
            throw refused(KerberosProblem.KERBEROS_REFUSED, "SPNEGO: rejected", null);
        }
        ApExchange.Part part = verify(token);
        boolean ofAcceptor = part.keyType() != 0;
        SessionKey agreed = subkey;
        if (ofAcceptor) {
            EncryptionType type = usable(part.keyType(), "acceptor's key");
            if (part.key().length != type.keyLength()) {
                throw new MalformedToken("AP-REP: a key of " + part.key().length + " octets");
            }
            agreed = new SessionKey(type, part.key());
        }
        tokens =
                new MessageTokens(
                        agreed, ofAcceptor, sequenceNumber, part.sequenceNumber(), random);
        byte[] third = ApExchange.replyPart(ApExchange.Moment.now(), part.sequenceNumber());
        byte[] sealed = sessionKey.encrypt(SessionKey.AP_REP_ENC_PART, third, random);
        byte[] reply = ApExchange.reply(sessionKey.type(), sealed);
        agreed.wipe();
        forgetHandshake();
        Arrays.fill(part.key(), (byte) 0);
        state = ANSWERED;
        return Spnego.response(reply, tokens.mic(Spnego.mechanisms()));
    }

    private static void refuseOtherMechanisms(Spnego.Answer answer) throws SessionException {
        if (answer.choice() == Spnego.Choice.NTLM) {
            throw refused(KerberosProblem.HOST_WANTS_NTLM, "", null);
        }
        if (answer.choice() == Spnego.Choice.OTHER) {
            throw refused(SecurityProblem.INSECURE_PEER, "a mechanism that was not offered", null);
        }
    }

    /** Mutual authentication: only who read the authenticator knows when it was made. */
    private ApExchange.Part verify(byte[] token) throws MalformedToken, SessionException {
        ApExchange.Sealed sealed = ApExchange.Sealed.read(token);
        Optional<byte[]> plain =
                sealed.type() == sessionKey.type().number()
                        ? sessionKey.decrypt(SessionKey.AP_REP_ENC_PART, sealed.cipher())
                        : Optional.empty();
        if (plain.isEmpty()) {
            throw refused(SecurityProblem.BAD_SIGNATURE, "the host does not prove who it is", null);
        }
        ApExchange.Part part = ApExchange.Part.read(plain.get());
        Arrays.fill(plain.get(), (byte) 0);
        byte[] time = Der.kerberosTime(asked.seconds());
        String expected = new DerReader(time).generalizedTime();
        if (!part.time().equals(expected) || part.micros() != asked.micros()) {
            throw refused(SecurityProblem.BAD_SIGNATURE, "the host answers another request", null);
        }
        return part;
    }

    private byte[] finish(Spnego.Answer answer) throws MalformedToken, SessionException {
        refuseOtherMechanisms(answer);
        byte[] token = answer.token();
        if (token.length > 0 && (token[0] & 0xff) == KrbError.TAG) {
            notTaken.run();
            throw HostErrors.of(KrbError.read(token), asked.seconds());
        }
        if (answer.state() != Spnego.ACCEPT_COMPLETED) {
            throw refused(
                    KerberosProblem.KERBEROS_REFUSED, "SPNEGO: state " + answer.state(), null);
        }
        if (answer.mechListMic().length == 0) {
            throw refused(
                    SecurityProblem.INSECURE_PEER, "the host does not sign what was agreed", null);
        }
        try {
            tokens.verifyMic(answer.mechListMic(), Spnego.mechanisms());
        } catch (MalformedToken e) {
            throw refused(SecurityProblem.BAD_SIGNATURE, e.getMessage(), e);
        }
        state = COMPLETE;
        return new byte[0];
    }

    private static EncryptionType usable(int type, String what) throws SessionException {
        EncryptionType usable = EncryptionType.of(type);
        if (usable == null) {
            throw refused(
                    KerberosProblem.WEAK_ENCRYPTION,
                    what + " of type " + EncryptionType.describe(type),
                    null);
        }
        return usable;
    }

    private static SessionException refused(Problem problem, String detail, Throwable cause) {
        return new SessionException(problem, Stage.AUTHENTICATE, detail, cause);
    }

    @Override
    public boolean complete() {
        return state == COMPLETE;
    }

    @Override
    public int tokenLength() {
        return MessageTokens.WRAP_LENGTH;
    }

    @Override
    public int alignment() {
        return Aes.BLOCK;
    }

    @Override
    public boolean wantsHeadersSigned() {
        return true;
    }

    @Override
    public void signHeaders(boolean agreed) {
        signsHeaders = agreed;
    }

    @Override
    public void seal(byte[] pdu, int from, int to, int sealFrom, int sealTo, int tokenAt) {
        int first = signsHeaders ? from : sealFrom;
        int last = signsHeaders ? to : sealTo;
        checkOpen();
        tokens.seal(pdu, first, last, sealFrom, sealTo, tokenAt);
    }

    @Override
    public void unseal(
            byte[] pdu, int from, int to, int sealFrom, int sealTo, int tokenAt, int tokenLength)
            throws SessionException {
        checkOpen();
        if (broken) {
            throw refused(
                    SecurityProblem.BAD_SIGNATURE,
                    "nothing is accepted after a wrong signature",
                    null);
        }
        int first = signsHeaders ? from : sealFrom;
        int last = signsHeaders ? to : sealTo;
        boolean ordered = 0 <= first && first <= sealFrom && sealFrom <= sealTo && sealTo <= last;
        boolean within = last <= tokenAt && tokenLength <= pdu.length - tokenAt;
        if (!ordered || !within || tokenLength < 0) {
            throw refused(GeneralProblem.MALFORMED_ANSWER, "parts outside of the PDU", null);
        }
        try {
            tokens.unseal(pdu, first, last, sealFrom, sealTo, tokenAt, tokenLength);
        } catch (MalformedToken e) {
            broken = true;
            throw refused(SecurityProblem.BAD_SIGNATURE, e.getMessage(), e);
        }
    }

    @Override
    public void refused() {
        notTaken.run();
    }

    private void checkOpen() {
        if (state != COMPLETE) {
            throw new IllegalStateException("the session is not open");
        }
    }

    private void forgetHandshake() {
        sessionKey.wipe();
        subkey.wipe();
    }

    @Override
    public void close() {
        state = COMPLETE + 1;
        if (sessionKey != null) {
            forgetHandshake();
        }
        if (tokens != null) {
            tokens.wipe();
        }
    }
}
