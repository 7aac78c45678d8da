package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Rates;
import java.util.OptionalDouble;

/** Numbers as people read them, the same in every locale. */
final class Figures {
    private Figures() {}

    /** With a comma between thousands. */
    static String grouped(long value) {
        StringBuilder text = new StringBuilder(Long.toString(value));
        int first = value < 0 ? 1 : 0;
        for (int at = text.length() - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** A rate without what is behind its point. */
    static String rate(OptionalDouble value) {
        return Long.toString(Math.round(value.getAsDouble()));
    }

    /** Milliseconds, to the tenth where that tells anything: {@code 1.5 ms}, {@code 120 ms}. */
    static String millis(double value) {
        return Decimal.of(value, value < 10 ? 1 : 0) + " ms";
    }

    /** What is delivered and how long an I/O takes, as far as that was told. */
    static String rates(String verb, Rates rates) {
        StringBuilder text = new StringBuilder();
        if (Decimal.isNumber(rates.iops())) {
            text.append(", ").append(verb).append(' ');
            text.append(grouped(Math.round(rates.iops().getAsDouble())));
        }
        if (Decimal.isNumber(rates.latencyMillis())) {
            text.append(", ").append(millis(rates.latencyMillis().getAsDouble()));
        }
        return text.toString();
    }
}
