package io.github.checkhyperv.check;

/** The text of a GUID: 8-4-4-4-12 hexadecimal digits, in any case, without braces. */
public final class Guid {
    /** Characters of a GUID. */
    public static final int LENGTH = 36;

    private Guid() {}

    /** Whether the whole text is a GUID. */
    public static boolean is(String text) {
        return text.length() == LENGTH && isAt(text, 0);
    }

    /** Whether there is a GUID at this place of a text, whatever follows it. */
    static boolean isAt(String text, int start) {
        if (start < 0 || text.length() - start < LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(start + i);
            if (dash ? c != '-' : !isHexDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f';
    }
}
