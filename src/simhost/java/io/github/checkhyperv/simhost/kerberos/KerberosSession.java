package io.github.checkhyperv.simhost.kerberos;

import io.github.checkhyperv.simhost.security.MessageSecurity;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;

/**
 * Wrap and MIC tokens of RFC 4121 in DCE style, [MS-KILE] 3.4.5.4, seen from the acceptor. Each
 * direction counts its messages.
 */
public final class KerberosSession implements MessageSecurity {
    private static final int HEADER = 16;
    private static final int TRAILER = 8;
    private static final int CLIENT_SEAL = 24;
    private static final int CLIENT_SIGN = 25;
    private static final int HOST_SEAL = 22;
    private static final int HOST_SIGN = 23;

    private final KerberosKey key;
    private final int flags;
    private final boolean headers;
    private final KerberosAnswer answer;
    private long incoming;
    private long outgoing;

    KerberosSession(
            KerberosKey key,
            boolean ofAcceptor,
            boolean headers,
            long incoming,
            long outgoing,
            KerberosAnswer answer) {
        this.key = key;
        this.flags = ofAcceptor ? 4 : 0;
        this.headers = headers;
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.answer = answer;
    }

    @Override
    public int authType() {
        return KerberosAcceptor.SPNEGO;
    }

    @Override
    public int tokenLength() {
        return HEADER + 16 + HEADER + KerberosKey.CODE + answer.extra();
    }

    private static byte[] header(int id, int flags, int extra, int rotation, long number) {
        return ByteBuffer.allocate(HEADER)
                .putShort((short) id)
                .put((byte) flags)
                .put((byte) 0xFF)
                .putShort((short) extra)
                .putShort((short) rotation)
                .putLong(number)
                .array();
    }

    byte[] mic(byte[] message) {
        byte[] header = header(0x0404, flags | 1, 0xFFFF, 0xFFFF, outgoing++);
        return KerberosKey.join(header, key.hmac(HOST_SIGN, 0x99, message, header));
    }

    boolean micIsRight(byte[] token, byte[] message) {
        byte[] header = header(0x0404, flags, 0xFFFF, 0xFFFF, incoming++);
        byte[] right = KerberosKey.join(header, key.hmac(CLIENT_SIGN, 0x99, message, header));
        return MessageDigest.isEqual(right, token);
    }

    @Override
    public boolean open(byte[] pdu, int sealFrom, int sealTo, boolean sealed) {
        byte[] token = Arrays.copyOfRange(pdu, sealTo + TRAILER, pdu.length);
        byte[] before = headers ? Arrays.copyOf(pdu, sealFrom) : new byte[0];
        byte[] after = headers ? Arrays.copyOfRange(pdu, sealTo, sealTo + TRAILER) : new byte[0];
        byte[] data = Arrays.copyOfRange(pdu, sealFrom, sealTo);
        if (!sealed) {
            return micIsRight(token, KerberosKey.join(before, data, after));
        }
        if (token.length < HEADER) {
            return false;
        }
        ByteBuffer fields = ByteBuffer.wrap(token);
        int extra = fields.getShort(4) & 0xFFFF;
        int rotation = fields.getShort(6) & 0xFFFF;
        byte[] expected = header(0x0504, flags | 2, extra, rotation, incoming);
        byte[] text = KerberosKey.join(Arrays.copyOfRange(token, HEADER, token.length), data);
        int least = 16 + extra + HEADER + KerberosKey.CODE;
        if (!Arrays.equals(expected, Arrays.copyOf(token, HEADER))
                || text.length != least + data.length) {
            return false;
        }
        text = rotateLeft(text, rotation + extra);
        int end = text.length - KerberosKey.CODE;
        byte[] plain = key.cts(Cipher.DECRYPT_MODE, CLIENT_SEAL, Arrays.copyOf(text, end));
        byte[] code = code(CLIENT_SEAL, plain, data.length, before, after);
        if (!Arrays.equals(code, Arrays.copyOfRange(text, end, text.length))) {
            return false;
        }
        System.arraycopy(plain, 16, pdu, sealFrom, data.length);
        incoming++;
        return true;
    }

    @Override
    public void close(byte[] pdu, int sealFrom, int sealTo, boolean seal) {
        byte[] before = headers ? Arrays.copyOf(pdu, sealFrom) : new byte[0];
        byte[] after = headers ? Arrays.copyOfRange(pdu, sealTo, sealTo + TRAILER) : new byte[0];
        byte[] data = Arrays.copyOfRange(pdu, sealFrom, sealTo);
        if (!seal) {
            byte[] mic = mic(KerberosKey.join(before, data, after));
            System.arraycopy(mic, 0, pdu, sealTo + TRAILER, mic.length);
            return;
        }
        byte[] inner = header(0x0504, flags | 3, answer.extra(), 0, outgoing);
        byte[] plain =
                KerberosKey.join(
                        KerberosKey.randomOctets(16), data, new byte[answer.extra()], inner);
        byte[] text =
                KerberosKey.join(
                        key.cts(Cipher.ENCRYPT_MODE, HOST_SEAL, plain),
                        code(HOST_SEAL, plain, data.length, before, after));
        int turn = answer.rotation() + answer.extra();
        text = rotateLeft(text, text.length - turn % text.length);
        byte[] outer = header(0x0504, flags | 3, answer.extra(), answer.rotation(), outgoing);
        byte[] token = KerberosKey.join(outer, Arrays.copyOf(text, tokenLength() - HEADER));
        System.arraycopy(token, 0, pdu, sealTo + TRAILER, token.length);
        System.arraycopy(text, tokenLength() - HEADER, pdu, sealFrom, data.length);
        outgoing++;
    }

    /** Over confounder, what is only signed before, data, what is only signed after, the rest. */
    private byte[] code(int usage, byte[] plain, int length, byte[] before, byte[] after) {
        return key.hmac(
                usage,
                0x55,
                Arrays.copyOf(plain, 16),
                before,
                Arrays.copyOfRange(plain, 16, 16 + length),
                after,
                Arrays.copyOfRange(plain, 16 + length, plain.length));
    }

    private static byte[] rotateLeft(byte[] octets, int by) {
        int shift = by % octets.length;
        return KerberosKey.join(
                Arrays.copyOfRange(octets, shift, octets.length), Arrays.copyOf(octets, shift));
    }
}
