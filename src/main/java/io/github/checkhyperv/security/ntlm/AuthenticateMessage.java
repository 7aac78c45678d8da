package io.github.checkhyperv.security.ntlm;

import java.nio.charset.StandardCharsets;

/**
 * AUTHENTICATE_MESSAGE, the client's proof: [MS-NLMP] 2.2.1.3.
 *
 * <pre>
 *  0 Signature, MessageType                   8 and 4 octets, 3
 * 12 LmChallengeResponseFields                8 octets: length, 2; again, 2; offset, 4
 * 20 NtChallengeResponseFields                8
 * 28 DomainNameFields                         8
 * 36 UserNameFields                           8
 * 44 WorkstationFields                        8; none is sent
 * 52 EncryptedRandomSessionKeyFields          8
 * 60 NegotiateFlags                           4
 * 64 Version                                  8
 * 72 MIC                                      16
 * 88 Payload
 * </pre>
 *
 * @param negotiateFlags what both sides agreed on
 * @param ntChallengeResponse NTProofStr and what it proves; there is no LM response beside it
 * @param encryptedRandomSessionKey 16 octets
 */
record AuthenticateMessage(
        int negotiateFlags,
        String domainName,
        String userName,
        byte[] ntChallengeResponse,
        byte[] encryptedRandomSessionKey) {
    static final int MIC = 72;
    private static final int TYPE = 3;
    private static final int PAYLOAD = 88;

    /** Where an LM response would be, a client that has a timestamp sends zeros. */
    private static final byte[] NO_LM_RESPONSE = new byte[24];

    /** The message with a MIC of zeros, over which the MIC is computed. */
    byte[] encode() {
        byte[][] payload = {
            NO_LM_RESPONSE,
            ntChallengeResponse,
            domainName.getBytes(StandardCharsets.UTF_16LE),
            userName.getBytes(StandardCharsets.UTF_16LE),
            new byte[0],
            encryptedRandomSessionKey
        };
        // Names first: they have to begin at an even offset ([MS-NLMP] 2.2.1.3).
        int[] order = {2, 3, 4, 0, 1, 5};
        int length = PAYLOAD;
        for (byte[] part : payload) {
            length += part.length;
        }
        byte[] message = new byte[length];
        Message.begin(message, TYPE);
        int next = PAYLOAD;
        for (int field : order) {
            byte[] part = payload[field];
            LittleEndian.putShort(message, 12 + 8 * field, part.length);
            LittleEndian.putShort(message, 14 + 8 * field, part.length);
            LittleEndian.putInt(message, 16 + 8 * field, next);
            System.arraycopy(part, 0, message, next, part.length);
            next += part.length;
        }
        LittleEndian.putInt(message, 60, negotiateFlags);
        if ((negotiateFlags & NegotiateFlags.VERSION) != 0) {
            Message.putVersion(message, 64);
        }
        return message;
    }
}
