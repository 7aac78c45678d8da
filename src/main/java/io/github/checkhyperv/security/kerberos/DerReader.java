package io.github.checkhyperv.security.kerberos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads values encoded in DER (X.690), one after another, within bounds that no length can leave.
 * Lengths have to be definite; that they are the shortest is not asked for.
 */
final class DerReader {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int ENUMERATED = 0x0a;
    static final int GENERALIZED_TIME = 0x18;
    static final int GENERAL_STRING = 0x1b;
    static final int SEQUENCE = 0x30;

    private final byte[] octets;
    private final int end;
    private int at;

    DerReader(byte[] octets) {
        this(octets, 0, octets.length);
    }

    private DerReader(byte[] octets, int from, int end) {
        this.octets = octets;
        this.at = from;
        this.end = end;
    }

    /** [n] EXPLICIT, context-specific. */
    static int context(int number) {
        return 0xa0 | number;
    }

    /** [APPLICATION n], constructed. */
    static int application(int number) {
        return 0x60 | number;
    }

    /** Whether a value with this tag is next. */
    boolean has(int tag) {
        return at < end && (octets[at] & 0xff) == tag;
    }

    boolean isAtEnd() {
        return at == end;
    }

    /** The contents of the next value, which has to have this tag. */
    DerReader enter(int tag) throws MalformedToken {
        if (!has(tag)) {
            String found = at < end ? hex(octets[at] & 0xff) : "the end";
            throw new MalformedToken(
                    "DER: " + found + " at octet " + at + " instead of " + hex(tag));
        }
        int from = at + 1;
        int length = length(from);
        from += octets[from] < 0 ? 1 + (octets[from] & 0x7f) : 1;
        if (length > end - from) {
            throw new MalformedToken(
                    "DER: a value at octet " + at + " is longer than what holds it");
        }
        at = from + length;
        return new DerReader(octets, from, at);
    }

    private int length(int from) throws MalformedToken {
        if (from >= end) {
            throw new MalformedToken("DER: cut short at octet " + from);
        }
        int first = octets[from] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7f;
        if (count == 0 || count > 4 || count > end - from - 1) {
            throw new MalformedToken("DER: no definite length at octet " + from);
        }
        long length = 0;
        for (int i = 1; i <= count; i++) {
            length = length << 8 | octets[from + i] & 0xff;
        }
        if (length > Integer.MAX_VALUE) {
            throw new MalformedToken("DER: a length of " + length + " at octet " + from);
        }
        return (int) length;
    }

    /** Passes over the next value, whatever it is. */
    void skip() throws MalformedToken {
        enter(at < end ? octets[at] & 0xff : SEQUENCE);
    }

    /** Passes over the next value if it has this tag. */
    void skipIf(int tag) throws MalformedToken {
        if (has(tag)) {
            skip();
        }
    }

    /** The next value, tag and length included. */
    byte[] whole(int tag) throws MalformedToken {
        int from = at;
        enter(tag);
        return Arrays.copyOfRange(octets, from, at);
    }

    /** All that is left here. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(octets, at, end);
        at = end;
        return rest;
    }

    byte[] octetString() throws MalformedToken {
        return enter(OCTET_STRING).rest();
    }

    byte[] objectIdentifier() throws MalformedToken {
        return enter(OBJECT_IDENTIFIER).rest();
    }

    String generalString() throws MalformedToken {
        return new String(enter(GENERAL_STRING).rest(), StandardCharsets.UTF_8);
    }

    String generalizedTime() throws MalformedToken {
        return new String(enter(GENERALIZED_TIME).rest(), StandardCharsets.US_ASCII);
    }

    /** An INTEGER of at most 8 octets. */
    long integer() throws MalformedToken {
        return number(INTEGER);
    }

    int enumerated() throws MalformedToken {
        return (int) number(ENUMERATED);
    }

    private long number(int tag) throws MalformedToken {
        byte[] value = enter(tag).rest();
        if (value.length == 0 || value.length > 8) {
            throw new MalformedToken("DER: a number of " + value.length + " octets");
        }
        long number = value[0];
        for (int i = 1; i < value.length; i++) {
            number = number << 8 | value[i] & 0xff;
        }
        return number;
    }

    private static String hex(int tag) {
        return "0x" + Integer.toHexString(tag);
    }
}
