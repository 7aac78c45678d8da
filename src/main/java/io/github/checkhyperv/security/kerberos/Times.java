package io.github.checkhyperv.security.kerberos;

import java.nio.charset.StandardCharsets;

/** Times as operators read them. */
final class Times {
    private Times() {}

    /** {@code 2026-11-27 13:35:32 UTC} of the seconds since 1970. */
    static String readable(long seconds) {
        byte[] der = Der.kerberosTime(seconds);
        String digits = new String(der, 2, 14, StandardCharsets.US_ASCII);
        return new StringBuilder(digits)
                .insert(12, ':')
                .insert(10, ':')
                .insert(8, ' ')
                .insert(6, '-')
                .insert(4, '-')
                .append(" UTC")
                .toString();
    }
}
