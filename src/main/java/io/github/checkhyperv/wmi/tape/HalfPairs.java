package io.github.checkhyperv.wmi.tape;

import java.util.HexFormat;

/**
 * Texts with half a surrogate pair, as Windows lets names have: there is no UTF-8 for them, and no
 * JSON either (RFC 8259 8.2), so that they are written by their code units.
 */
final class HalfPairs {
    private static final int DIGITS = 4;

    private HalfPairs() {}

    static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            // The usual text is looked through once; a code point is read where it may matter.
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().anyMatch(HalfPairs::is);
            }
        }
        return false;
    }

    static boolean is(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Four digits for each code unit. */
    static String hexadecimal(String text) {
        StringBuilder digits = new StringBuilder(text.length() * DIGITS);
        for (int i = 0; i < text.length(); i++) {
            digits.append(HexFormat.of().toHexDigits(text.charAt(i)));
        }
        return digits.toString();
    }

    /** The text again; a NumberFormatException where there is none. */
    static String text(String digits) {
        if (digits.length() % DIGITS != 0) {
            throw new NumberFormatException();
        }
        StringBuilder text = new StringBuilder(digits.length() / DIGITS);
        for (int i = 0; i < digits.length(); i += DIGITS) {
            text.append((char) HexFormat.fromHexDigits(digits, i, i + DIGITS));
        }
        return text.toString();
    }
}
