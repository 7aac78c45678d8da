package io.github.checkhyperv.facts.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The numbers of winperf.h, and the formulas of "Counter Types" in the Windows documentation. */
class CounterTypeTest {
    private static final long PERF_COUNTER_COUNTER = 272696320;
    private static final long PERF_COUNTER_BULK_COUNT = 272696576;
    private static final long PERF_COUNTER_RAWCOUNT = 65536;
    private static final long PERF_COUNTER_LARGE_RAWCOUNT = 65792;
    private static final long PERF_AVERAGE_TIMER = 805438464;
    private static final long PERF_AVERAGE_BULK = 1073874176;
    private static final long PERF_100NSEC_TIMER = 542180608;
    private static final long TICKS = 10_000_000;

    private static RawCounter at(double seconds, long value) {
        return new RawCounter(value, 0, (long) (seconds * TICKS), TICKS);
    }

    private static OptionalDouble cooked(long type, RawCounter first, RawCounter second) {
        return CounterType.of(type).cooked(first, second);
    }

    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

    @Test
    void aRateIsWhatACountGrewByPerSecond() {
        assertEquals(
                OptionalDouble.of(250),
                cooked(PERF_COUNTER_BULK_COUNT, at(10, 1_000), at(12, 1_500)));
        assertEquals(
                OptionalDouble.of(250), cooked(PERF_COUNTER_COUNTER, at(10, 1_000), at(12, 1_500)));
    }

    @Test
    void aCountOf32BitsGoesOnAtZeroWhenItIsFull() {
        long nearlyFull = 0xFFFF_FFFFL - 99;
        assertEquals(
                OptionalDouble.of(300),
                cooked(PERF_COUNTER_COUNTER, at(1, nearlyFull), at(2, 200)));
    }

    @Test
    void aCountThatWentBackwardsIsUnknown() {
        assertEquals(UNKNOWN, cooked(PERF_COUNTER_BULK_COUNT, at(1, 500), at(2, 499)));
        assertEquals(UNKNOWN, cooked(PERF_COUNTER_COUNTER, at(1, 500), at(2, 499)));
    }

    @Test
    void aCountOf64BitsMayHaveItsHighestBitSet() {
        long high = Long.MAX_VALUE - 50;
        assertEquals(
                OptionalDouble.of(100),
                cooked(PERF_COUNTER_BULK_COUNT, at(1, high), at(2, high + 100)));
    }

    @Test
    void withoutTimeInBetweenThereIsNoRate() {
        assertEquals(UNKNOWN, cooked(PERF_COUNTER_BULK_COUNT, at(1, 5), at(1, 6)));
        assertEquals(UNKNOWN, cooked(PERF_COUNTER_BULK_COUNT, at(2, 5), at(1, 6)));
        RawCounter noFrequency = new RawCounter(9, 0, 5, 0);
        assertEquals(UNKNOWN, cooked(PERF_COUNTER_BULK_COUNT, at(0, 5), noFrequency));
    }

    @Test
    void aPlainValueNeedsNoTime() {
        assertEquals(OptionalDouble.of(3), cooked(PERF_COUNTER_RAWCOUNT, at(1, 7), at(1, 3)));
        assertEquals(OptionalDouble.of(3), cooked(PERF_COUNTER_LARGE_RAWCOUNT, at(1, 7), at(1, 3)));
        assertEquals(
                OptionalDouble.of(0x1p64 - 0x1p11),
                cooked(PERF_COUNTER_LARGE_RAWCOUNT, at(1, 7), at(1, -2048)));
    }

    @Test
    void anAverageTimeIsTicksPerOperationInSeconds() {
        // 40 operations took 80,000 ticks of 100 ns, 0.2 ms each.
        assertEquals(
                OptionalDouble.of(0.0002),
                cooked(PERF_AVERAGE_TIMER, timed(1, 20_000, 60), timed(2, 100_000, 100)));
    }

    private static RawCounter timed(int seconds, long value, long base) {
        return new RawCounter(value, base, seconds * TICKS, TICKS);
    }

    @Test
    void theTicksOfAnAverageAndItsBaseMayBothBeFull() {
        long full = 0x1_0000_0000L;
        assertEquals(
                OptionalDouble.of(0.0002),
                cooked(
                        PERF_AVERAGE_TIMER,
                        timed(1, full - 40_000, full - 10),
                        timed(2, 40_000, 30)));
    }

    @Test
    void withoutAnOperationThereIsNoAverage() {
        assertEquals(
                UNKNOWN, cooked(PERF_AVERAGE_TIMER, timed(1, 20_000, 60), timed(2, 20_000, 60)));
    }

    @Test
    void anAverageOfOtherThingsIsNoTime() {
        assertEquals(
                OptionalDouble.of(512),
                cooked(PERF_AVERAGE_BULK, timed(1, 1_000, 10), timed(2, 1_000 + 512 * 4, 14)));
    }

    @Test
    void whatNoFormulaIsKnownForIsNoType() {
        assertNull(CounterType.of(PERF_100NSEC_TIMER));
        assertNull(CounterType.of(DeviceRow.NO_TYPE));
    }
}
