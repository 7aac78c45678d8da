package io.github.checkhyperv.rpc;

import io.github.checkhyperv.security.SystemRandom;
import java.util.Arrays;

/**
 * A GUID as it stands on the wire: 16 octets, the first three fields little-endian ([MS-DTYP]
 * 2.3.4.2).
 */
public final class Guid {
    /** Its length on the wire. */
    public static final int LENGTH = 16;

    /** Where each octet of the textual form goes on the wire. */
    private static final int[] WIRE_ORDER = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

    private final byte[] wire;

    private Guid(byte[] wire) {
        this.wire = wire;
    }

    /** Reads a constant such as {@code 8bc3f05e-d86b-11d0-a075-00c04fb68820}. */
    public static Guid of(String text) {
        byte[] wire = new byte[LENGTH];
        int digit = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-') {
                wire[WIRE_ORDER[digit / 2]] |=
                        (byte) (Character.digit(c, 16) << (4 - digit % 2 * 4));
                digit++;
            }
        }
        if (digit != 2 * LENGTH) {
            throw new IllegalArgumentException("not a GUID: " + text);
        }
        return new Guid(wire);
    }

    /** A random one (RFC 9562 version 4), as it names a causality. */
    public static Guid random() {
        byte[] wire = new byte[LENGTH];
        new SystemRandom().fill(wire);
        wire[7] = (byte) (wire[7] & 0x0f | 0x40);
        wire[8] = (byte) (wire[8] & 0x3f | 0x80);
        return new Guid(wire);
    }

    /** Takes a copy of the 16 octets that stand at this offset. */
    public static Guid wire(byte[] octets, int offset) {
        return new Guid(Arrays.copyOfRange(octets, offset, offset + LENGTH));
    }

    /** A copy of the 16 octets of the wire. */
    public byte[] wire() {
        return wire.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Guid && Arrays.equals(wire, ((Guid) other).wire);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(wire);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(36);
        for (int i = 0; i < LENGTH; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                text.append('-');
            }
            int octet = wire[WIRE_ORDER[i]];
            text.append(Character.forDigit(octet >> 4 & 0xf, 16));
            text.append(Character.forDigit(octet & 0xf, 16));
        }
        return text.toString();
    }
}
