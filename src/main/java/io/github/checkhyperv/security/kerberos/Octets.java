package io.github.checkhyperv.security.kerberos;

/** Octets as text. */
final class Octets {
    private static final String DIGITS = "0123456789abcdef";

    private Octets() {}

    /** The first {@code count} octets in hexadecimal. */
    static String hex(byte[] octets, int count) {
        StringBuilder text = new StringBuilder(2 * count);
        for (int i = 0; i < count; i++) {
            text.append(DIGITS.charAt(octets[i] >> 4 & 15)).append(DIGITS.charAt(octets[i] & 15));
        }
        return text.toString();
    }
}
