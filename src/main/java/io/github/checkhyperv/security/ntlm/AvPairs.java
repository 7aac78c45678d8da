package io.github.checkhyperv.security.ntlm;

import io.github.checkhyperv.failure.SessionException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the host says about itself in its challenge, and what the client makes of it in its answer:
 * a sequence of AV_PAIR, [MS-NLMP] 2.2.2.1.
 */
record AvPairs(List<AvPair> pairs) {
    /**
     * The most octets that are read. Two NetBIOS and three DNS names at their longest, and all
     * other pairs that [MS-NLMP] knows, take 1,750.
     */
    static final int LIMIT = 2_048;

    private static final int EOL = 0;
    private static final int NB_COMPUTER_NAME = 1;
    private static final int NB_DOMAIN_NAME = 2;
    private static final int FLAGS = 6;
    private static final int TIMESTAMP = 7;
    private static final int TARGET_NAME = 9;
    private static final int CHANNEL_BINDINGS = 10;

    private static final int MIC_PROVIDED = 0x00000002;
    private static final int UNTRUSTED_TARGET_NAME = 0x00000004;
    private static final int HEADER = 4;

    /** One attribute: AvId (2 octets), AvLen (2 octets), Value. */
    private record AvPair(int id, byte[] value) {}

    /** Reads the pairs of {@code message[at..at + length)}, which lies within the message. */
    static AvPairs read(byte[] message, int at, int length) throws SessionException {
        if (length > LIMIT) {
            throw NtlmFailure.malformed(
                    "CHALLENGE_MESSAGE.TargetInfo has " + length + " octets, more than " + LIMIT);
        }
        List<AvPair> pairs = new ArrayList<>();
        int next = at;
        int end = at + length;
        while (end - next >= HEADER) {
            int id = LittleEndian.getShort(message, next);
            int valueLength = LittleEndian.getShort(message, next + 2);
            int valueAt = next + HEADER;
            if (id == EOL) {
                // Its length must be 0 ([MS-NLMP] 2.2.2.1), but peers were seen that leave it
                // unset.
                return new AvPairs(pairs);
            }
            if (valueLength > end - valueAt) {
                throw malformed(next, "has a value of " + valueLength + " octets, beyond its end");
            }
            checkLength(id, valueLength, next);
            pairs.add(new AvPair(id, Arrays.copyOfRange(message, valueAt, valueAt + valueLength)));
            next = valueAt + valueLength;
        }
        throw malformed(next, "ends without MsvAvEOL");
    }

    private static void checkLength(int id, int length, int at) throws SessionException {
        if (id == TIMESTAMP && length != 8 || id == FLAGS && length != 4) {
            throw malformed(at, "has a value of " + length + " octets for attribute " + id);
        }
    }

    private static SessionException malformed(int at, String what) {
        return NtlmFailure.malformed("offset " + at + ", CHALLENGE_MESSAGE.TargetInfo " + what);
    }

    /**
     * Names what is missing and needed, or nothing.
     *
     * <p>Without both NetBIOS names a client that wants signing or sealing has to give up
     * ([MS-NLMP] 3.1.5.1.2). The timestamp is what the specification makes the client's MIC depend
     * on, and the MIC is what tells the host that the handshake was tampered with. Every Windows
     * since Vista sends it ([MS-NLMP] note 16), so no host that can answer our question lacks it.
     */
    String missing() {
        StringBuilder missing = new StringBuilder();
        if (find(NB_COMPUTER_NAME) == null || find(NB_DOMAIN_NAME) == null) {
            missing.append("the host's names");
        }
        if (find(TIMESTAMP) == null) {
            missing.append(missing.length() == 0 ? "" : ", ").append("a timestamp");
        }
        return missing.toString();
    }

    /** The host's clock, a FILETIME. Call only if it is not {@link #missing()}. */
    long timestamp() {
        return LittleEndian.getLong(find(TIMESTAMP).value(), 0);
    }

    private AvPair find(int id) {
        for (AvPair pair : pairs) {
            if (pair.id() == id) {
                return pair;
            }
        }
        return null;
    }

    /**
     * The pairs of the answer, MsvAvEOL included: those of the host in its order, with our own
     * flags (a MIC is there), no channel bindings, and the name of the service that we mean.
     */
    byte[] answer(String targetName) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        int flags = 0;
        for (AvPair pair : pairs) {
            switch (pair.id()) {
                case FLAGS -> flags |= LittleEndian.getInt(pair.value(), 0);
                case TARGET_NAME, CHANNEL_BINDINGS -> {
                    // Ours to say, not the host's.
                }
                default -> write(out, pair.id(), pair.value());
            }
        }
        byte[] flagsValue = new byte[4];
        // A host that could have us call our target name untrusted would have it ignored.
        LittleEndian.putInt(flagsValue, 0, flags & ~UNTRUSTED_TARGET_NAME | MIC_PROVIDED);
        write(out, FLAGS, flagsValue);
        write(out, CHANNEL_BINDINGS, new byte[Md5.LENGTH]);
        write(out, TARGET_NAME, targetName.getBytes(StandardCharsets.UTF_16LE));
        write(out, EOL, new byte[0]);
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int id, byte[] value) {
        byte[] header = new byte[HEADER];
        LittleEndian.putShort(header, 0, id);
        LittleEndian.putShort(header, 2, value.length);
        out.writeBytes(header);
        out.writeBytes(value);
    }
}
