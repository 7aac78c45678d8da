package io.github.checkhyperv.security.kerberos;

import java.util.Arrays;

/**
 * The tokens of SPNEGO (RFC 4178, 4.2) that carry those of Kerberos, and the object identifiers.
 */
final class Spnego {
    static final int ACCEPT_COMPLETED = 0;
    static final int ACCEPT_INCOMPLETE = 1;
    static final int REJECT = 2;

    private static final int NEG_TOKEN_INIT = DerReader.context(0);
    private static final int NEG_TOKEN_RESP = DerReader.context(1);

    /** 1.3.6.1.5.5.2. */
    private static final byte[] SPNEGO = {0x2b, 6, 1, 5, 5, 2};

    /** 1.2.840.48018.1.2.2, Kerberos as Windows 2000 wrote it down; Windows' first choice. */
    private static final byte[] MS_KERBEROS = {
        0x2a, (byte) 0x86, 0x48, (byte) 0x82, (byte) 0xf7, 0x12, 1, 2, 2
    };

    /** 1.2.840.113554.1.2.2. */
    private static final byte[] KERBEROS = {
        0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x12, 1, 2, 2
    };

    /** 1.3.6.1.4.1.311.2.2.10. */
    private static final byte[] NTLM = {0x2b, 6, 1, 4, 1, (byte) 0x82, 0x37, 2, 2, 10};

    private Spnego() {}

    /** MechTypeList: what is offered, and what the mechListMIC signs. */
    static byte[] mechanisms() {
        return Der.sequence(
                Der.value(DerReader.OBJECT_IDENTIFIER, MS_KERBEROS),
                Der.value(DerReader.OBJECT_IDENTIFIER, KERBEROS));
    }

    /** NegTokenInit with the token of the first mechanism. */
    static byte[] init(byte[] mechToken) {
        byte[] init =
                Der.sequence(
                        Der.context(0, mechanisms()), Der.context(2, Der.octetString(mechToken)));
        return Der.application(
                0,
                concatenate(Der.value(DerReader.OBJECT_IDENTIFIER, SPNEGO), Der.context(0, init)));
    }

    /** NegTokenResp of the client: more is to come, and the MIC over what was offered. */
    static byte[] response(byte[] responseToken, byte[] mechListMic) {
        return Der.context(
                1,
                Der.sequence(
                        Der.context(
                                0, Der.value(DerReader.ENUMERATED, new byte[] {ACCEPT_INCOMPLETE})),
                        Der.context(2, Der.octetString(responseToken)),
                        Der.context(3, Der.octetString(mechListMic))));
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** What the mechanism is that a host chose. */
    enum Choice {
        NONE,
        KERBEROS,
        NTLM,
        OTHER
    }

    /**
     * NegTokenResp of the host.
     *
     * @param state negState, or -1
     * @param choice supportedMech
     * @param token responseToken, or empty
     * @param mechListMic or empty
     */
    record Answer(int state, Choice choice, byte[] token, byte[] mechListMic) {
        static Answer read(byte[] octets) throws MalformedToken {
            DerReader in = new DerReader(octets);
            if (in.has(DerReader.application(0)) || in.has(NEG_TOKEN_INIT)) {
                throw new MalformedToken("SPNEGO: the host begins anew");
            }
            DerReader fields = in.enter(NEG_TOKEN_RESP).enter(DerReader.SEQUENCE);
            int state = -1;
            Choice choice = Choice.NONE;
            byte[] token = {};
            byte[] mic = {};
            if (fields.has(DerReader.context(0))) {
                state = fields.enter(DerReader.context(0)).enumerated();
            }
            if (fields.has(DerReader.context(1))) {
                choice = choice(fields.enter(DerReader.context(1)).objectIdentifier());
            }
            if (fields.has(DerReader.context(2))) {
                token = fields.enter(DerReader.context(2)).octetString();
            }
            if (fields.has(DerReader.context(3))) {
                mic = fields.enter(DerReader.context(3)).octetString();
            }
            return new Answer(state, choice, token, mic);
        }

        private static Choice choice(byte[] mechanism) {
            if (Arrays.equals(mechanism, MS_KERBEROS)
                    || Arrays.equals(mechanism, Spnego.KERBEROS)) {
                return Choice.KERBEROS;
            }
            return Arrays.equals(mechanism, Spnego.NTLM) ? Choice.NTLM : Choice.OTHER;
        }
    }
}
