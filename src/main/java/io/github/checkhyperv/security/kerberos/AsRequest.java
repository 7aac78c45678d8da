package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.security.RandomSource;

/** AS-REQ (RFC 4120, 5.4.1), without and with the proof of who asks, and what a KDC wants of it. */
final class AsRequest {
    private static final int AS_REQ = 10;

    /** PA-ENC-TIMESTAMP, and the key usage of what is in it. */
    private static final int ENCRYPTED_TIMESTAMP = 2;

    private static final int TIMESTAMP_USAGE = 1;
    private static final int ETYPE_INFO2 = 19;

    private AsRequest() {}

    static byte[] plain(Principal client, RandomSource random) {
        return encode(client, new byte[0], random);
    }

    /** With the time under the client's key (RFC 4120, 5.2.7.2). */
    static byte[] proving(Principal client, SessionKey key, RandomSource random) {
        ApExchange.Moment now = ApExchange.Moment.now();
        byte[] time =
                Der.sequence(
                        Der.context(0, Der.kerberosTime(now.seconds())),
                        Der.context(1, Der.integer(now.micros())));
        byte[] value =
                Der.sequence(
                        Der.context(0, Der.integer(key.type().number())),
                        Der.context(
                                2, Der.octetString(key.encrypt(TIMESTAMP_USAGE, time, random))));
        byte[] data =
                Der.sequence(
                        Der.context(1, Der.integer(ENCRYPTED_TIMESTAMP)),
                        Der.context(2, Der.octetString(value)));
        return encode(client, Der.context(3, Der.sequence(data)), random);
    }

    private static byte[] encode(Principal client, byte[] data, RandomSource random) {
        byte[] nonce = new byte[3];
        random.fill(nonce);
        int number = (nonce[0] & 0xff) << 16 | (nonce[1] & 0xff) << 8 | nonce[2] & 0xff;
        Principal granting = Principal.service("krbtgt/" + client.realm(), client.realm());
        long till = System.currentTimeMillis() / 1000 + 3600;
        byte[] body =
                Der.sequence(
                        Der.context(0, Der.flags(0)),
                        Der.context(1, client.encode()),
                        Der.context(2, Der.generalString(client.realm())),
                        Der.context(3, granting.encode()),
                        Der.context(5, Der.kerberosTime(till)),
                        Der.context(7, Der.integer(number)),
                        Der.context(8, Der.sequence(Der.integer(18), Der.integer(17))));
        return Der.application(
                AS_REQ,
                Der.sequence(
                        Der.context(1, Der.integer(5)),
                        Der.context(2, Der.integer(AS_REQ)),
                        data,
                        Der.context(4, body)));
    }

    /**
     * How a KDC makes the client's key.
     *
     * @param type the first of ours that it names
     * @param salt what goes into it beside the password
     */
    record KeyHint(EncryptionType type, String salt) {
        /** From the e-data of KDC_ERR_PREAUTH_REQUIRED: METHOD-DATA with ETYPE-INFO2. */
        static KeyHint read(byte[] methodData, Principal client) throws MalformedToken {
            DerReader all = new DerReader(methodData).enter(DerReader.SEQUENCE);
            while (!all.isAtEnd()) {
                DerReader data = all.enter(DerReader.SEQUENCE);
                long type = data.enter(DerReader.context(1)).integer();
                byte[] value = data.enter(DerReader.context(2)).octetString();
                if (type == ETYPE_INFO2) {
                    return first(new DerReader(value).enter(DerReader.SEQUENCE), client);
                }
            }
            throw new MalformedToken("no ETYPE-INFO2");
        }

        private static KeyHint first(DerReader entries, Principal client) throws MalformedToken {
            while (!entries.isAtEnd()) {
                DerReader entry = entries.enter(DerReader.SEQUENCE);
                int number = (int) entry.enter(DerReader.context(0)).integer();
                String salt =
                        entry.has(DerReader.context(1))
                                ? entry.enter(DerReader.context(1)).generalString()
                                : client.realm() + client.name();
                if (EncryptionType.of(number) != null) {
                    return new KeyHint(EncryptionType.of(number), salt);
                }
            }
            throw new MalformedToken("no type of ours");
        }
    }
}
