package io.github.checkhyperv.output;

/**
 * Makes text from elsewhere fit to be shown: one line, no terminal escapes, nothing that changes
 * how the rest of the line is read, and not longer than is any use.
 */
final class Text {
    /** Longest name that is shown in full, in UTF-16 units; Hyper-V itself allows 100. */
    static final int NAME = 200;

    /** Longest path that is shown in full; longer ones exist, but no screen for them. */
    static final int PATH = 1024;

    /** Longest message that is shown in full. */
    static final int MESSAGE = 600;

    private static final char ELLIPSIS = '\u2026';
    private static final char ZERO_WIDTH_NON_JOINER = '\u200c';
    private static final char ZERO_WIDTH_JOINER = '\u200d';

    private Text() {}

    /** Puts {@code ?} in place of every character that is not there to be seen. */
    static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return clean(text, i);
            }
        }
        return text;
    }

    private static String clean(String text, int from) {
        StringBuilder clean = new StringBuilder(text.length());
        clean.append(text, 0, from);
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            clean.appendCodePoint(isPrintable(c) ? c : '?');
            at += Character.charCount(c);
        }
        return clean.toString();
    }

    /** Formatting characters include those that turn the direction of text around. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            case Character.FORMAT -> c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }

    /** The same text, or its beginning with an ellipsis, of at most this many UTF-16 units. */
    static String clip(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    /** Printable, clipped, and without the bar that sets performance data off. */
    static String line(String text, int limit) {
        return printable(clip(text, limit)).replace('|', '\u00a6');
    }

    /** The octets that this text takes in UTF-8. */
    static int octets(String text) {
        int octets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                octets += 1;
            } else if (c < 0x800 || Character.isSurrogate(c)) {
                octets += 2;
            } else {
                octets += 3;
            }
        }
        return octets;
    }

    /** The beginning of a text that takes at most this many octets. */
    static String clipOctets(String text, int limit) {
        int octets = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (octets + size > limit) {
                return text.substring(0, at);
            }
            octets += size;
            at += Character.charCount(c);
        }
        return text;
    }

    /** A number with its noun, {@code 1 disk} or {@code 2 disks}. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
