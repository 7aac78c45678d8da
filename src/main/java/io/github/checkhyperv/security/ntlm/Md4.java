package io.github.checkhyperv.security.ntlm;

import java.util.Arrays;

/**
 * The MD4 message digest (RFC 1320), which the JDK does not offer. Only passwords go through it.
 */
final class Md4 {
    private static final int BLOCK = 64;
    private static final int[] FIRST_SHIFTS = {3, 7, 11, 19};
    private static final int[] SECOND_SHIFTS = {3, 5, 9, 13};
    private static final int[] THIRD_SHIFTS = {3, 9, 11, 15};

    private Md4() {}

    /** The digest of the whole of {@code message}, 16 octets. */
    static byte[] digest(byte[] message) {
        byte[] padded = pad(message);
        int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
        int[] words = new int[16];
        for (int at = 0; at < padded.length; at += BLOCK) {
            for (int i = 0; i < 16; i++) {
                words[i] = LittleEndian.getInt(padded, at + 4 * i);
            }
            compress(state, words);
        }
        Arrays.fill(padded, (byte) 0);
        Arrays.fill(words, 0);
        byte[] digest = new byte[16];
        for (int i = 0; i < 4; i++) {
            LittleEndian.putInt(digest, 4 * i, state[i]);
        }
        return digest;
    }

    /** A one bit, zeros up to the last eight octets of a block, the length in bits. */
    private static byte[] pad(byte[] message) {
        int length = (message.length + 8) / BLOCK * BLOCK + BLOCK;
        byte[] padded = Arrays.copyOf(message, length);
        padded[message.length] = (byte) 0x80;
        LittleEndian.putLong(padded, length - 8, 8L * message.length);
        return padded;
    }

    private static void compress(int[] state, int[] x) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        for (int i = 0; i < 16; i++) {
            int f = b & c | ~b & d;
            int next = Integer.rotateLeft(a + f + x[i], FIRST_SHIFTS[i & 3]);
            a = d;
            d = c;
            c = b;
            b = next;
        }
        for (int i = 0; i < 16; i++) {
            int g = b & c | b & d | c & d;
            int word = x[(i & 3) << 2 | i >> 2];
            int next = Integer.rotateLeft(a + g + word + 0x5a827999, SECOND_SHIFTS[i & 3]);
            a = d;
            d = c;
            c = b;
            b = next;
        }
        for (int i = 0; i < 16; i++) {
            int h = b ^ c ^ d;
            int word = x[Integer.reverse(i) >>> 28];
            int next = Integer.rotateLeft(a + h + word + 0x6ed9eba1, THIRD_SHIFTS[i & 3]);
            a = d;
            d = c;
            c = b;
            b = next;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }
}
