package io.github.checkhyperv.output;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations in seconds, to the millisecond, the same in every locale. */
final class Seconds {
    private Seconds() {}

    static BigDecimal of(Duration duration) {
        return BigDecimal.valueOf(duration.plusNanos(500_000).toMillis(), 3);
    }

    static String text(Duration duration) {
        return of(duration).toString();
    }
}
