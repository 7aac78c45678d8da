package io.github.checkhyperv.output;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Measured numbers as plain decimals with no more digits than they are good for. */
final class Decimal {
    private static final int DIGITS = 3;

    private Decimal() {}

    /** Whether there is a number to show. */
    static boolean isNumber(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble());
    }

    /** To the thousandth: {@code 312.4}, never {@code 3.124E2}. */
    static BigDecimal of(double value) {
        return of(value, DIGITS);
    }

    /** To this many digits behind the point. */
    static BigDecimal of(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
        return rounded.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(rounded.stripTrailingZeros().toPlainString());
    }
}
