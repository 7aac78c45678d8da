package io.github.checkhyperv.simhost.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Reads little-endian octets; alignment counts from the first octet of the range. */
public final class OctetReader {
    private final byte[] octets;
    private final int start;
    private final int end;
    private int at;

    /** Reads all of these octets. */
    public OctetReader(byte[] octets) {
        this(octets, 0, octets.length);
    }

    /** Reads a range of these octets. */
    public OctetReader(byte[] octets, int from, int to) {
        if (from < 0 || to > octets.length || from > to) {
            throw new MalformedOctets("no range " + from + ".." + to + " in " + octets.length);
        }
        this.octets = octets;
        this.start = from;
        this.end = to;
        this.at = from;
    }

    /** How far the reading has come, from the start of the range. */
    public int position() {
        return at - start;
    }

    /** How many octets are left. */
    public int remaining() {
        return end - at;
    }

    /** Goes to this place, counted from the start of the range. */
    public OctetReader seek(int position) {
        if (position < 0 || start + position > end) {
            throw new MalformedOctets("position " + position + " of " + (end - start));
        }
        at = start + position;
        return this;
    }

    /** One octet. */
    public int u8() {
        need(1);
        return octets[at++] & 0xFF;
    }

    /** Two octets. */
    public int u16() {
        return u8() | u8() << 8;
    }

    /** Four octets as they are. */
    public int i32() {
        return u16() | u16() << 16;
    }

    /** Four octets, unsigned. */
    public long u32() {
        return i32() & 0xFFFF_FFFFL;
    }

    /** Four octets that count something that must be here in full: at most {@code limit}. */
    public int count(long limit) {
        long value = u32();
        if (value > limit) {
            throw new MalformedOctets("count " + value + " over " + limit + " at " + position());
        }
        return (int) value;
    }

    /** Eight octets. */
    public long u64() {
        long low = u32();
        return low | u32() << 32;
    }

    /** A GUID as in [MS-DTYP] 2.3.4.2. */
    public UUID guid() {
        long high = u32() << 32;
        high |= (long) u16() << 16;
        high |= u16();
        long low = 0;
        for (int i = 0; i < 8; i++) {
            low = low << 8 | u8();
        }
        return new UUID(high, low);
    }

    /** So many octets. */
    public byte[] bytes(int count) {
        need(count);
        at += count;
        return Arrays.copyOfRange(octets, at - count, at);
    }

    /** So many UTF-16LE code units. */
    public String utf16(int units) {
        need(2L * units);
        return new String(bytes(2 * units), StandardCharsets.UTF_16LE);
    }

    /** Passes over octets. */
    public OctetReader skip(long count) {
        need(count);
        at += (int) count;
        return this;
    }

    /** Passes over what is missing to the next multiple. */
    public OctetReader align(int multiple) {
        return skip((multiple - position() % multiple) % multiple);
    }

    private void need(long count) {
        if (count < 0 || count > end - at) {
            throw new MalformedOctets(
                    count + " octets at " + position() + ", " + remaining() + " left");
        }
    }
}
