package io.github.checkhyperv.simhost.ntlm;

import io.github.checkhyperv.simhost.security.MessageSecurity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;

/**
 * Signing and sealing with extended session security, [MS-NLMP] 3.4, seen from the server. One
 * direction each for what comes in and what goes out, with their own sequence numbers.
 */
public final class NtlmSession implements MessageSecurity {
    /** Octets of an NTLMSSP_MESSAGE_SIGNATURE, 2.2.2.9.1. */
    public static final int SIGNATURE_LENGTH = 16;

    private static final String TO_SERVER = "client-to-server";
    private static final String TO_CLIENT = "server-to-client";

    private final Direction in;
    private final Direction out;

    /** Derives the four keys from the exported session key. */
    public NtlmSession(byte[] exportedSessionKey, int flags) {
        in = new Direction(exportedSessionKey, flags, TO_SERVER);
        out = new Direction(exportedSessionKey, flags, TO_CLIENT);
    }

    @Override
    public int authType() {
        return 10;
    }

    @Override
    public int tokenLength() {
        return SIGNATURE_LENGTH;
    }

    @Override
    public boolean open(byte[] pdu, int sealFrom, int sealTo, boolean sealed) {
        if (sealed) {
            in.rc4(pdu, sealFrom, sealTo);
        }
        int end = pdu.length - SIGNATURE_LENGTH;
        byte[] expected = in.signature(pdu, end);
        return MessageDigest.isEqual(expected, Arrays.copyOfRange(pdu, end, pdu.length));
    }

    @Override
    public void close(byte[] pdu, int sealFrom, int sealTo, boolean seal) {
        int end = pdu.length - SIGNATURE_LENGTH;
        byte[] plain = seal ? pdu.clone() : pdu;
        if (seal) {
            out.rc4(pdu, sealFrom, sealTo);
        }
        System.arraycopy(out.signature(plain, end), 0, pdu, end, SIGNATURE_LENGTH);
    }

    private static final class Direction {
        private final byte[] signKey;
        private final Cipher handle;
        private final boolean keyExchange;
        private int sequence;

        Direction(byte[] key, int flags, String way) {
            signKey =
                    Crypto.md5(key, magic("session key to " + way + " signing key magic constant"));
            byte[] part = key;
            if ((flags & Flags.BITS_128) == 0) {
                part = Arrays.copyOf(key, (flags & Flags.BITS_56) != 0 ? 7 : 5);
            }
            handle =
                    Crypto.rc4(
                            Crypto.md5(
                                    part,
                                    magic(
                                            "session key to "
                                                    + way
                                                    + " sealing key magic constant")));
            keyExchange = (flags & Flags.KEY_EXCHANGE) != 0;
        }

        private static byte[] magic(String text) {
            return (text + "\0").getBytes(StandardCharsets.US_ASCII);
        }

        void rc4(byte[] octets, int from, int to) {
            try {
                handle.update(octets, from, to - from, octets, from);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** MAC with extended session security, 3.4.4.2, over the octets before {@code end}. */
        byte[] signature(byte[] octets, int end) {
            byte[] number = new byte[4];
            for (int i = 0; i < 4; i++) {
                number[i] = (byte) (sequence >>> 8 * i);
            }
            sequence++;
            byte[] checksum = Crypto.hmacMd5(signKey, number, Arrays.copyOf(octets, end));
            if (keyExchange) {
                rc4(checksum, 0, 8);
            }
            byte[] signature = new byte[SIGNATURE_LENGTH];
            signature[0] = 1;
            System.arraycopy(checksum, 0, signature, 4, 8);
            System.arraycopy(number, 0, signature, 12, 4);
            return signature;
        }
    }
}
