package io.github.checkhyperv.simhost.ntlm;

import io.github.checkhyperv.simhost.wire.MalformedOctets;
import io.github.checkhyperv.simhost.wire.OctetReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * AUTHENTICATE_MESSAGE, [MS-NLMP] 2.2.1.3.
 *
 * @param octets the whole message
 * @param ntResponse NtChallengeResponse
 * @param domain DomainName
 * @param user UserName
 * @param sessionKey EncryptedRandomSessionKey
 * @param flags NegotiateFlags
 */
record Authenticate(
        byte[] octets,
        byte[] ntResponse,
        String domain,
        String user,
        byte[] sessionKey,
        int flags) {
    private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MIC_AT = 72;

    static Authenticate read(byte[] octets) {
        OctetReader in = new OctetReader(octets);
        if (!Arrays.equals(in.bytes(8), SIGNATURE) || in.u32() != 3) {
            throw new MalformedOctets("no AUTHENTICATE_MESSAGE");
        }
        field(in, octets);
        byte[] ntResponse = field(in, octets);
        byte[] domain = field(in, octets);
        byte[] user = field(in, octets);
        field(in, octets);
        byte[] sessionKey = field(in, octets);
        int flags = in.i32();
        return new Authenticate(octets, ntResponse, text(domain), text(user), sessionKey, flags);
    }

    private static byte[] field(OctetReader in, byte[] octets) {
        int length = in.u16();
        in.u16();
        long offset = in.u32();
        if (length == 0) {
            return new byte[0];
        }
        return new OctetReader(octets).seek((int) Math.min(offset, octets.length)).bytes(length);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_16LE);
    }

    boolean isNtlmV2() {
        return ntResponse.length > 24;
    }

    /** NTProofStr, the first field of an NTLMv2_RESPONSE, 2.2.2.8. */
    byte[] proof() {
        return Arrays.copyOf(ntResponse, 16);
    }

    /** The NTLMv2_CLIENT_CHALLENGE, 2.2.2.7, that the proof is made of. */
    byte[] clientChallenge() {
        return Arrays.copyOfRange(ntResponse, 16, ntResponse.length);
    }

    /** The value of an AV pair in the client's challenge, or null. */
    byte[] avPair(int id) {
        OctetReader in = new OctetReader(clientChallenge()).seek(28);
        while (in.remaining() >= 4) {
            int found = in.u16();
            byte[] value = in.bytes(in.u16());
            if (found == 0) {
                return null;
            }
            if (found == id) {
                return value;
            }
        }
        return null;
    }

    /** Whether the client says that it filled the MIC in: MsvAvFlags, bit 0x2. */
    boolean hasMic() {
        byte[] avFlags = avPair(Challenge.AvPair.FLAGS);
        return avFlags != null && avFlags.length == 4 && (avFlags[0] & 2) != 0;
    }

    /** The service that the client means, as a service principal name; empty when it tells none. */
    String targetName() {
        byte[] name = avPair(Challenge.AvPair.TARGET_NAME);
        return name == null ? "" : text(name);
    }

    byte[] mic() {
        return new OctetReader(octets).seek(MIC_AT).bytes(16);
    }

    byte[] withoutMic() {
        byte[] copy = octets.clone();
        Arrays.fill(copy, MIC_AT, MIC_AT + 16, (byte) 0);
        return copy;
    }
}
