package io.github.checkhyperv.security.ntlm;

import io.github.checkhyperv.failure.SessionException;

/** What the three messages of NTLM have in common: [MS-NLMP] 2.2.1. */
final class Message {
    private static final byte[] SIGNATURE = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};

    private Message() {}

    /** Writes Signature and MessageType. */
    static void begin(byte[] message, int type) {
        System.arraycopy(SIGNATURE, 0, message, 0, SIGNATURE.length);
        LittleEndian.putInt(message, 8, type);
    }

    /** Checks that a message is as long as it has to be, and is one of this type. */
    static void check(byte[] message, int type, String name, int shortest) throws SessionException {
        if (message.length < shortest) {
            throw NtlmFailure.malformed(
                    name + " of " + message.length + " octets, fewer than " + shortest);
        }
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (message[i] != SIGNATURE[i]) {
                throw NtlmFailure.malformed("offset " + i + ", " + name + ".Signature");
            }
        }
        int found = LittleEndian.getInt(message, 8);
        if (found != type) {
            throw NtlmFailure.malformed(
                    "offset 8, " + name + ".MessageType: 0x" + Integer.toHexString(found));
        }
    }

    /**
     * Writes VERSION ([MS-NLMP] 2.2.2.10): Windows 10.0, build 0, NTLMSSP_REVISION_W2K3. Hosts show
     * it in traces and do nothing else with it.
     */
    static void putVersion(byte[] message, int at) {
        message[at] = 10;
        message[at + 7] = 15;
    }
}
