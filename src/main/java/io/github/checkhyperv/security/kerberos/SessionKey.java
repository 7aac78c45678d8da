package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.security.RandomSource;
import java.util.Arrays;
import java.util.Optional;

/**
 * A protocol key of one of the AES types, and the keys that are derived from it (RFC 3961, 5.1 and
 * 5.3; RFC 3962).
 */
final class SessionKey {
    /** Key usages of RFC 4120, 7.5.1 and RFC 4121, 2. */
    static final int AP_REQ_AUTHENTICATOR = 11;

    static final int AP_REP_ENC_PART = 12;
    static final int ACCEPTOR_SEAL = 22;
    static final int ACCEPTOR_SIGN = 23;
    static final int INITIATOR_SEAL = 24;
    static final int INITIATOR_SIGN = 25;

    /** What a ciphertext is longer than its plaintext: a confounder and a code. */
    static final int OVERHEAD = Aes.BLOCK + HmacSha1.TRUNCATED;

    private static final int ENCRYPTION = 0xaa;
    private static final int INTEGRITY = 0x55;
    private static final int CHECKSUM = 0x99;

    private final EncryptionType type;
    private final byte[] key;

    /** Takes a copy of the key. */
    SessionKey(EncryptionType type, byte[] key) {
        if (key.length != type.keyLength()) {
            throw new IllegalArgumentException("key of " + key.length + " octets");
        }
        this.type = type;
        this.key = key.clone();
    }

    /** A key that nobody else knows. */
    static SessionKey random(EncryptionType type, RandomSource random) {
        byte[] octets = new byte[type.keyLength()];
        random.fill(octets);
        SessionKey key = new SessionKey(type, octets);
        Arrays.fill(octets, (byte) 0);
        return key;
    }

    EncryptionType type() {
        return type;
    }

    /** A copy of the key itself; the caller wipes it. */
    byte[] octets() {
        return key.clone();
    }

    /** What encrypts under one usage: Ke. */
    Aes cipher(int usage) {
        byte[] derived = derive(usage, ENCRYPTION);
        Aes aes = new Aes(derived);
        Arrays.fill(derived, (byte) 0);
        return aes;
    }

    /** What protects the integrity of what is encrypted under one usage: Ki. */
    HmacSha1 integrity(int usage) {
        return hmac(derive(usage, INTEGRITY));
    }

    /** What signs under one usage what is not encrypted: Kc. */
    HmacSha1 checksum(int usage) {
        return hmac(derive(usage, CHECKSUM));
    }

    private static HmacSha1 hmac(byte[] derived) {
        HmacSha1 hmac = new HmacSha1(derived);
        Arrays.fill(derived, (byte) 0);
        return hmac;
    }

    /** DK with the well-known constant usage | kind. */
    private byte[] derive(int usage, int kind) {
        return derive(
                new byte[] {
                    (byte) (usage >>> 24),
                    (byte) (usage >>> 16),
                    (byte) (usage >>> 8),
                    (byte) usage,
                    (byte) kind
                });
    }

    /** DK of RFC 3961, 5.1. */
    byte[] derive(byte[] constant) {
        Aes aes = new Aes(key);
        byte[] block = fold(constant, Aes.BLOCK);
        byte[] derived = new byte[type.keyLength()];
        for (int at = 0; at < derived.length; at += Aes.BLOCK) {
            aes.encrypt(block, 0);
            System.arraycopy(block, 0, derived, at, Aes.BLOCK);
        }
        Arrays.fill(block, (byte) 0);
        aes.wipe();
        return derived;
    }

    /**
     * n-fold of RFC 3961, 5.1: the input, over and over, each time turned right by 13 bits, added
     * up in ones' complement.
     */
    static byte[] fold(byte[] input, int length) {
        int bits = 8 * input.length;
        int common = lcm(input.length, length);
        int[] sums = new int[length];
        for (int i = 0; i < common; i++) {
            int turned = 13 * (i / input.length) % bits;
            int bit = ((8 * (i % input.length) - turned) % bits + bits) % bits;
            int at = bit / 8;
            int two = (input[at] & 0xff) << 8 | input[(at + 1) % input.length] & 0xff;
            sums[i % length] += two >>> 8 - bit % 8 & 0xff;
        }
        byte[] folded = new byte[length];
        int carry = 0;
        // Twice: what is carried out at the left comes in at the right.
        for (int i = 2 * length - 1; i >= 0; i--) {
            int at = i % length;
            carry += i >= length ? sums[at] : folded[at] & 0xff;
            folded[at] = (byte) carry;
            carry >>>= 8;
        }
        return folded;
    }

    private static int lcm(int a, int b) {
        int x = a;
        int y = b;
        while (y != 0) {
            int rest = x % y;
            x = y;
            y = rest;
        }
        return a / x * b;
    }

    /** Encrypts as RFC 3961, 5.3 says. */
    byte[] encrypt(int usage, byte[] plain, RandomSource random) {
        byte[] confounder = new byte[Aes.BLOCK];
        random.fill(confounder);
        byte[] result = new byte[Aes.BLOCK + plain.length + HmacSha1.TRUNCATED];
        System.arraycopy(confounder, 0, result, 0, Aes.BLOCK);
        System.arraycopy(plain, 0, result, Aes.BLOCK, plain.length);
        int end = Aes.BLOCK + plain.length;
        byte[] code = code(usage, result, end);
        Aes aes = cipher(usage);
        CipherText.steal(aes, result, 0, end);
        aes.wipe();
        System.arraycopy(code, 0, result, end, code.length);
        return result;
    }

    /** The plaintext; nothing when the integrity check fails or there is too little to check. */
    Optional<byte[]> decrypt(int usage, byte[] cipherText) {
        if (cipherText.length < OVERHEAD) {
            return Optional.empty();
        }
        byte[] text = cipherText.clone();
        int end = text.length - HmacSha1.TRUNCATED;
        Aes aes = cipher(usage);
        CipherText.giveBack(aes, text, 0, end);
        aes.wipe();
        if (!matches(code(usage, text, end), text, end)) {
            Arrays.fill(text, (byte) 0);
            return Optional.empty();
        }
        byte[] plain = Arrays.copyOfRange(text, Aes.BLOCK, end);
        Arrays.fill(text, (byte) 0);
        return Optional.of(plain);
    }

    private byte[] code(int usage, byte[] text, int end) {
        HmacSha1 hmac = integrity(usage);
        byte[] code = hmac.finish(hmac.start().update(text, 0, end));
        hmac.wipe();
        return code;
    }

    /** Takes the same time wherever there is a difference, and when there is none. */
    static boolean matches(byte[] expected, byte[] octets, int at) {
        int difference = 0;
        for (int i = 0; i < expected.length; i++) {
            difference |= expected[i] ^ octets[at + i];
        }
        return difference == 0;
    }

    /** Forgets the key; what was derived from it lives on. */
    void wipe() {
        Arrays.fill(key, (byte) 0);
    }
}
