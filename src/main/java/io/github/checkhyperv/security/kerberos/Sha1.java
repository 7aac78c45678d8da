package io.github.checkhyperv.security.kerberos;

import java.util.Arrays;

/**
 * The SHA-1 message digest (FIPS 180-4, 6.1), for the HMAC that Kerberos' AES types are bound to.
 *
 * <p>Not java.security.MessageDigest, because its first use starts the provider framework; what
 * that costs a whole check is in src/bench/NOTES.md.
 */
final class Sha1 {
    static final int LENGTH = 20;
    static final int BLOCK = 64;

    private final int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    private final byte[] pending = new byte[BLOCK];
    private final int[] words = new int[80];
    private long length;

    /** A digest over nothing yet. */
    Sha1() {}

    /** A digest that has seen the same octets as another. */
    Sha1(Sha1 other) {
        System.arraycopy(other.state, 0, state, 0, state.length);
        System.arraycopy(other.pending, 0, pending, 0, BLOCK);
        length = other.length;
    }

    Sha1 update(byte[] octets) {
        return update(octets, 0, octets.length);
    }

    /** Adds {@code octets[from..to)}. */
    Sha1 update(byte[] octets, int from, int to) {
        int at = from;
        int filled = (int) (length % BLOCK);
        length += to - from;
        if (filled > 0) {
            int take = Math.min(BLOCK - filled, to - at);
            System.arraycopy(octets, at, pending, filled, take);
            at += take;
            if (filled + take < BLOCK) {
                return this;
            }
            compress(pending, 0);
        }
        while (to - at >= BLOCK) {
            compress(octets, at);
            at += BLOCK;
        }
        System.arraycopy(octets, at, pending, 0, to - at);
        return this;
    }

    /** The digest, 20 octets; nothing can be added any more. */
    byte[] digest() {
        long bits = length * 8;
        int filled = (int) (length % BLOCK);
        byte[] padding = new byte[(filled < 56 ? 64 : 128) - filled];
        padding[0] = (byte) 0x80;
        for (int i = 1; i <= 8; i++) {
            padding[padding.length - i] = (byte) bits;
            bits >>>= 8;
        }
        update(padding, 0, padding.length);
        byte[] digest = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            digest[i] = (byte) (state[i >> 2] >>> 24 - 8 * (i & 3));
        }
        return digest;
    }

    /** Forgets what it has seen. */
    void wipe() {
        Arrays.fill(state, 0);
        Arrays.fill(pending, (byte) 0);
        Arrays.fill(words, 0);
    }

    private void compress(byte[] block, int at) {
        int[] w = words;
        for (int i = 0; i < 16; i++) {
            int p = at + 4 * i;
            w[i] =
                    block[p] << 24
                            | (block[p + 1] & 0xff) << 16
                            | (block[p + 2] & 0xff) << 8
                            | block[p + 3] & 0xff;
        }
        for (int i = 16; i < 80; i++) {
            int x = w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16];
            w[i] = x << 1 | x >>> 31;
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        for (int i = 0; i < 80; i++) {
            int f;
            if (i < 20) {
                f = (b & c | ~b & d) + 0x5a827999;
            } else if (i < 40) {
                f = (b ^ c ^ d) + 0x6ed9eba1;
            } else if (i < 60) {
                f = (b & c | b & d | c & d) + 0x8f1bbcdc;
            } else {
                f = (b ^ c ^ d) + 0xca62c1d6;
            }
            int next = (a << 5 | a >>> 27) + f + e + w[i];
            e = d;
            d = c;
            c = b << 30 | b >>> 2;
            b = a;
            a = next;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
    }
}
