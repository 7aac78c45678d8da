package io.github.checkhyperv.security.ntlm;

import java.util.Arrays;

/**
 * The stream cipher RC4, one key stream from its beginning to its end. [MS-NLMP] knows no other;
 * what protects a message against change is its HMAC.
 */
final class Rc4 {
    private final byte[] permutation = new byte[256];
    private int i;
    private int j;

    Rc4(byte[] key) {
        for (int n = 0; n < 256; n++) {
            permutation[n] = (byte) n;
        }
        int k = 0;
        for (int n = 0; n < 256; n++) {
            byte swapped = permutation[n];
            k = k + swapped + key[n % key.length] & 0xff;
            permutation[n] = permutation[k];
            permutation[k] = swapped;
        }
    }

    /** Encrypts or decrypts {@code octets[from..to)} in place with the next part of the stream. */
    void apply(byte[] octets, int from, int to) {
        byte[] p = permutation;
        int x = i;
        int y = j;
        for (int at = from; at < to; at++) {
            x = x + 1 & 0xff;
            byte px = p[x];
            y = y + px & 0xff;
            byte py = p[y];
            p[x] = py;
            p[y] = px;
            octets[at] ^= p[px + py & 0xff];
        }
        i = x;
        j = y;
    }

    /** RC4K of [MS-NLMP] 3.1.5.1: a stream of its own, applied to a copy of {@code message}. */
    static byte[] once(byte[] key, byte[] message) {
        byte[] result = message.clone();
        Rc4 cipher = new Rc4(key);
        cipher.apply(result, 0, result.length);
        cipher.wipe();
        return result;
    }

    /** Forgets the key stream. */
    void wipe() {
        Arrays.fill(permutation, (byte) 0);
    }
}
