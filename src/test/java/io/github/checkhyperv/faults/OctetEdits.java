package io.github.checkhyperv.faults;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Changes to octets, all numbers little-endian. A place that is not there is left alone; tests of
 * this package do not rely on that.
 */
final class OctetEdits {
    private OctetEdits() {}

    static UnaryOperator<byte[]> cutTo(int length) {
        return octets -> Arrays.copyOf(octets, Math.min(length, octets.length));
    }

    static UnaryOperator<byte[]> cutBy(int count) {
        return octets -> Arrays.copyOf(octets, Math.max(0, octets.length - count));
    }

    static UnaryOperator<byte[]> half() {
        return octets -> Arrays.copyOf(octets, octets.length / 2);
    }

    /** Adds octets that are not zero. */
    static UnaryOperator<byte[]> append(int count) {
        return octets -> {
            byte[] longer = Arrays.copyOf(octets, octets.length + count);
            Arrays.fill(longer, octets.length, longer.length, (byte) 0xa5);
            return longer;
        };
    }

    static UnaryOperator<byte[]> set8(int at, int value) {
        return octets -> {
            octets[at] = (byte) value;
            return octets;
        };
    }

    static UnaryOperator<byte[]> flip(int at) {
        return octets -> {
            octets[at] ^= 0x55;
            return octets;
        };
    }

    static UnaryOperator<byte[]> set32(int at, int value) {
        return octets -> {
            put32(octets, at, value);
            return octets;
        };
    }

    /** The number that begins so far before the end. */
    static UnaryOperator<byte[]> setFromEnd(int beforeEnd, int value) {
        return octets -> {
            put32(octets, octets.length - beforeEnd, value);
            return octets;
        };
    }

    /** The same, changed by so much. */
    static UnaryOperator<byte[]> addFromEnd(int beforeEnd, int delta) {
        return octets -> {
            int at = octets.length - beforeEnd;
            put32(octets, at, get32(octets, at) + delta);
            return octets;
        };
    }

    static int get32(byte[] octets, int at) {
        int value = 0;
        for (int i = 3; i >= 0; i--) {
            value = value << 8 | octets[at + i] & 0xff;
        }
        return value;
    }

    static void put32(byte[] octets, int at, int value) {
        for (int i = 0; i < 4; i++) {
            octets[at + i] = (byte) (value >>> 8 * i);
        }
    }
}
