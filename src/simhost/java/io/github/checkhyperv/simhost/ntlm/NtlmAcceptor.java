package io.github.checkhyperv.simhost.ntlm;

import io.github.checkhyperv.simhost.ntlm.Challenge.AvPair;
import io.github.checkhyperv.simhost.wire.MalformedOctets;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The server's side of one NTLM authentication, [MS-NLMP] 3.2: NTLMv2 only. */
public final class NtlmAcceptor {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OFFERED =
            Flags.UNICODE
                    | Flags.SIGN
                    | Flags.SEAL
                    | Flags.NTLM
                    | Flags.ALWAYS_SIGN
                    | Flags.EXTENDED_SESSION_SECURITY
                    | Flags.BITS_128
                    | Flags.KEY_EXCHANGE
                    | Flags.BITS_56;

    private final List<Account> accounts;
    private final Identity identity;
    private byte[] negotiate;
    private byte[] challengeMessage;
    private byte[] serverChallenge;

    /**
     * What a host says about itself in a challenge.
     *
     * @param domain NetBIOS name of the domain
     * @param dnsDomain DNS name of the domain
     * @param computer NetBIOS name of the host
     */
    public record Identity(String domain, String dnsDomain, String computer) {}

    /**
     * How an authentication ended.
     *
     * @param account who it is, or null when it failed
     * @param session the keys, or null when it failed
     * @param reason why it failed, for the test that looks on; empty when it did not
     * @param target the service that the client meant, MsvAvTargetName; empty when it told none
     */
    public record Outcome(Account account, NtlmSession session, String reason, String target) {
        static Outcome refused(String reason) {
            return new Outcome(null, null, reason, "");
        }
    }

    /** An acceptor for one authentication. */
    public NtlmAcceptor(Identity identity, List<Account> accounts) {
        this.identity = identity;
        this.accounts = accounts;
    }

    /** Answers a NEGOTIATE_MESSAGE; {@code alter} is where a fault may get at the challenge. */
    public byte[] challenge(byte[] negotiateMessage, UnaryOperator<Challenge> alter) {
        int asked = readNegotiate(negotiateMessage);
        negotiate = negotiateMessage.clone();
        serverChallenge = new byte[8];
        RANDOM.nextBytes(serverChallenge);
        int flags = asked & OFFERED | Flags.TARGET_INFO | Flags.VERSION | Flags.NTLM;
        flags |= Flags.REQUEST_TARGET | Flags.TARGET_TYPE_DOMAIN;
        Challenge challenge =
                alter.apply(new Challenge(flags, identity.domain(), serverChallenge, targetInfo()));
        serverChallenge = challenge.serverChallenge();
        challengeMessage = challenge.encode();
        return challengeMessage;
    }

    private static int readNegotiate(byte[] message) {
        OctetReader in = new OctetReader(message);
        byte[] signature = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
        if (!Arrays.equals(in.bytes(8), signature) || in.u32() != 1) {
            throw new MalformedOctets("no NEGOTIATE_MESSAGE");
        }
        return in.i32();
    }

    private List<AvPair> targetInfo() {
        String fullName = identity.computer().toLowerCase(Locale.ROOT) + "." + identity.dnsDomain();
        return List.of(
                AvPair.text(AvPair.NB_DOMAIN_NAME, identity.domain()),
                AvPair.text(AvPair.NB_COMPUTER_NAME, identity.computer()),
                AvPair.text(AvPair.DNS_DOMAIN_NAME, identity.dnsDomain()),
                AvPair.text(AvPair.DNS_COMPUTER_NAME, fullName),
                AvPair.text(AvPair.DNS_TREE_NAME, identity.dnsDomain()),
                new AvPair(AvPair.TIMESTAMP, fileTime(Instant.now())));
    }

    private static byte[] fileTime(Instant now) {
        long since1601 = (now.getEpochSecond() + 11_644_473_600L) * 10_000_000L;
        return new OctetWriter(8).u64(since1601 + now.getNano() / 100).toBytes();
    }

    /** Judges an AUTHENTICATE_MESSAGE. */
    public Outcome authenticate(byte[] message) {
        if (challengeMessage == null) {
            return Outcome.refused("AUTHENTICATE before CHALLENGE");
        }
        Authenticate authenticate = Authenticate.read(message);
        if (!authenticate.isNtlmV2()) {
            return Outcome.refused("no NTLMv2 response");
        }
        if ((authenticate.flags() & Flags.EXTENDED_SESSION_SECURITY) == 0) {
            return Outcome.refused("no extended session security");
        }
        for (Account account : accounts) {
            if (account.isMeantBy(authenticate.domain(), authenticate.user())) {
                return judge(account, authenticate);
            }
        }
        return Outcome.refused("no account " + authenticate.domain() + "\\" + authenticate.user());
    }

    private Outcome judge(Account account, Authenticate message) {
        byte[] responseKey = responseKeyNt(account.password(), message.user(), message.domain());
        byte[] proof = Crypto.hmacMd5(responseKey, serverChallenge, message.clientChallenge());
        if (!MessageDigest.isEqual(proof, message.proof())) {
            return Outcome.refused("wrong password");
        }
        byte[] key = exportedSessionKey(Crypto.hmacMd5(responseKey, proof), message);
        if (key.length != 16) {
            return Outcome.refused("session key of " + key.length + " octets");
        }
        if (message.hasMic()) {
            byte[] mic = Crypto.hmacMd5(key, negotiate, challengeMessage, message.withoutMic());
            if (!MessageDigest.isEqual(mic, message.mic())) {
                return Outcome.refused("wrong MIC");
            }
        }
        return new Outcome(
                account, new NtlmSession(key, message.flags()), "", message.targetName());
    }

    /** NTOWFv2, 3.3.2. */
    static byte[] responseKeyNt(String password, String user, String domain) {
        byte[] hash = Md4Digest.digest(password.getBytes(StandardCharsets.UTF_16LE));
        String who = user.toUpperCase(Locale.ROOT) + domain;
        return Crypto.hmacMd5(hash, who.getBytes(StandardCharsets.UTF_16LE));
    }

    private static byte[] exportedSessionKey(byte[] baseKey, Authenticate message) {
        if ((message.flags() & Flags.KEY_EXCHANGE) == 0) {
            return baseKey;
        }
        try {
            return Crypto.rc4(baseKey).doFinal(message.sessionKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
