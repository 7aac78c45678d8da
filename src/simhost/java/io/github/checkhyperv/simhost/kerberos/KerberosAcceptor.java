package io.github.checkhyperv.simhost.kerberos;

import io.github.checkhyperv.simhost.kerberos.KerberosAnswer.Mechanism;
import io.github.checkhyperv.simhost.kerberos.KerberosAnswer.Mic;
import io.github.checkhyperv.simhost.kerberos.KerberosAnswer.Proof;
import io.github.checkhyperv.simhost.wire.MalformedOctets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * The host's side of one authentication by SPNEGO and Kerberos in DCE style: RFC 4178, RFC 4120
 * 3.2, [MS-KILE] 3.4.5. Written from these, and from what Windows sends.
 */
public final class KerberosAcceptor {
    /** auth_type. */
    public static final int SPNEGO = 9;

    private static final byte[] MS_KERBEROS = HexFormat.of().parseHex("2a864882f712010202");
    private static final byte[] KERBEROS = HexFormat.of().parseHex("2a864886f712010202");
    private static final byte[] NTLM = HexFormat.of().parseHex("2b06010401823702020a");
    private static final byte[] NEGOEX = HexFormat.of().parseHex("2b06010401823702021e");
    private static final int AP_REQ = 0x6E;
    private static final int AP_REP = 0x6F;
    private static final int DCE_STYLE = 0x1000;
    private static final int MODIFIED = 41;
    private static final int SKEW = 37;
    private static final int EXPIRED = 32;
    private static final int NO_KEY = 45;
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    private final HostKeys keytab;
    private final boolean headers;
    private KerberosAnswer answer = KerberosAnswer.RIGHT;
    private byte[] mechanisms;
    private KerberosKey ticketKey;
    private Asn1 authenticator;
    private long clientNumber;
    private long ownNumber;
    private KerberosSession session;
    private String client = "";
    private String refusal = "";

    /** An acceptor for one authentication; {@code headers} whether headers will be signed. */
    public KerberosAcceptor(HostKeys keytab, boolean headers) {
        this.keytab = keytab;
        this.headers = headers;
    }

    /** Who the client is, once it is known. */
    public String client() {
        return client;
    }

    /** Why the client was refused; empty when it was not. */
    public String refusal() {
        return refusal;
    }

    /** The keys, after {@link #finish}. */
    public KerberosSession session() {
        return session;
    }

    /** Answers the first token; {@code alter} is where a fault may get at the answer. */
    public byte[] begin(byte[] token, UnaryOperator<KerberosAnswer> alter) {
        answer = alter.apply(KerberosAnswer.RIGHT);
        Asn1 whole = Asn1.parse(token);
        if (whole.tag() != 0x60 || whole.children().size() != 2) {
            throw new MalformedOctets("no initial token of SPNEGO");
        }
        Asn1 init = whole.children().get(1).only();
        mechanisms = init.field(0).encode();
        byte[] mechToken = init.field(2).contents();
        int error = judge(apReq(mechToken));
        if (answer.error() != 0) {
            error = answer.error();
        }
        byte[] response = error != 0 ? krbError(error) : apRep();
        if (error != 0) {
            refusal = "Kerberos error " + error;
        }
        return resp(1, chosen(), response, new byte[0]);
    }

    /** Some clients put the header of GSS-API around it, as [MS-KILE] 3.4.5.1 forbids. */
    private static Asn1 apReq(byte[] mechToken) {
        Asn1 outer = Asn1.parse(mechToken);
        if (outer.tag() == 0x60) {
            int skip = outer.children().get(0).encode().length + 2;
            outer = Asn1.parse(Arrays.copyOfRange(outer.contents(), skip, outer.contents().length));
        }
        if (outer.tag() != AP_REQ) {
            throw new MalformedOctets("no AP-REQ");
        }
        return outer.only();
    }

    private Instant now() {
        return Instant.now().plusSeconds(answer.clockAhead());
    }

    /** RFC 4120, 3.2.3; 0 or the error. */
    private int judge(Asn1 request) {
        Asn1 ticket = request.field(3).only();
        Asn1 sealed = ticket.field(3);
        int type = (int) sealed.field(0).number();
        boolean known = false;
        byte[] plain = null;
        for (HostKeys.Entry entry : keytab.entries()) {
            if (entry.key().type() == type && entry.key().isAes() && plain == null) {
                known = true;
                plain = entry.key().decrypt(2, sealed.field(2).contents());
            }
        }
        if (plain == null) {
            return known ? MODIFIED : NO_KEY;
        }
        Asn1 part = Asn1.parse(plain).only();
        ticketKey =
                new KerberosKey(
                        (int) part.field(1).field(0).number(), part.field(1).field(1).contents());
        if (part.field(7).time().isBefore(now())) {
            return EXPIRED;
        }
        byte[] proof = ticketKey.decrypt(11, request.field(4).field(2).contents());
        if (proof == null) {
            return MODIFIED;
        }
        authenticator = Asn1.parse(proof).only();
        client = name(part.field(3)) + "@" + part.field(2).text();
        if (!client.equals(name(authenticator.field(2)) + "@" + authenticator.field(1).text())) {
            return 36; // KRB_AP_ERR_BADMATCH
        }
        Duration skew = Duration.between(authenticator.field(5).time(), now()).abs();
        if (skew.compareTo(MOST_SKEW) > 0) {
            return SKEW;
        }
        byte[] checksum = authenticator.field(3).field(1).contents();
        if (authenticator.field(3).field(0).number() != 0x8003
                || checksum.length < 24
                || ((checksum[21] & 0xFF) << 8 & DCE_STYLE) == 0) {
            throw new MalformedOctets("a checksum without DCE style");
        }
        clientNumber = authenticator.has(7) ? authenticator.field(7).number() : 0;
        return 0;
    }

    private static String name(Asn1 principal) {
        StringBuilder name = new StringBuilder();
        for (Asn1 part : principal.field(1).children()) {
            name.append(name.length() == 0 ? "" : "/").append(part.text());
        }
        return name.toString();
    }

    private byte[] apRep() {
        if (answer.proof() == Proof.MISSING) {
            return new byte[0];
        }
        KerberosKey subkey =
                answer.subkeyType() == 0 ? null : KerberosKey.random(answer.subkeyType());
        KerberosKey agreed = subkey;
        if (subkey == null) {
            agreed = ticketKey;
            if (authenticator.has(6)) {
                Asn1 own = authenticator.field(6);
                agreed = new KerberosKey((int) own.field(0).number(), own.field(1).contents());
            }
        }
        ownNumber = KerberosKey.randomOctets(1)[0] & 0x7F | 0x0EB7_0000L;
        session =
                new KerberosSession(
                        agreed,
                        subkey != null,
                        headers,
                        clientNumber,
                        ownNumber + answer.sequenceError(),
                        answer);
        Instant time = authenticator.field(5).time();
        long micros = authenticator.field(4).number();
        byte[] part =
                Asn1.of(
                        0x7B,
                        Asn1.sequence(
                                Asn1.tagged(
                                        0,
                                        Asn1.moment(
                                                answer.proof() == Proof.OTHER_TIME
                                                        ? time.minusSeconds(1)
                                                        : time)),
                                Asn1.tagged(
                                        1,
                                        Asn1.integer(
                                                answer.proof() == Proof.OTHER_MICROS
                                                        ? micros + 1
                                                        : micros)),
                                subkey == null ? new byte[0] : Asn1.tagged(2, subkey.encode()),
                                Asn1.tagged(3, Asn1.integer(ownNumber))));
        KerberosKey key =
                answer.proof() == Proof.OTHER_KEY
                        ? KerberosKey.random(ticketKey.type())
                        : ticketKey;
        return Asn1.of(
                AP_REP,
                Asn1.sequence(
                        Asn1.tagged(0, Asn1.integer(5)),
                        Asn1.tagged(1, Asn1.integer(15)),
                        Asn1.tagged(
                                2,
                                Asn1.sequence(
                                        Asn1.tagged(0, Asn1.integer(key.type())),
                                        Asn1.tagged(2, Asn1.octets(key.encrypt(12, part)))))));
    }

    private byte[] krbError(int code) {
        return Asn1.of(
                0x7E,
                Asn1.sequence(
                        Asn1.tagged(0, Asn1.integer(5)),
                        Asn1.tagged(1, Asn1.integer(30)),
                        Asn1.tagged(4, Asn1.moment(now())),
                        Asn1.tagged(5, Asn1.integer(0)),
                        Asn1.tagged(6, Asn1.integer(code)),
                        Asn1.tagged(9, Asn1.string("CONTOSO.EXAMPLE")),
                        Asn1.tagged(
                                10,
                                Asn1.sequence(
                                        Asn1.tagged(0, Asn1.integer(2)),
                                        Asn1.tagged(1, Asn1.sequence(Asn1.string("host")))))));
    }

    private byte[] chosen() {
        return answer.mechanism() == Mechanism.MS_KERBEROS
                ? MS_KERBEROS
                : answer.mechanism() == Mechanism.KERBEROS
                        ? KERBEROS
                        : answer.mechanism() == Mechanism.NTLM ? NTLM : NEGOEX;
    }

    /** Answers the third leg; {@link #refusal} tells whether it was right. */
    public byte[] finish(byte[] token) {
        Asn1 resp = Asn1.parse(token);
        if (resp.tag() != 0xA1 || session == null || !refusal.isEmpty()) {
            throw new MalformedOctets("no third leg, or none that was waited for");
        }
        Asn1 fields = resp.only();
        Asn1 reply = Asn1.parse(fields.field(2).contents());
        byte[] plain = ticketKey.decrypt(12, reply.only().field(2).field(2).contents());
        if (plain == null || Asn1.parse(plain).only().field(3).number() != ownNumber) {
            refusal = "a wrong third leg";
            return new byte[0];
        }
        byte[] mic = {};
        if (fields.has(3)) {
            if (!session.micIsRight(fields.field(3).contents(), mechanisms)) {
                refusal = "a wrong mechListMIC";
                return new byte[0];
            }
            mic = ownMic();
        }
        return resp(answer.state(), new byte[0], new byte[0], mic);
    }

    private byte[] ownMic() {
        byte[] mic = session.mic(mechanisms);
        if (answer.mic() == Mic.WRONG) {
            mic[mic.length - 1] ^= 1;
        }
        return answer.mic() == Mic.MISSING ? new byte[0] : mic;
    }

    private static byte[] resp(int state, byte[] mechanism, byte[] token, byte[] mic) {
        byte[] none = {};
        return Asn1.tagged(
                1,
                Asn1.sequence(
                        Asn1.tagged(0, Asn1.of(0x0A, new byte[] {(byte) state})),
                        mechanism.length == 0 ? none : Asn1.tagged(1, Asn1.of(0x06, mechanism)),
                        token.length == 0 ? none : Asn1.tagged(2, Asn1.octets(token)),
                        mic.length == 0 ? none : Asn1.tagged(3, Asn1.octets(mic))));
    }
}
