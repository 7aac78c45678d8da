package io.github.checkhyperv.security.ntlm;

import java.util.Arrays;

/**
 * The MD5 message digest (RFC 1321).
 *
 * <p>Not java.security.MessageDigest, because its first use starts the provider framework: about
 * 210 classes, 12 ms of wall and 14 ms of CPU time on JDK 17 with AppCDS (10 and 16 ms on JDK 25
 * with an AOT cache), a tenth of a whole check.
 */
final class Md5 {
    static final int LENGTH = 16;
    static final int BLOCK = 64;

    private static final int[] SHIFTS = {
        7, 12, 17, 22, //
        5, 9, 14, 20, //
        4, 11, 16, 23, //
        6, 10, 15, 21
    };

    /** T[i] of RFC 1321 3.4, the integer part of 2^32 * |sin(i)|. A test computes them anew. */
    static final int[] SINES = {
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, //
        0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, //
        0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, //
        0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, //
        0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, //
        0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8, //
        0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, //
        0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, //
        0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, //
        0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, //
        0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, //
        0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, //
        0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, //
        0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1, //
        0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, //
        0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391
    };

    private final int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    private final byte[] pending = new byte[BLOCK];
    private final int[] words = new int[16];
    private long length;

    /** A digest over nothing yet. */
    Md5() {}

    /** A digest that has seen the same octets as another. */
    Md5(Md5 other) {
        System.arraycopy(other.state, 0, state, 0, state.length);
        System.arraycopy(other.pending, 0, pending, 0, BLOCK);
        length = other.length;
    }

    Md5 update(byte[] octets) {
        return update(octets, 0, octets.length);
    }

    Md5 update(byte[] octets, int from, int to) {
        int at = from;
        int filled = (int) length & BLOCK - 1;
        length += to - from;
        if (filled > 0) {
            int taken = Math.min(BLOCK - filled, to - at);
            System.arraycopy(octets, at, pending, filled, taken);
            at += taken;
            if (filled + taken < BLOCK) {
                return this;
            }
            compress(pending, 0);
        }
        for (; to - at >= BLOCK; at += BLOCK) {
            compress(octets, at);
        }
        System.arraycopy(octets, at, pending, 0, to - at);
        return this;
    }

    /** The 16 octets of the digest. What was digested is wiped; nothing more can be added. */
    byte[] digest() {
        long bits = 8 * length;
        int filled = (int) length & BLOCK - 1;
        pending[filled] = (byte) 0x80;
        Arrays.fill(pending, filled + 1, BLOCK, (byte) 0);
        if (filled >= BLOCK - 8) {
            compress(pending, 0);
            Arrays.fill(pending, (byte) 0);
        }
        LittleEndian.putLong(pending, BLOCK - 8, bits);
        compress(pending, 0);
        byte[] digest = new byte[LENGTH];
        for (int i = 0; i < 4; i++) {
            LittleEndian.putInt(digest, 4 * i, state[i]);
        }
        wipe();
        return digest;
    }

    /** Forgets what was digested. */
    void wipe() {
        Arrays.fill(state, 0);
        Arrays.fill(pending, (byte) 0);
        Arrays.fill(words, 0);
    }

    private void compress(byte[] block, int at) {
        int[] x = words;
        for (int i = 0; i < 16; i++) {
            x[i] = LittleEndian.getInt(block, at + 4 * i);
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        // Rotations are written out: a check is over before any of this is compiled, and in the
        // interpreter a call costs more than the arithmetic.
        // Each round takes the words in another order: (1, 5, 3, 7) * i + (0, 1, 5, 0) modulo 16.
        for (int i = 0; i < 16; i++) {
            int sum = a + (d ^ b & (c ^ d)) + x[i] + SINES[i];
            a = d;
            d = c;
            c = b;
            int shift = SHIFTS[i & 3];
            b += sum << shift | sum >>> -shift;
        }
        for (int i = 0; i < 16; i++) {
            int sum = a + (c ^ d & (b ^ c)) + x[5 * i + 1 & 15] + SINES[16 + i];
            a = d;
            d = c;
            c = b;
            int shift = SHIFTS[4 | i & 3];
            b += sum << shift | sum >>> -shift;
        }
        for (int i = 0; i < 16; i++) {
            int sum = a + (b ^ c ^ d) + x[3 * i + 5 & 15] + SINES[32 + i];
            a = d;
            d = c;
            c = b;
            int shift = SHIFTS[8 | i & 3];
            b += sum << shift | sum >>> -shift;
        }
        for (int i = 0; i < 16; i++) {
            int sum = a + (c ^ (b | ~d)) + x[7 * i & 15] + SINES[48 + i];
            a = d;
            d = c;
            c = b;
            int shift = SHIFTS[12 | i & 3];
            b += sum << shift | sum >>> -shift;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }
}
