package io.github.checkhyperv.check;

/**
 * A threshold range of the Monitoring Plugins Development Guidelines: {@code [@]start:end}. Without
 * {@code @} a value outside of the range alerts, with {@code @} one inside of it; both ends belong
 * to the range. {@code start:} may be left out when it is 0, {@code end} when it is infinite, and a
 * {@code start} of {@code ~} is minus infinity.
 */
public final class Range {
    private final String text;
    private final double start;
    private final double end;
    private final boolean alertsInside;

    private Range(String text, double start, double end, boolean alertsInside) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.alertsInside = alertsInside;
    }

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException with a message for the operator when it is none
     */
    public static Range parse(String text) {
        boolean inside = text.startsWith("@");
        String body = inside ? text.substring(1) : text;
        int colon = body.indexOf(':');
        String first = colon < 0 ? "" : body.substring(0, colon);
        String last = body.substring(colon + 1);
        if (body.isEmpty() || body.equals(":")) {
            throw new IllegalArgumentException("is empty");
        }
        double start = first.isEmpty() ? 0 : bound(first, Double.NEGATIVE_INFINITY);
        double end = last.isEmpty() ? Double.POSITIVE_INFINITY : bound(last, Double.NaN);
        if (start > end) {
            throw new IllegalArgumentException("starts above its end");
        }
        return new Range(text, start, end, inside);
    }

    private static double bound(String text, double tilde) {
        if (text.equals("~") && !Double.isNaN(tilde)) {
            return tilde;
        }
        if (!isDecimal(text)) {
            throw new IllegalArgumentException("is no range");
        }
        return Double.parseDouble(text);
    }

    /** Digits with at most one point and a minus in front: no exponents, no hexadecimal, no NaN. */
    private static boolean isDecimal(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }

    /** Whether this value is one to alert on. */
    public boolean alerts(long value) {
        boolean within = value >= start && value <= end;
        return within == alertsInside;
    }

    /** The range as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
