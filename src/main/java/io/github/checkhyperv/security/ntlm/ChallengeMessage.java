package io.github.checkhyperv.security.ntlm;

import io.github.checkhyperv.failure.SessionException;
import java.util.Arrays;
import java.util.List;

/**
 * CHALLENGE_MESSAGE, the host's first word: [MS-NLMP] 2.2.1.2.
 *
 * <pre>
 *  0 Signature          8 octets, "NTLMSSP\0"
 *  8 MessageType        4 octets, 2
 * 12 TargetNameFields   8 octets; not used here
 * 20 NegotiateFlags     4 octets
 * 24 ServerChallenge    8 octets
 * 32 Reserved           8 octets
 * 40 TargetInfoFields   8 octets: length, 2; maximum length, 2; offset in the message, 4
 * 48 Version            8 octets; for debugging only
 * </pre>
 *
 * @param negotiateFlags what the host chose of our offer, and its own
 * @param serverChallenge 8 octets
 * @param targetInfo empty when the flags say that there is none
 */
record ChallengeMessage(int negotiateFlags, byte[] serverChallenge, AvPairs targetInfo) {
    private static final int TYPE = 2;
    private static final int SHORTEST = 32;
    private static final int WITH_TARGET_INFO = 48;

    /** Reads a message; judges nothing about it. */
    static ChallengeMessage read(byte[] message) throws SessionException {
        Message.check(message, TYPE, "CHALLENGE_MESSAGE", SHORTEST);
        int flags = LittleEndian.getInt(message, 20);
        byte[] challenge = Arrays.copyOfRange(message, 24, 32);
        if ((flags & NegotiateFlags.TARGET_INFO) == 0) {
            return new ChallengeMessage(flags, challenge, new AvPairs(List.of()));
        }
        Message.check(message, TYPE, "CHALLENGE_MESSAGE", WITH_TARGET_INFO);
        int length = LittleEndian.getShort(message, 40);
        int offset = LittleEndian.getInt(message, 44);
        if (offset < WITH_TARGET_INFO || offset > message.length - length) {
            throw NtlmFailure.malformed(
                    "offset 40, CHALLENGE_MESSAGE.TargetInfoFields: "
                            + length
                            + " octets at "
                            + Integer.toUnsignedString(offset)
                            + " in a message of "
                            + message.length);
        }
        return new ChallengeMessage(flags, challenge, AvPairs.read(message, offset, length));
    }

    /** Refuses a host that wants to do without what keeps the session safe. */
    void refuseDowngrade() throws SessionException {
        String missing = NegotiateFlags.missing(negotiateFlags);
        if (missing.isEmpty()) {
            missing = targetInfo.missing();
        }
        if (!missing.isEmpty()) {
            throw NtlmFailure.downgrade("its NTLM challenge lacks " + missing);
        }
    }
}
