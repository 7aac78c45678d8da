package io.github.checkhyperv.security.kerberos;

/**
 * The messages in which client and host prove to each other that they have the session key (RFC
 * 4120, 5.5), in DCE style three of them: AP-REQ, the host's AP-REP, the client's AP-REP.
 */
final class ApExchange {
    static final int AP_REQ = 14;
    static final int AP_REP = 15;

    /** [APPLICATION 15]. */
    static final int AP_REP_TAG = DerReader.application(15);

    private static final int VERSION = 5;
    private static final int MUTUAL_REQUIRED = 0x2000_0000;

    /** Authenticator checksum of GSS-API (RFC 4121, 4.1.1). */
    private static final int GSS_CHECKSUM = 0x8003;

    private static final int MUTUAL = 2;
    private static final int REPLAY = 4;
    private static final int SEQUENCE = 8;
    private static final int CONFIDENTIALITY = 0x10;
    private static final int INTEGRITY = 0x20;

    /** [MS-KILE] 3.4.5.1. */
    private static final int DCE_STYLE = 0x1000;

    private ApExchange() {}

    /**
     * When something was said.
     *
     * @param seconds since 1970
     * @param micros within the second
     */
    record Moment(long seconds, int micros) {
        static Moment now() {
            long millis = System.currentTimeMillis();
            return new Moment(
                    Math.floorDiv(millis, 1000L), (int) Math.floorMod(millis, 1000L) * 1000);
        }
    }

    /** Authenticator of RFC 4120, 5.5.1; {@code subkey} is a key of the client's own, or null. */
    static byte[] authenticator(
            Principal client, Moment moment, SessionKey subkey, long sequenceNumber) {
        byte[] checksum = new byte[24];
        checksum[0] = 16; // Lgth; Bnd stays zero: there is no channel to bind to
        int flags = MUTUAL | REPLAY | SEQUENCE | CONFIDENTIALITY | INTEGRITY | DCE_STYLE;
        for (int i = 0; i < 4; i++) {
            checksum[20 + i] = (byte) (flags >>> 8 * i);
        }
        byte[] cksum =
                Der.sequence(
                        Der.context(0, Der.integer(GSS_CHECKSUM)),
                        Der.context(1, Der.octetString(checksum)));
        return Der.application(
                2,
                Der.sequence(
                        Der.context(0, Der.integer(VERSION)),
                        Der.context(1, Der.generalString(client.realm())),
                        Der.context(2, client.encode()),
                        Der.context(3, cksum),
                        Der.context(4, Der.integer(moment.micros())),
                        Der.context(5, Der.kerberosTime(moment.seconds())),
                        subkey == null ? new byte[0] : Der.context(6, encryptionKey(subkey)),
                        Der.context(7, Der.integer(sequenceNumber))));
    }

    private static byte[] encryptionKey(SessionKey key) {
        byte[] octets = key.octets();
        byte[] encoded =
                Der.sequence(
                        Der.context(0, Der.integer(key.type().number())),
                        Der.context(1, Der.octetString(octets)));
        java.util.Arrays.fill(octets, (byte) 0);
        return encoded;
    }

    /** AP-REQ of RFC 4120, 5.5.1, around an authenticator that is encrypted already. */
    static byte[] request(byte[] ticket, EncryptionType type, byte[] authenticator) {
        return Der.application(
                AP_REQ,
                Der.sequence(
                        Der.context(0, Der.integer(VERSION)),
                        Der.context(1, Der.integer(AP_REQ)),
                        Der.context(2, Der.flags(MUTUAL_REQUIRED)),
                        Der.context(3, ticket),
                        Der.context(4, encryptedData(type, authenticator))));
    }

    private static byte[] encryptedData(EncryptionType type, byte[] cipher) {
        return Der.sequence(
                Der.context(0, Der.integer(type.number())),
                Der.context(2, Der.octetString(cipher)));
    }

    /** EncAPRepPart of RFC 4120, 5.5.2, without a key: that of the client's third leg. */
    static byte[] replyPart(Moment moment, long sequenceNumber) {
        return Der.application(
                27,
                Der.sequence(
                        Der.context(0, Der.kerberosTime(moment.seconds())),
                        Der.context(1, Der.integer(moment.micros())),
                        Der.context(3, Der.integer(sequenceNumber))));
    }

    /** AP-REP of RFC 4120, 5.5.2, around a part that is encrypted already. */
    static byte[] reply(EncryptionType type, byte[] part) {
        return Der.application(
                AP_REP,
                Der.sequence(
                        Der.context(0, Der.integer(VERSION)),
                        Der.context(1, Der.integer(AP_REP)),
                        Der.context(2, encryptedData(type, part))));
    }

    /** The encrypted part of an AP-REP, and the number of what it is encrypted with. */
    record Sealed(int type, byte[] cipher) {
        static Sealed read(byte[] message) throws MalformedToken {
            DerReader fields = new DerReader(message).enter(AP_REP_TAG).enter(DerReader.SEQUENCE);
            long version = fields.enter(DerReader.context(0)).integer();
            long messageType = fields.enter(DerReader.context(1)).integer();
            if (version != VERSION || messageType != AP_REP) {
                throw new MalformedToken("AP-REP: version or type is wrong");
            }
            DerReader data = fields.enter(DerReader.context(2)).enter(DerReader.SEQUENCE);
            int type = (int) data.enter(DerReader.context(0)).integer();
            data.skipIf(DerReader.context(1));
            return new Sealed(type, data.enter(DerReader.context(2)).octetString());
        }
    }

    /**
     * EncAPRepPart as the host sends it.
     *
     * @param time ctime, as it is on the wire
     * @param micros cusec
     * @param keyType of the acceptor's subkey, 0 when there is none
     * @param key the acceptor's subkey
     * @param sequenceNumber of the host's first message, 32 bits
     */
    record Part(String time, long micros, int keyType, byte[] key, long sequenceNumber) {
        static Part read(byte[] octets) throws MalformedToken {
            DerReader fields =
                    new DerReader(octets)
                            .enter(DerReader.application(27))
                            .enter(DerReader.SEQUENCE);
            String time = fields.enter(DerReader.context(0)).generalizedTime();
            long micros = fields.enter(DerReader.context(1)).integer();
            int keyType = 0;
            byte[] key = {};
            if (fields.has(DerReader.context(2))) {
                DerReader subkey = fields.enter(DerReader.context(2)).enter(DerReader.SEQUENCE);
                keyType = (int) subkey.enter(DerReader.context(0)).integer();
                key = subkey.enter(DerReader.context(1)).octetString();
            }
            long sequence = 0;
            if (fields.has(DerReader.context(3))) {
                // Some write numbers from 2^31 on as negative ones.
                sequence = fields.enter(DerReader.context(3)).integer() & 0xffff_ffffL;
            }
            return new Part(time, micros, keyType, key, sequence);
        }
    }
}
