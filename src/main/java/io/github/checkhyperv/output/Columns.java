package io.github.checkhyperv.output;

import org.jline.utils.WCWidth;

/**
 * How wide text is on a terminal: what is wide in East Asia and most emoji take two columns, marks
 * that combine take none. Characters count one by one, as JLine's own AttributedString does on Java
 * 17 only: from 21 on it takes Thai, Hindi and half-width katakana for narrower than terminals do.
 */
final class Columns {
    private static final String ELLIPSIS = "\u2026";

    private Columns() {}

    /** The columns that a text takes. */
    static int of(String text) {
        int columns = 0;
        for (int at = 0; at < text.length(); at = next(text, at)) {
            columns += of(text, at);
        }
        return columns;
    }

    /** The beginning of a text, with an ellipsis if it does not fit. */
    static String head(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        int end = 0;
        for (int columns = of(text, 0); columns < width; columns += of(text, end)) {
            end = next(text, end);
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    /** The end of a text, with an ellipsis if it does not fit: of a path, that is what tells. */
    static String tail(String text, int width) {
        int columns = of(text);
        if (columns <= width) {
            return text;
        }
        int start = 0;
        while (columns >= width || of(text, start) == 0) { // No mark without its character.
            columns -= of(text, start);
            start = next(text, start);
        }
        return ELLIPSIS + text.substring(start);
    }

    private static int of(String text, int at) {
        return WCWidth.wcwidth(text.codePointAt(at));
    }

    private static int next(String text, int at) {
        return text.offsetByCodePoints(at, 1);
    }
}
