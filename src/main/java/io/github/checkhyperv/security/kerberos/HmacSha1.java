package io.github.checkhyperv.security.kerberos;

import java.util.Arrays;

/**
 * HMAC (RFC 2104) over SHA-1 under one key, kept as the two digests that every message starts from.
 */
final class HmacSha1 {
    /** Octets that RFC 3962 keeps of a code: HMAC-SHA1-96. */
    static final int TRUNCATED = 12;

    private final Sha1 inner;
    private final Sha1 outer;

    /** Takes nothing of {@code key} with it that {@link #wipe()} does not wipe. */
    HmacSha1(byte[] key) {
        inner = keyed(key, 0x36);
        outer = keyed(key, 0x5c);
    }

    private static Sha1 keyed(byte[] key, int pad) {
        // RFC 2104 also hashes keys that are longer than a block. AES has none.
        if (key.length > Sha1.BLOCK) {
            throw new IllegalArgumentException("key of " + key.length + " octets");
        }
        byte[] padded = Arrays.copyOf(key, Sha1.BLOCK);
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= (byte) pad;
        }
        Sha1 digest = new Sha1().update(padded);
        Arrays.fill(padded, (byte) 0);
        return digest;
    }

    /** A digest to put a message into, for {@link #finish}. */
    Sha1 start() {
        return new Sha1(inner);
    }

    /** The first 12 octets of the code of the message that went into a digest from start. */
    byte[] finish(Sha1 message) {
        byte[] code = new Sha1(outer).update(message.digest()).digest();
        return Arrays.copyOf(code, TRUNCATED);
    }

    /** Forgets the key. */
    void wipe() {
        inner.wipe();
        outer.wipe();
    }
}
