package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;

/** How much room texts take on a tape. */
final class JsonSize {
    private static final int ESCAPE = 6; // backslash, u and four digits
    private static final int FRAME = 16;
    private static final int FAILURE_FRAME = 160;

    private JsonSize() {}

    /** Octets of a text with its quotes, or some more. */
    static long of(String text) {
        if (HalfPairs.isIn(text)) {
            return FRAME + 4L * text.length();
        }
        long octets = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '\u2028' || c == '\u2029') {
                octets += ESCAPE;
            } else if (c < 0x80) {
                octets += c == '"' || c == '\\' ? 2 : 1;
            } else {
                octets += 3;
            }
        }
        return octets;
    }

    /** The same of a failure. */
    static long of(Failure failure) {
        return FAILURE_FRAME
                + of(failure.problem().name())
                + of(failure.what())
                + of(failure.seen())
                + of(failure.remedy());
    }
}
