package io.github.checkhyperv.security.kerberos;

import java.util.Arrays;

/**
 * The AES block cipher (FIPS 197) with keys of 128 or 256 bits, four columns at a time through
 * tables that join SubBytes with MixColumns.
 *
 * <p>Not javax.crypto, because its first use starts the provider framework; what that costs a whole
 * check is in src/bench/NOTES.md. Look-ups in tables take a time that depends on the key, which
 * somebody on the same processor could measure: whoever runs code beside the check could do worse.
 */
final class Aes {
    static final int BLOCK = 16;

    private static final int[] SBOX = new int[256];
    private static final int[] INVERSE = new int[256];
    private static final int[][] ENCRYPT = new int[4][256];
    private static final int[][] DECRYPT = new int[4][256];

    static {
        fillBoxes();
        for (int i = 0; i < 256; i++) {
            int s = SBOX[i];
            int twice = twice(s);
            int column = twice << 24 | s << 16 | s << 8 | twice ^ s;
            int r = INVERSE[i];
            int two = twice(r);
            int four = twice(two);
            int eight = twice(four);
            int back =
                    (eight ^ four ^ two) << 24
                            | (eight ^ r) << 16
                            | (eight ^ four ^ r) << 8
                            | eight ^ two ^ r;
            for (int t = 0; t < 4; t++) {
                ENCRYPT[t][i] = column;
                DECRYPT[t][i] = back;
                column = column >>> 8 | column << 24;
                back = back >>> 8 | back << 24;
            }
        }
    }

    private final int rounds;
    private final int[] encryption;
    private final int[] decryption;

    Aes(byte[] key) {
        if (key.length != 16 && key.length != 32) {
            throw new IllegalArgumentException("key of " + key.length + " octets");
        }
        rounds = key.length / 4 + 6;
        encryption = expand(key);
        decryption = invert(encryption);
    }

    /** The S-box: 3 generates the field, so its powers meet each element and its inverse. */
    private static void fillBoxes() {
        int p = 1;
        int q = 1;
        do {
            p = (p ^ twice(p)) & 0xff;
            q ^= q << 1;
            q ^= q << 2;
            q ^= q << 4;
            q &= 0xff;
            if ((q & 0x80) != 0) {
                q ^= 0x09;
            }
            int x = q ^ turn(q, 1) ^ turn(q, 2) ^ turn(q, 3) ^ turn(q, 4);
            SBOX[p] = x ^ 0x63;
        } while (p != 1);
        SBOX[0] = 0x63;
        for (int i = 0; i < 256; i++) {
            INVERSE[SBOX[i]] = i;
        }
    }

    private static int turn(int octet, int bits) {
        return (octet << bits | octet >>> 8 - bits) & 0xff;
    }

    /** Times x in the field of FIPS 197, 4.2. */
    private static int twice(int octet) {
        return (octet << 1 ^ (octet >>> 7) * 0x1b) & 0xff;
    }

    /** KeyExpansion of FIPS 197, 5.2. */
    private int[] expand(byte[] key) {
        int length = key.length / 4;
        int[] words = new int[4 * (rounds + 1)];
        for (int i = 0; i < length; i++) {
            words[i] = word(key, 4 * i);
        }
        int constant = 1;
        for (int i = length; i < words.length; i++) {
            int previous = words[i - 1];
            if (i % length == 0) {
                previous = substitute(previous << 8 | previous >>> 24) ^ constant << 24;
                constant = twice(constant);
            } else if (length > 6 && i % length == 4) {
                previous = substitute(previous);
            }
            words[i] = words[i - length] ^ previous;
        }
        return words;
    }

    /**
     * The key schedule of the equivalent inverse cipher, FIPS 197, 5.3.5, with the second and the
     * fourth word of each round in each other's place.
     */
    private static int[] invert(int[] words) {
        int[] inverted = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            int word = words[words.length - 4 - (i & ~3) + (4 - (i & 3) & 3)];
            boolean inner = i >= 4 && i < words.length - 4;
            inverted[i] =
                    inner
                            ? DECRYPT[0][SBOX[word >>> 24]]
                                    ^ DECRYPT[1][SBOX[word >>> 16 & 0xff]]
                                    ^ DECRYPT[2][SBOX[word >>> 8 & 0xff]]
                                    ^ DECRYPT[3][SBOX[word & 0xff]]
                            : word;
        }
        return inverted;
    }

    private static int substitute(int word) {
        return SBOX[word >>> 24] << 24
                | SBOX[word >>> 16 & 0xff] << 16
                | SBOX[word >>> 8 & 0xff] << 8
                | SBOX[word & 0xff];
    }

    private static int word(byte[] octets, int at) {
        return octets[at] << 24
                | (octets[at + 1] & 0xff) << 16
                | (octets[at + 2] & 0xff) << 8
                | octets[at + 3] & 0xff;
    }

    private static void put(int word, byte[] octets, int at) {
        octets[at] = (byte) (word >>> 24);
        octets[at + 1] = (byte) (word >>> 16);
        octets[at + 2] = (byte) (word >>> 8);
        octets[at + 3] = (byte) word;
    }

    /** Encrypts the 16 octets there, in place. */
    void encrypt(byte[] octets, int at) {
        apply(octets, at, at + 4, at + 12, encryption, ENCRYPT, SBOX);
    }

    /**
     * Decrypts the 16 octets there, in place: the same network, with the second and the fourth
     * column in each other's place, which turns ShiftRows round.
     */
    void decrypt(byte[] octets, int at) {
        apply(octets, at, at + 12, at + 4, decryption, DECRYPT, INVERSE);
    }

    private void apply(
            byte[] octets, int at, int second, int fourth, int[] keys, int[][] tables, int[] box) {
        int[] t0 = tables[0];
        int[] t1 = tables[1];
        int[] t2 = tables[2];
        int[] t3 = tables[3];
        int a = word(octets, at) ^ keys[0];
        int b = word(octets, second) ^ keys[1];
        int c = word(octets, at + 8) ^ keys[2];
        int d = word(octets, fourth) ^ keys[3];
        int last = 4 * rounds;
        for (int k = 4; k < last; k += 4) {
            int e = t0[a >>> 24] ^ t1[b >>> 16 & 0xff] ^ t2[c >>> 8 & 0xff] ^ t3[d & 0xff];
            int f = t0[b >>> 24] ^ t1[c >>> 16 & 0xff] ^ t2[d >>> 8 & 0xff] ^ t3[a & 0xff];
            int g = t0[c >>> 24] ^ t1[d >>> 16 & 0xff] ^ t2[a >>> 8 & 0xff] ^ t3[b & 0xff];
            int h = t0[d >>> 24] ^ t1[a >>> 16 & 0xff] ^ t2[b >>> 8 & 0xff] ^ t3[c & 0xff];
            a = e ^ keys[k];
            b = f ^ keys[k + 1];
            c = g ^ keys[k + 2];
            d = h ^ keys[k + 3];
        }
        put(mix(box, a, b, c, d) ^ keys[last], octets, at);
        put(mix(box, b, c, d, a) ^ keys[last + 1], octets, second);
        put(mix(box, c, d, a, b) ^ keys[last + 2], octets, at + 8);
        put(mix(box, d, a, b, c) ^ keys[last + 3], octets, fourth);
    }

    private static int mix(int[] box, int a, int b, int c, int d) {
        return box[a >>> 24] << 24
                | box[b >>> 16 & 0xff] << 16
                | box[c >>> 8 & 0xff] << 8
                | box[d & 0xff];
    }

    /** Forgets the key. */
    void wipe() {
        Arrays.fill(encryption, 0);
        Arrays.fill(decryption, 0);
    }
}
