package io.github.checkhyperv.output;

/**
 * How wide text is on a terminal: East Asian wide characters take two columns (UAX #11), marks that
 * combine take none.
 */
final class Columns {
    private static final String ELLIPSIS = "\u2026";

    /** First and last character of the blocks that are wide throughout, in order. */
    private static final int[] WIDE = {
        0x1100, 0x115f, 0x2e80, 0x303e, 0x3041, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900,
        0xfaff, 0xfe30, 0xfe6f, 0xff00, 0xff60, 0xffe0, 0xffe6, 0x1f300, 0x1f64f, 0x1f680, 0x1f6ff,
        0x1f900, 0x1f9ff, 0x20000, 0x3fffd
    };

    private Columns() {}

    /** The columns that a text takes. */
    static int of(String text) {
        int columns = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            columns += of(c);
            at += Character.charCount(c);
        }
        return columns;
    }

    private static int of(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        for (int i = 0; i < WIDE.length; i += 2) {
            if (c >= WIDE[i] && c <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }

    /** The beginning of a text, with an ellipsis if it does not fit. */
    static String head(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        int left = width - 1;
        int at = 0;
        while (true) {
            int c = text.codePointAt(at);
            if (of(c) > left) {
                return text.substring(0, at) + ELLIPSIS;
            }
            left -= of(c);
            at += Character.charCount(c);
        }
    }

    /** The end of a text, with an ellipsis if it does not fit: of a path, that is what tells. */
    static String tail(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        int left = width - 1;
        int at = text.length();
        while (true) {
            int c = text.codePointBefore(at);
            if (of(c) > left) {
                return ELLIPSIS + text.substring(at);
            }
            left -= of(c);
            at -= Character.charCount(c);
        }
    }

    /** Fills a cell up with spaces, on its right or on its left. */
    static void append(StringBuilder line, String text, int width, boolean right) {
        int spaces = width - of(text);
        if (!right) {
            line.append(text);
        }
        for (int i = 0; i < spaces; i++) {
            line.append(' ');
        }
        if (right) {
            line.append(text);
        }
    }
}
