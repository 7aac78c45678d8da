package io.github.checkhyperv.security.ntlm;

import io.github.checkhyperv.failure.SessionException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Signs and seals the messages of one session, each direction under its own keys and with its own
 * sequence numbers: [MS-NLMP] 3.4, with extended session security, key exchange and 128-bit keys.
 *
 * <p>A message is a part of a PDU that is signed, {@code pdu[from..to)}; a part of that which is
 * also encrypted, {@code pdu[sealFrom..sealTo)}; and 16 octets outside of it for the signature.
 * Messages have to be unsealed in the order in which the host sent them. Not for use by several
 * threads.
 */
final class NtlmSecurity {
    /** Length of a signature, an NTLMSSP_MESSAGE_SIGNATURE ([MS-NLMP] 2.2.2.9). */
    static final int SIGNATURE_LENGTH = 16;

    private final Direction sending;
    private final Direction receiving;
    private boolean broken;
    private boolean closed;

    /** The client's end of a session. Keeps nothing of the key but what is derived from it. */
    NtlmSecurity(byte[] exportedSessionKey) {
        sending = new Direction(exportedSessionKey, "client-to-server");
        receiving = new Direction(exportedSessionKey, "server-to-client");
    }

    /**
     * Encrypts the part to be sealed in place and writes the signature of the message as it was
     * before. Still possible after a bad signature of the host, so that it can be told goodbye.
     */
    void seal(byte[] pdu, int from, int to, int sealFrom, int sealTo, int signatureAt) {
        checkOpen();
        if (!fits(pdu, from, to, sealFrom, sealTo, signatureAt)) {
            throw new IllegalArgumentException(
                    describe(pdu, from, to, sealFrom, sealTo, signatureAt));
        }
        byte[] code = sending.code(pdu, from, to);
        sending.cipher.apply(pdu, sealFrom, sealTo);
        byte[] signature = sending.signature(code);
        System.arraycopy(signature, 0, pdu, signatureAt, SIGNATURE_LENGTH);
    }

    /**
     * Decrypts the sealed part in place and verifies the signature.
     *
     * @throws SessionException when the parts do not lie within the PDU, or the signature is not
     *     the one of this message at this place in the session; what was decrypted is then wiped,
     *     and every later message of the session is refused, because its key stream is lost
     */
    void unseal(byte[] pdu, int from, int to, int sealFrom, int sealTo, int signatureAt)
            throws SessionException {
        checkOpen();
        if (broken) {
            throw NtlmFailure.badSignature("nothing is accepted after a wrong signature");
        }
        if (!fits(pdu, from, to, sealFrom, sealTo, signatureAt)) {
            throw NtlmFailure.malformed(describe(pdu, from, to, sealFrom, sealTo, signatureAt));
        }
        int number = receiving.sequenceNumber;
        receiving.cipher.apply(pdu, sealFrom, sealTo);
        byte[] expected = receiving.signature(receiving.code(pdu, from, to));
        if (!matches(expected, pdu, signatureAt)) {
            Arrays.fill(pdu, sealFrom, sealTo, (byte) 0);
            broken = true;
            receiving.wipe();
            throw NtlmFailure.badSignature("wrong signature on message " + number);
        }
    }

    /** Forgets the keys; nothing can be sealed or unsealed any more. */
    void close() {
        closed = true;
        sending.wipe();
        receiving.wipe();
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
    }

    private static boolean fits(
            byte[] pdu, int from, int to, int sealFrom, int sealTo, int signatureAt) {
        boolean ordered = 0 <= from && from <= sealFrom && sealFrom <= sealTo && sealTo <= to;
        boolean within = to <= pdu.length && signatureAt <= pdu.length - SIGNATURE_LENGTH;
        boolean before = signatureAt >= 0 && signatureAt <= from - SIGNATURE_LENGTH;
        return ordered && within && (before || signatureAt >= to);
    }

    private static String describe(
            byte[] pdu, int from, int to, int sealFrom, int sealTo, int signatureAt) {
        String sealed = ", sealed " + sealFrom + ".." + sealTo;
        String signature = ", signature at " + signatureAt + ", PDU of " + pdu.length + " octets";
        return "message " + from + ".." + to + sealed + signature;
    }

    /** Takes the same time wherever there is a difference, and when there is none. */
    private static boolean matches(byte[] expected, byte[] pdu, int at) {
        int difference = 0;
        for (int i = 0; i < expected.length; i++) {
            difference |= expected[i] ^ pdu[at + i];
        }
        return difference == 0;
    }

    /** SIGNKEY and SEALKEY, [MS-NLMP] 3.4.5.2 and 3.4.5.3; their constants end in a zero octet. */
    static byte[] deriveKey(byte[] exportedSessionKey, String direction, String use) {
        String constant = "session key to " + direction + " " + use + " key magic constant\0";
        return new Md5()
                .update(exportedSessionKey)
                .update(constant.getBytes(StandardCharsets.US_ASCII))
                .digest();
    }

    /** What is kept for the messages that go one way. */
    private static final class Direction {
        private final HmacMd5 signing;
        private final Rc4 cipher;
        private int sequenceNumber;

        Direction(byte[] exportedSessionKey, String name) {
            byte[] signKey = deriveKey(exportedSessionKey, name, "signing");
            byte[] sealKey = deriveKey(exportedSessionKey, name, "sealing");
            signing = new HmacMd5(signKey);
            cipher = new Rc4(sealKey);
            Arrays.fill(signKey, (byte) 0);
            Arrays.fill(sealKey, (byte) 0);
        }

        /** HMAC_MD5(SigningKey, SeqNum + Message) of [MS-NLMP] 3.4.4.2. */
        byte[] code(byte[] pdu, int from, int to) {
            byte[] number = new byte[4];
            LittleEndian.putInt(number, 0, sequenceNumber);
            return signing.finish(signing.start().update(number).update(pdu, from, to));
        }

        /**
         * MAC of [MS-NLMP] 3.4.4.2: version 1, half of the code encrypted with the part of the key
         * stream that follows the message's, and the sequence number, which this steps on.
         */
        byte[] signature(byte[] code) {
            byte[] signature = new byte[SIGNATURE_LENGTH];
            LittleEndian.putInt(signature, 0, 1);
            System.arraycopy(code, 0, signature, 4, 8);
            cipher.apply(signature, 4, 12);
            LittleEndian.putInt(signature, 12, sequenceNumber);
            sequenceNumber++;
            return signature;
        }

        void wipe() {
            signing.wipe();
            cipher.wipe();
        }
    }
}
