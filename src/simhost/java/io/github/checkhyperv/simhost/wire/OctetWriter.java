package io.github.checkhyperv.simhost.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Little-endian octets in the making; alignment counts from the first octet written here. */
public final class OctetWriter {
    private byte[] octets;
    private int size;

    /** A writer that starts with room for 256 octets. */
    public OctetWriter() {
        this(256);
    }

    /** A writer that starts with this much room. */
    public OctetWriter(int capacity) {
        octets = new byte[capacity];
    }

    /** How many octets there are so far. */
    public int size() {
        return size;
    }

    /** One octet. */
    public OctetWriter u8(int value) {
        room(1);
        octets[size++] = (byte) value;
        return this;
    }

    /** Two octets. */
    public OctetWriter u16(int value) {
        return u8(value).u8(value >>> 8);
    }

    /** Four octets. */
    public OctetWriter u32(long value) {
        return u16((int) value).u16((int) (value >>> 16));
    }

    /** Eight octets. */
    public OctetWriter u64(long value) {
        return u32(value).u32(value >>> 32);
    }

    /** A GUID as [MS-DTYP] 2.3.4.2 puts it on the wire: three little-endian fields, then octets. */
    public OctetWriter guid(UUID id) {
        long high = id.getMostSignificantBits();
        u32(high >>> 32).u16((int) (high >>> 16)).u16((int) high);
        long low = id.getLeastSignificantBits();
        for (int shift = 56; shift >= 0; shift -= 8) {
            u8((int) (low >>> shift));
        }
        return this;
    }

    /** UTF-16LE without a terminator. */
    public OctetWriter utf16(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_16LE));
    }

    /** These octets. */
    public OctetWriter bytes(byte[] more) {
        return bytes(more, 0, more.length);
    }

    /** A range of these octets. */
    public OctetWriter bytes(byte[] more, int offset, int length) {
        room(length);
        System.arraycopy(more, offset, octets, size, length);
        size += length;
        return this;
    }

    /** So many times this octet. */
    public OctetWriter fill(int count, int value) {
        room(count);
        Arrays.fill(octets, size, size + count, (byte) value);
        size += count;
        return this;
    }

    /** Zeroes up to the next multiple. */
    public OctetWriter align(int multiple) {
        return fill((multiple - size % multiple) % multiple, 0);
    }

    /** Replaces four octets that are there already. */
    public OctetWriter patch32(int at, long value) {
        for (int i = 0; i < 4; i++) {
            octets[at + i] = (byte) (value >>> 8 * i);
        }
        return this;
    }

    /** Replaces two octets that are there already. */
    public OctetWriter patch16(int at, int value) {
        octets[at] = (byte) value;
        octets[at + 1] = (byte) (value >>> 8);
        return this;
    }

    /** Replaces as many octets as these are, which are there already. */
    public OctetWriter patch(int at, byte[] by) {
        System.arraycopy(by, 0, octets, at, by.length);
        return this;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(octets, size);
    }

    private void room(int more) {
        if (size + more > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, size + more));
        }
    }
}
