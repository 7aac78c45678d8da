package io.github.checkhyperv.security.ntlm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The host's half of NTLMv2, made of the JDK's own algorithms: shares nothing with the client but
 * [MS-NLMP]. What it finds wrong it throws as an AssertionError.
 */
final class JdkPeer {
    static final byte[] SERVER_CHALLENGE = {1, 35, 69, 103, -119, -85, -51, -17};
    static final long TIME = 133_500_000_000_000_000L;
    static final int FLAGS = 0xe28a8235;

    private final byte[] passwordHash;
    private final Map<Integer, byte[]> answerPairs = new HashMap<>();
    private String user;
    private String domain;
    private byte[] exportedSessionKey;
    private Cipher toClient;
    private Cipher fromClient;
    private int sent;
    private int received;

    /** The JDK has no MD4, so the hash of the password has to be known. */
    JdkPeer(byte[] passwordHash) {
        this.passwordHash = passwordHash;
    }

    static byte[] pair(int id, byte[] value) {
        return ByteBuffer.allocate(4 + value.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) id)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    static byte[] pair(int id, String value) {
        return pair(id, value.getBytes(StandardCharsets.UTF_16LE));
    }

    static byte[] time() {
        byte[] value = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(TIME).array();
        return pair(7, value);
    }

    /** What a Windows host of a domain says about itself. */
    static byte[] targetInfo() {
        return concat(
                pair(2, "CONTOSO"),
                pair(1, "TESTHOST01"),
                pair(4, "contoso.example"),
                pair(3, "testhost01.contoso.example"),
                pair(5, "contoso.example"),
                time(),
                pair(0, ""));
    }

    static byte[] challenge(int flags, byte[] targetInfo) {
        byte[] name = "CONTOSO".getBytes(StandardCharsets.UTF_16LE);
        return ByteBuffer.allocate(56 + name.length + targetInfo.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII))
                .putInt(2)
                .putShort((short) name.length)
                .putShort((short) name.length)
                .putInt(56)
                .putInt(flags)
                .put(SERVER_CHALLENGE)
                .putLong(0)
                .putShort((short) targetInfo.length)
                .putShort((short) targetInfo.length)
                .putInt(56 + name.length)
                .put(new byte[] {10, 0, 99, 69, 0, 0, 0, 15})
                .put(name)
                .put(targetInfo)
                .array();
    }

    static byte[] challenge() {
        return challenge(FLAGS, targetInfo());
    }

    /** Verifies proof and MIC, and takes the session's key. {@code upperUser} is the host's way. */
    void accept(byte[] negotiate, byte[] challenge, byte[] authenticate, String upperUser)
            throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(authenticate).order(ByteOrder.LITTLE_ENDIAN);
        user = new String(field(in, 36), StandardCharsets.UTF_16LE);
        domain = new String(field(in, 28), StandardCharsets.UTF_16LE);
        byte[] response = field(in, 20);
        byte[] proof = Arrays.copyOf(response, 16);
        byte[] temp = Arrays.copyOfRange(response, 16, response.length);
        byte[] responseKey =
                hmac(passwordHash, (upperUser + domain).getBytes(StandardCharsets.UTF_16LE));
        check(proof, hmac(responseKey, SERVER_CHALLENGE, temp), "proof");
        exportedSessionKey = rc4(hmac(responseKey, proof)).update(field(in, 52));
        byte[] withoutMic = authenticate.clone();
        Arrays.fill(withoutMic, 72, 88, (byte) 0);
        byte[] mic = Arrays.copyOfRange(authenticate, 72, 88);
        check(mic, hmac(exportedSessionKey, negotiate, challenge, withoutMic), "MIC");
        readPairs(ByteBuffer.wrap(temp).order(ByteOrder.LITTLE_ENDIAN).position(28));
        toClient = rc4(key("session key to server-to-client sealing key magic constant\0"));
        fromClient = rc4(key("session key to client-to-server sealing key magic constant\0"));
    }

    private void readPairs(ByteBuffer in) {
        int id;
        do {
            id = in.getShort();
            byte[] value = new byte[in.getShort() & 0xffff];
            in.get(value);
            if (answerPairs.put(id, value) != null) {
                throw new AssertionError("attribute " + id + " twice");
            }
        } while (id != 0);
        if (in.remaining() != 4 || in.getInt() != 0) {
            throw new AssertionError("temp does not end in four zeros");
        }
    }

    static byte[] field(ByteBuffer message, int at) {
        int length = message.getShort(at) & 0xffff;
        if (length != (message.getShort(at + 2) & 0xffff)) {
            throw new AssertionError("length and maximum length differ at " + at);
        }
        byte[] value = new byte[length];
        message.get(message.getInt(at + 4), value);
        return value;
    }

    String user() {
        return user;
    }

    String domain() {
        return domain;
    }

    /** An attribute of the client's answer. */
    byte[] answerPair(int id) {
        return answerPairs.getOrDefault(id, null);
    }

    /** Seals {@code plain[sealFrom..sealTo)} and appends the signature. */
    byte[] seal(byte[] plain, int sealFrom, int sealTo) throws GeneralSecurityException {
        byte[] code =
                hmac(
                        key("session key to server-to-client signing key magic constant\0"),
                        number(sent),
                        plain);
        byte[] pdu = plain.clone();
        apply(toClient, pdu, sealFrom, sealTo);
        return concat(pdu, signature(toClient, code, sent++));
    }

    /** Opens what the client sealed, 16 octets of signature at its end. */
    byte[] open(byte[] pdu, int sealFrom, int sealTo) throws GeneralSecurityException {
        byte[] plain = Arrays.copyOf(pdu, pdu.length - 16);
        apply(fromClient, plain, sealFrom, sealTo);
        byte[] code =
                hmac(
                        key("session key to client-to-server signing key magic constant\0"),
                        number(received),
                        plain);
        byte[] expected = signature(fromClient, code, received++);
        check(Arrays.copyOfRange(pdu, pdu.length - 16, pdu.length), expected, "signature");
        return plain;
    }

    private static byte[] signature(Cipher cipher, byte[] code, int number) {
        byte[] checksum = cipher.update(Arrays.copyOf(code, 8));
        return concat(number(1), checksum, number(number));
    }

    private static void apply(Cipher cipher, byte[] octets, int from, int to)
            throws GeneralSecurityException {
        if (to > from) {
            cipher.update(octets, from, to - from, octets, from);
        }
    }

    private byte[] key(String constant) throws GeneralSecurityException {
        return MessageDigest.getInstance("MD5")
                .digest(concat(exportedSessionKey, constant.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    private static Cipher rc4(byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RC4");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "RC4"));
        return cipher;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacMD5");
        mac.init(new SecretKeySpec(key, "HmacMD5"));
        return mac.doFinal(concat(parts));
    }

    private static void check(byte[] found, byte[] expected, String what) {
        if (!Arrays.equals(found, expected)) {
            throw new AssertionError(what + " is wrong");
        }
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
