package io.github.checkhyperv.security.kerberos;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * KRB-ERROR of RFC 4120, 5.9.1, as far as it is looked at.
 *
 * @param code error-code
 * @param serverTime stime, seconds since 1970; 0 when it cannot be read
 * @param data e-data, or empty
 */
record KrbError(int code, long serverTime, byte[] data) {
    static final int TAG = DerReader.application(30);

    static KrbError read(byte[] message) throws MalformedToken {
        DerReader fields = new DerReader(message).enter(TAG).enter(DerReader.SEQUENCE);
        fields.enter(DerReader.context(0));
        fields.enter(DerReader.context(1));
        fields.skipIf(DerReader.context(2));
        fields.skipIf(DerReader.context(3));
        String time = fields.enter(DerReader.context(4)).generalizedTime();
        fields.enter(DerReader.context(5));
        int code = (int) fields.enter(DerReader.context(6)).integer();
        byte[] data = {};
        while (!fields.isAtEnd()) {
            if (fields.has(DerReader.context(12))) {
                data = fields.enter(DerReader.context(12)).octetString();
            } else {
                fields.skip();
            }
        }
        return new KrbError(code, seconds(time), data);
    }

    /** Seconds since 1970 of {@code YYYYMMDDHHMMSSZ}, or 0. */
    private static long seconds(String time) {
        try {
            return LocalDateTime.of(
                            Integer.parseInt(time, 0, 4, 10),
                            Integer.parseInt(time, 4, 6, 10),
                            Integer.parseInt(time, 6, 8, 10),
                            Integer.parseInt(time, 8, 10, 10),
                            Integer.parseInt(time, 10, 12, 10),
                            Integer.parseInt(time, 12, 14, 10))
                    .toEpochSecond(ZoneOffset.UTC);
        } catch (NumberFormatException | IndexOutOfBoundsException | DateTimeException e) {
            return 0;
        }
    }
}
