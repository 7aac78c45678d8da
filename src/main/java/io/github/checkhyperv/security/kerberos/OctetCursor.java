package io.github.checkhyperv.security.kerberos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the big-endian fields of credential caches and keytabs; no length leads out of them. */
final class OctetCursor {
    private final byte[] octets;
    private final int end;
    private int at;

    OctetCursor(byte[] octets) {
        this(octets, 0, octets.length);
    }

    private OctetCursor(byte[] octets, int from, int end) {
        this.octets = octets;
        this.at = from;
        this.end = end;
    }

    boolean isAtEnd() {
        return at == end;
    }

    int left() {
        return end - at;
    }

    int uint8() throws MalformedToken {
        need(1);
        return octets[at++] & 0xff;
    }

    int uint16() throws MalformedToken {
        return uint8() << 8 | uint8();
    }

    /** Four octets as they are: what is a time or a number of octets is not negative. */
    int int32() throws MalformedToken {
        return uint16() << 16 | uint16();
    }

    long uint32() throws MalformedToken {
        return int32() & 0xffff_ffffL;
    }

    /** A number of things of which each takes {@code size} octets at least. */
    int count(int size) throws MalformedToken {
        long count = uint32();
        if (count * size > left()) {
            throw new MalformedToken(count + " items at octet " + (at - 4) + " are more than fit");
        }
        return (int) count;
    }

    /** The part of that many octets that comes next. */
    OctetCursor part(long length) throws MalformedToken {
        need(length);
        OctetCursor part = new OctetCursor(octets, at, at + (int) length);
        at += (int) length;
        return part;
    }

    byte[] bytes(long length) throws MalformedToken {
        need(length);
        at += (int) length;
        return Arrays.copyOfRange(octets, at - (int) length, at);
    }

    String text(long length) throws MalformedToken {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    private void need(long length) throws MalformedToken {
        if (length < 0 || length > end - at) {
            throw new MalformedToken("cut short at octet " + at);
        }
    }
}
