package io.github.checkhyperv.security.kerberos;

import java.nio.charset.StandardCharsets;

/** Encodes values in DER (X.690). */
final class Der {
    private Der() {}

    /** A value with this tag, whose contents are these one after another. */
    static byte[] value(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] part : contents) {
            length += part.length;
        }
        int octets = lengthOctets(length);
        byte[] value = new byte[1 + octets + length];
        value[0] = (byte) tag;
        putLength(value, length, octets);
        int at = 1 + octets;
        for (byte[] part : contents) {
            System.arraycopy(part, 0, value, at, part.length);
            at += part.length;
        }
        return value;
    }

    private static int lengthOctets(int length) {
        if (length < 0x80) {
            return 1;
        }
        return length < 0x100 ? 2 : length < 0x10000 ? 3 : 4;
    }

    private static void putLength(byte[] value, int length, int octets) {
        if (octets == 1) {
            value[1] = (byte) length;
            return;
        }
        value[1] = (byte) (0x80 | octets - 1);
        for (int i = 0; i < octets - 1; i++) {
            value[octets - i] = (byte) (length >>> 8 * i);
        }
    }

    static byte[] sequence(byte[]... contents) {
        return value(DerReader.SEQUENCE, contents);
    }

    /** [n] EXPLICIT. */
    static byte[] context(int number, byte[] content) {
        return value(DerReader.context(number), content);
    }

    /** [APPLICATION n] EXPLICIT. */
    static byte[] application(int number, byte[] content) {
        return value(DerReader.application(number), content);
    }

    /** An INTEGER that is not negative. */
    static byte[] integer(long number) {
        int octets = 1;
        while (octets < 8 && number >>> 8 * octets - 1 != 0) {
            octets++;
        }
        byte[] content = new byte[octets];
        for (int i = 0; i < octets; i++) {
            content[octets - 1 - i] = (byte) (number >>> 8 * i);
        }
        return value(DerReader.INTEGER, content);
    }

    static byte[] octetString(byte[] octets) {
        return value(DerReader.OCTET_STRING, octets);
    }

    static byte[] generalString(String text) {
        return value(DerReader.GENERAL_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A BIT STRING of 32 bits, as Kerberos' flags are. */
    static byte[] flags(int bits) {
        byte[] content = {
            0, (byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits
        };
        return value(DerReader.BIT_STRING, content);
    }

    /**
     * A KerberosTime (RFC 4120, 5.2.3), the seconds since 1970 as {@code YYYYMMDDHHMMSSZ}. By hand,
     * as java.time with its formatters is not on the way of a check otherwise.
     */
    static byte[] kerberosTime(long seconds) {
        long days = Math.floorDiv(seconds, 86_400L);
        int second = (int) Math.floorMod(seconds, 86_400L);
        // Counted in years from March on, so that the day that some have too many is their last.
        long shifted = days + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int dayOfEra = (int) (shifted - era * 146_097);
        int year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100);
        int fromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * fromMarch + 2) / 5 + 1;
        int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        int full = (int) (year + era * 400) + (month <= 2 ? 1 : 0);
        byte[] text = new byte[15];
        putDigits(text, 0, 4, full);
        putDigits(text, 4, 2, month);
        putDigits(text, 6, 2, day);
        putDigits(text, 8, 2, second / 3600);
        putDigits(text, 10, 2, second / 60 % 60);
        putDigits(text, 12, 2, second % 60);
        text[14] = 'Z';
        return value(DerReader.GENERALIZED_TIME, text);
    }

    private static void putDigits(byte[] text, int at, int count, int number) {
        int rest = number;
        for (int i = count - 1; i >= 0; i--) {
            text[at + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
