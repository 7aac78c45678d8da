package io.github.checkhyperv.security.ntlm;

import java.util.Arrays;

/**
 * HMAC (RFC 2104) over MD5 under one key, kept as the two digests that every message starts from.
 */
final class HmacMd5 {
    private final Md5 inner;
    private final Md5 outer;

    /** Takes nothing of {@code key} with it that {@link #wipe()} does not wipe. */
    HmacMd5(byte[] key) {
        inner = keyed(key, 0x36);
        outer = keyed(key, 0x5c);
    }

    private static Md5 keyed(byte[] key, int pad) {
        // RFC 2104 also hashes keys that are longer than a block. NTLM has none.
        if (key.length > Md5.BLOCK) {
            throw new IllegalArgumentException("key of " + key.length + " octets");
        }
        byte[] padded = Arrays.copyOf(key, Md5.BLOCK);
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= (byte) pad;
        }
        Md5 digest = new Md5().update(padded);
        Arrays.fill(padded, (byte) 0);
        return digest;
    }

    /** HMAC_MD5 of [MS-NLMP] 6: over the concatenation of {@code parts}, under {@code key}. */
    static byte[] of(byte[] key, byte[]... parts) {
        HmacMd5 hmac = new HmacMd5(key);
        Md5 message = hmac.start();
        for (byte[] part : parts) {
            message.update(part);
        }
        byte[] code = hmac.finish(message);
        hmac.wipe();
        return code;
    }

    /** A digest to put a message into, for {@link #finish}. */
    Md5 start() {
        return new Md5(inner);
    }

    /** The code, 16 octets, of the message that went into a digest from {@link #start}. */
    byte[] finish(Md5 message) {
        return new Md5(outer).update(message.digest()).digest();
    }

    /** Forgets the key. */
    void wipe() {
        inner.wipe();
        outer.wipe();
    }
}
