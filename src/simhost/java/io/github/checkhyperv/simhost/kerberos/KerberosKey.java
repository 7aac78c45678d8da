package io.github.checkhyperv.simhost.kerberos;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.BitSet;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of aes128-cts-hmac-sha1-96 (17) or aes256-cts-hmac-sha1-96 (18), RFC 3962, by the JDK's
 * algorithms.
 *
 * @param type encryption type
 * @param key the protocol key
 */
public record KerberosKey(int type, byte[] key) {
    static final int CODE = 12;
    private static final int BLOCK = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new key. */
    public static KerberosKey random(int type) {
        return new KerberosKey(type, randomOctets(type == 17 ? 16 : 32));
    }

    static byte[] randomOctets(int count) {
        byte[] octets = new byte[count];
        RANDOM.nextBytes(octets);
        return octets;
    }

    boolean isAes() {
        return type == 17 && key.length == 16 || type == 18 && key.length == 32;
    }

    /** E of RFC 3961, 5.3: confounder first, code last. */
    byte[] encrypt(int usage, byte[] plain) {
        byte[] text = join(randomOctets(BLOCK), plain);
        return join(cts(Cipher.ENCRYPT_MODE, usage, text), hmac(usage, 0x55, text));
    }

    /** D of RFC 3961, 5.3; null when the code is wrong. */
    byte[] decrypt(int usage, byte[] sealed) {
        if (sealed.length < BLOCK + CODE) {
            return null;
        }
        int end = sealed.length - CODE;
        byte[] text = cts(Cipher.DECRYPT_MODE, usage, Arrays.copyOf(sealed, end));
        byte[] code = Arrays.copyOfRange(sealed, end, sealed.length);
        if (!MessageDigest.isEqual(code, hmac(usage, 0x55, text))) {
            return null;
        }
        return Arrays.copyOfRange(text, BLOCK, text.length);
    }

    byte[] cts(int mode, int usage, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTS/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(derive(usage, 0xAA), "AES"),
                    new IvParameterSpec(new byte[BLOCK]));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] hmac(int usage, int kind, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(derive(usage, kind), "HmacSHA1"));
            return Arrays.copyOf(mac.doFinal(join(parts)), CODE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] derive(int usage, int kind) {
        byte[] constant = ByteBuffer.allocate(5).putInt(usage).put((byte) kind).array();
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            byte[] block = fold(constant);
            byte[] derived = new byte[0];
            while (derived.length < key.length) {
                block = cipher.doFinal(block);
                derived = join(derived, block);
            }
            return derived;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 128-fold of RFC 3961, 5.1 for five octets, bit by bit. */
    static byte[] fold(byte[] input) {
        int bits = 8 * input.length;
        BitSet stretched = new BitSet();
        int copies = 16; // 640 bits are the least common multiple of 40 and 128
        for (int copy = 0; copy < copies; copy++) {
            for (int i = 0; i < bits; i++) {
                int from = Math.floorMod(i - 13 * copy, bits);
                stretched.set(copy * bits + i, (input[from / 8] >> 7 - from % 8 & 1) == 1);
            }
        }
        int[] sum = new int[BLOCK];
        for (int i = 0; i < copies * input.length; i++) {
            int octet = 0;
            for (int bit = 0; bit < 8; bit++) {
                octet = octet << 1 | (stretched.get(8 * i + bit) ? 1 : 0);
            }
            sum[i % BLOCK] += octet;
        }
        for (int round = 0; round < 3; round++) {
            for (int i = BLOCK - 1; i >= 0; i--) {
                int carry = sum[i] >> 8;
                sum[i] &= 0xFF;
                sum[(i + BLOCK - 1) % BLOCK] += carry;
            }
        }
        byte[] folded = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            folded[i] = (byte) sum[i];
        }
        return folded;
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    byte[] encode() {
        return Asn1.sequence(Asn1.tagged(0, Asn1.integer(type)), Asn1.tagged(1, Asn1.octets(key)));
    }
}
