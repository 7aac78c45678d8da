package io.github.checkhyperv.security.ntlm;

import io.github.checkhyperv.security.Password;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The computations of NTLM v2 authentication: [MS-NLMP] 3.3.2. */
final class Ntlmv2 {
    private Ntlmv2() {}

    /** NTOWFv2: the key that only who knows the password can compute. The caller wipes it. */
    static byte[] responseKey(Password credentials) {
        char[] password = credentials.password();
        byte[] unicode = utf16(password);
        Arrays.fill(password, '\0');
        byte[] hash = Md4.digest(unicode);
        Arrays.fill(unicode, (byte) 0);
        byte[] key =
                HmacMd5.of(
                        hash,
                        upperCase(credentials.user()).getBytes(StandardCharsets.UTF_16LE),
                        credentials.domain().getBytes(StandardCharsets.UTF_16LE));
        Arrays.fill(hash, (byte) 0);
        return key;
    }

    private static byte[] utf16(char[] text) {
        byte[] octets = new byte[2 * text.length];
        for (int i = 0; i < text.length; i++) {
            LittleEndian.putShort(octets, 2 * i, text[i]);
        }
        return octets;
    }

    /**
     * The upper case of a user's name as Windows makes it (RtlUpcaseUnicodeString): unit by unit,
     * in no locale, and only where there is a way back. So the Turkish dotless i, the long s, the
     * micro sign, the final sigma and the sharp s stay what they are. Unlike Unicode since version
     * 11, Windows leaves Georgian alone as well. Held against the table of Windows (NTFS $UpCase as
     * mkntfs writes it), this differs in letters only that entered Unicode after version 5.1.
     */
    static String upperCase(String name) {
        char[] units = name.toCharArray();
        for (int i = 0; i < units.length; i++) {
            char upper = Character.toUpperCase(units[i]);
            boolean georgian = upper >= '\u1c90' && upper <= '\u1cbf';
            if (!georgian && Character.toLowerCase(upper) == units[i]) {
                units[i] = upper;
            }
        }
        return new String(units);
    }

    /** "temp" of ComputeResponse, an NTLMv2_CLIENT_CHALLENGE ([MS-NLMP] 2.2.2.7) and 4 octets. */
    static byte[] clientChallenge(long time, byte[] nonce, byte[] avPairs) {
        byte[] temp = new byte[28 + avPairs.length + 4];
        temp[0] = 1;
        temp[1] = 1;
        LittleEndian.putLong(temp, 8, time);
        System.arraycopy(nonce, 0, temp, 16, nonce.length);
        System.arraycopy(avPairs, 0, temp, 28, avPairs.length);
        return temp;
    }

    /** NTProofStr: 16 octets. */
    static byte[] proof(byte[] responseKey, byte[] serverChallenge, byte[] clientChallenge) {
        return HmacMd5.of(responseKey, serverChallenge, clientChallenge);
    }

    /** SessionBaseKey, which is the KeyExchangeKey as well ([MS-NLMP] 3.4.5.1). 16 octets. */
    static byte[] sessionBaseKey(byte[] responseKey, byte[] proof) {
        return HmacMd5.of(responseKey, proof);
    }
}
