package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.security.RandomSource;
import java.util.Arrays;

/**
 * The per-message tokens of one end of a session (RFC 4121, 4.2) in DCE style ([MS-KILE] 3.4.5.4):
 * MIC tokens, and wrap tokens that stand apart from what they seal. Each direction has its own
 * sequence numbers, one for each message.
 */
final class MessageTokens {
    static final int HEADER = 16;
    static final int MIC_LENGTH = HEADER + HmacSha1.TRUNCATED;

    /** EC as Windows has it: one block of filler. */
    private static final int EXTRA = 16;

    /** RRC as Windows has it: what follows the filler, a header and a code. */
    private static final int ROTATION = HEADER + HmacSha1.TRUNCATED;

    /** A wrap token: its header, then filler, header, code and confounder, encrypted. */
    static final int WRAP_LENGTH = HEADER + EXTRA + ROTATION + Aes.BLOCK;

    private static final int WRAP = 0x0504;
    private static final int MIC = 0x0404;
    private static final int SENT_BY_ACCEPTOR = 1;
    private static final int SEALED = 2;
    private static final int ACCEPTOR_SUBKEY = 4;

    private final RandomSource random;
    private final Direction sending;
    private final Direction receiving;

    /**
     * The client's end.
     *
     * @param key what both ends agreed on
     * @param ofAcceptor whether that is a key that the host chose
     * @param sent number of the first message that is sent
     * @param received number of the first message that is received
     */
    MessageTokens(
            SessionKey key, boolean ofAcceptor, long sent, long received, RandomSource random) {
        int flags = ofAcceptor ? ACCEPTOR_SUBKEY : 0;
        this.random = random;
        this.sending =
                new Direction(
                        key, flags, SessionKey.INITIATOR_SEAL, SessionKey.INITIATOR_SIGN, sent);
        this.receiving =
                new Direction(
                        key,
                        flags | SENT_BY_ACCEPTOR,
                        SessionKey.ACCEPTOR_SEAL,
                        SessionKey.ACCEPTOR_SIGN,
                        received);
    }

    /** The MIC of the next message that is sent. */
    byte[] mic(byte[] message) {
        byte[] token = new byte[MIC_LENGTH];
        sending.putHeader(token, MIC, 0, 0xffff, 0xffff);
        byte[] code = sending.sign(message, token);
        System.arraycopy(code, 0, token, HEADER, code.length);
        sending.number++;
        return token;
    }

    /** Checks the MIC of the next message that is received. */
    void verifyMic(byte[] token, byte[] message) throws MalformedToken {
        if (token.length != MIC_LENGTH) {
            throw new MalformedToken("a MIC of " + token.length + " octets");
        }
        byte[] header = new byte[HEADER];
        receiving.putHeader(header, MIC, 0, 0xffff, 0xffff);
        receiving.checkHeader(header, token, 0);
        if (!SessionKey.matches(receiving.sign(message, header), token, HEADER)) {
            throw new MalformedToken("a wrong MIC");
        }
        receiving.number++;
    }

    /**
     * Seals {@code pdu[sealFrom..sealTo)} in place and puts a token of {@link #WRAP_LENGTH} octets
     * at {@code tokenAt}; {@code pdu[from..sealFrom)} and {@code pdu[sealTo..to)} are signed with
     * it.
     */
    void seal(byte[] pdu, int from, int to, int sealFrom, int sealTo, int tokenAt) {
        int length = sealTo - sealFrom;
        byte[] header = new byte[HEADER];
        sending.putHeader(header, WRAP, SEALED, EXTRA, 0);
        byte[] text = new byte[Aes.BLOCK + length + EXTRA + HEADER + HmacSha1.TRUNCATED];
        byte[] confounder = new byte[Aes.BLOCK];
        random.fill(confounder);
        System.arraycopy(confounder, 0, text, 0, Aes.BLOCK);
        System.arraycopy(pdu, sealFrom, text, Aes.BLOCK, length);
        System.arraycopy(header, 0, text, Aes.BLOCK + length + EXTRA, HEADER);
        int end = text.length - HmacSha1.TRUNCATED;
        byte[] code = sending.code(text, length, end, pdu, from, sealFrom, sealTo, to);
        CipherText.steal(sending.cipher, text, 0, end);
        System.arraycopy(code, 0, text, end, code.length);
        sending.putHeader(pdu, tokenAt, WRAP, SEALED, EXTRA, ROTATION);
        // Rotated right by RRC + EC: the last of the text comes first, and all of it into the
        // token.
        int turned = ROTATION + EXTRA;
        System.arraycopy(text, text.length - turned, pdu, tokenAt + HEADER, turned);
        System.arraycopy(text, 0, pdu, tokenAt + HEADER + turned, Aes.BLOCK);
        System.arraycopy(text, Aes.BLOCK, pdu, sealFrom, length);
        sending.number++;
    }

    /**
     * Opens {@code pdu[sealFrom..sealTo)} in place with the token there, whose EC and RRC may be
     * others than ours.
     */
    void unseal(
            byte[] pdu, int from, int to, int sealFrom, int sealTo, int tokenAt, int tokenLength)
            throws MalformedToken {
        int length = sealTo - sealFrom;
        if (tokenLength < HEADER) {
            throw new MalformedToken("a token of " + tokenLength + " octets");
        }
        int extra = uint16(pdu, tokenAt + 4);
        int rotation = uint16(pdu, tokenAt + 6);
        byte[] header = new byte[HEADER];
        receiving.putHeader(header, WRAP, SEALED, extra, 0);
        receiving.checkHeader(header, pdu, tokenAt);
        int inToken = tokenLength - HEADER;
        if (inToken != extra + ROTATION + Aes.BLOCK) {
            throw new MalformedToken(
                    "a token of " + tokenLength + " octets with " + extra + " of filler");
        }
        byte[] text = turnBack(pdu, tokenAt + HEADER, inToken, sealFrom, length, rotation + extra);
        int end = text.length - HmacSha1.TRUNCATED;
        CipherText.giveBack(receiving.cipher, text, 0, end);
        int signedFrom = end - HEADER;
        // The header stands in there as it was before the rotation.
        boolean same = SessionKey.matches(header, text, signedFrom);
        System.arraycopy(text, Aes.BLOCK, pdu, sealFrom, length);
        byte[] code = receiving.code(text, length, end, pdu, from, sealFrom, sealTo, to);
        if (!SessionKey.matches(code, text, end) || !same) {
            Arrays.fill(pdu, sealFrom, sealTo, (byte) 0);
            throw new MalformedToken("a wrong signature");
        }
        receiving.number++;
    }

    /** Token and data in one piece, rotated left. */
    private static byte[] turnBack(
            byte[] pdu, int tokenAt, int inToken, int dataAt, int length, int by) {
        int whole = inToken + length;
        int shift = by % whole;
        byte[] text = new byte[whole];
        put(pdu, tokenAt, inToken, text, whole - shift);
        put(pdu, dataAt, length, text, whole - shift + inToken);
        return text;
    }

    /** Copies to a place that is taken modulo the length of the target. */
    private static void put(byte[] from, int at, int length, byte[] to, int where) {
        int start = where % to.length;
        int first = Math.min(length, to.length - start);
        System.arraycopy(from, at, to, start, first);
        System.arraycopy(from, at + first, to, 0, length - first);
    }

    private static int uint16(byte[] octets, int at) {
        return (octets[at] & 0xff) << 8 | octets[at + 1] & 0xff;
    }

    /** Forgets the keys. */
    void wipe() {
        sending.wipe();
        receiving.wipe();
    }

    /** What is kept for the messages that go one way. */
    private static final class Direction {
        private final int flags;
        private final Aes cipher;
        private final HmacSha1 integrity;
        private final HmacSha1 signing;
        private long number;

        Direction(SessionKey key, int flags, int sealUsage, int signUsage, long number) {
            this.flags = flags;
            this.cipher = key.cipher(sealUsage);
            this.integrity = key.integrity(sealUsage);
            this.signing = key.checksum(signUsage);
            this.number = number;
        }

        void putHeader(byte[] token, int id, int more, int extra, int rotation) {
            putHeader(token, 0, id, more, extra, rotation);
        }

        /** The header of RFC 4121, 4.2.6; all but EC and RRC is filled in a MIC token, too. */
        void putHeader(byte[] token, int at, int id, int more, int extra, int rotation) {
            token[at] = (byte) (id >>> 8);
            token[at + 1] = (byte) id;
            token[at + 2] = (byte) (flags | more);
            token[at + 3] = (byte) 0xff;
            token[at + 4] = (byte) (extra >>> 8);
            token[at + 5] = (byte) extra;
            token[at + 6] = (byte) (rotation >>> 8);
            token[at + 7] = (byte) rotation;
            for (int i = 0; i < 8; i++) {
                token[at + 8 + i] = (byte) (number >>> 56 - 8 * i);
            }
        }

        /** The header of a token has to be as expected, but for RRC. */
        void checkHeader(byte[] expected, byte[] token, int at) throws MalformedToken {
            for (int i = 0; i < HEADER; i++) {
                boolean rotation = i == 6 || i == 7;
                if (!rotation && expected[i] != token[at + i]) {
                    throw new MalformedToken(
                            i < 8 ? "a token of another kind" : "a token out of order");
                }
            }
        }

        /** HMAC over confounder | before | data | after | filler | header. */
        byte[] code(byte[] text, int length, int end, byte[] pdu, int from, int a, int b, int to) {
            Sha1 digest = integrity.start();
            if (from == a && b == to) {
                return integrity.finish(digest.update(text, 0, end));
            }
            int data = Aes.BLOCK + length;
            digest.update(text, 0, Aes.BLOCK).update(pdu, from, a);
            digest.update(text, Aes.BLOCK, data).update(pdu, b, to);
            return integrity.finish(digest.update(text, data, end));
        }

        byte[] sign(byte[] message, byte[] header) {
            return signing.finish(signing.start().update(message).update(header, 0, HEADER));
        }

        void wipe() {
            cipher.wipe();
            integrity.wipe();
            signing.wipe();
        }
    }
}
