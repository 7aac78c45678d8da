package io.github.checkhyperv.check;

import java.util.OptionalDouble;

/**
 * What storage does on average over some minutes. What was not told is absent, which is not zero.
 *
 * @param iops normalised I/O per second
 * @param latencyMillis milliseconds that an I/O takes
 * @param bytes octets per second
 */
public record Rates(OptionalDouble iops, OptionalDouble latencyMillis, OptionalDouble bytes) {
    /** Nothing is known. */
    public static final Rates UNKNOWN =
            new Rates(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** Both together; I/O that are waited for at the same time take as long as the longest. */
    public Rates and(Rates other) {
        return new Rates(
                sum(iops, other.iops),
                longest(latencyMillis, other.latencyMillis),
                sum(bytes, other.bytes));
    }

    private static OptionalDouble sum(OptionalDouble a, OptionalDouble b) {
        if (a.isEmpty()) {
            return b;
        }
        return b.isEmpty() ? a : OptionalDouble.of(a.getAsDouble() + b.getAsDouble());
    }

    private static OptionalDouble longest(OptionalDouble a, OptionalDouble b) {
        if (a.isEmpty()) {
            return b;
        }
        return b.isEmpty() ? a : OptionalDouble.of(Math.max(a.getAsDouble(), b.getAsDouble()));
    }
}
