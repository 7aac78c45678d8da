package io.github.checkhyperv.facts.counters;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What raw numbers of a counter mean ("Counter Types" and winperf.h of the Windows SDK): the
 * qualifier CounterType of a property, and the formula for it.
 */
enum CounterType {
    /** PERF_COUNTER_RAWCOUNT: a value of 32 bits. */
    RAWCOUNT(0x0001_0000, Formula.VALUE),
    /** PERF_COUNTER_LARGE_RAWCOUNT: a value of 64 bits. */
    LARGE_RAWCOUNT(0x0001_0100, Formula.VALUE),
    /** PERF_COUNTER_RAWCOUNT_HEX: the same, meant to be shown otherwise. */
    RAWCOUNT_HEX(0x0000_0000, Formula.VALUE),
    /** PERF_COUNTER_LARGE_RAWCOUNT_HEX. */
    LARGE_RAWCOUNT_HEX(0x0000_0100, Formula.VALUE),
    /** PERF_COUNTER_COUNTER: a running count of 32 bits, of which the rate is meant. */
    COUNTER(0x1041_0400, Formula.RATE),
    /** PERF_COUNTER_BULK_COUNT: a running count of 64 bits, of which the rate is meant. */
    BULK_COUNT(0x1041_0500, Formula.RATE),
    /** PERF_AVERAGE_TIMER: ticks that all operations took; with their number, a time in seconds. */
    AVERAGE_TIMER(0x3002_0400, Formula.AVERAGE_SECONDS),
    /** PERF_AVERAGE_BULK: what all operations had; with their number, an average. */
    AVERAGE_BULK(0x4002_0500, Formula.AVERAGE);

    private static final int LARGE = 0x100;
    private static final long WORD = 1L << 32;

    private enum Formula {
        VALUE,
        RATE,
        AVERAGE_SECONDS,
        AVERAGE
    }

    private final int code;
    private final Formula formula;

    CounterType(int code, Formula formula) {
        this.code = code;
        this.formula = formula;
    }

    /** The type of this number; null when there is no formula for it here. */
    static CounterType of(long code) {
        for (CounterType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }

    /** Whether the raw number is a running count, which only grows. */
    boolean isRunningCount() {
        return formula == Formula.RATE;
    }

    /**
     * What two samples say: a value, a rate in 1/s, an average, or an average time in seconds.
     *
     * @return empty when the counter went backwards, when no time passed, or when there was nothing
     *     to make an average of
     */
    OptionalDouble cooked(RawCounter first, RawCounter second) {
        if (formula == Formula.VALUE) {
            return OptionalDouble.of(unsigned(second.value()));
        }
        OptionalLong grown = grown(first.value(), second.value(), (code & LARGE) != 0);
        long ticks = second.time() - first.time();
        if (grown.isEmpty() || ticks <= 0 || second.frequency() <= 0) {
            return OptionalDouble.empty();
        }
        if (formula == Formula.RATE) {
            double seconds = (double) ticks / second.frequency();
            return OptionalDouble.of(grown.getAsLong() / seconds);
        }
        // The base of an average is a count of 32 bits (PERF_AVERAGE_BASE), whatever it is of.
        OptionalLong operations = grown(first.base(), second.base(), false);
        if (operations.isEmpty() || operations.getAsLong() == 0) {
            return OptionalDouble.empty();
        }
        double average = (double) grown.getAsLong() / operations.getAsLong();
        return OptionalDouble.of(
                formula == Formula.AVERAGE_SECONDS ? average / second.frequency() : average);
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : value + 0x1p64;
    }

    /**
     * By how much a count has grown. One of 32 bits starts again at 0 when it is full; by more than
     * half of that it does not grow within seconds, so that it went backwards.
     */
    private static OptionalLong grown(long first, long second, boolean large) {
        long grown = second - first;
        if (!large && grown < 0) {
            grown += WORD;
            return grown < 0 || grown > WORD / 2 ? OptionalLong.empty() : OptionalLong.of(grown);
        }
        return grown < 0 ? OptionalLong.empty() : OptionalLong.of(grown);
    }
}
