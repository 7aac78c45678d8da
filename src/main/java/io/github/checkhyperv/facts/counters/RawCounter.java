package io.github.checkhyperv.facts.counters;

/**
 * A counter at a moment.
 *
 * @param value the raw number; unsigned
 * @param base the number of operations that it is about, of an average; else 0
 * @param time Timestamp_PerfTime, in ticks
 * @param frequency Frequency_PerfTime, in ticks per second
 */
record RawCounter(long value, long base, long time, long frequency) {}
