package io.github.checkhyperv.facts.counters;

import java.util.Optional;

/** The counters of a virtual storage device that are read. */
enum DeviceCounter {
    /** Normalised I/O; whether a running count or a rate no documentation says. */
    IOPS("NormalizedThroughput", null),
    /** The time that an I/O takes; of what unit its type says. */
    LATENCY("Latency", null),
    /** The number of I/O that {@link #LATENCY} is about. */
    LATENCY_BASE("Latency_Base", null),
    /** I/O that wait or are under way. */
    QUEUE_LENGTH("QueueLength", CounterType.LARGE_RAWCOUNT),
    /** Octets read. */
    READ_BYTES("ReadBytesPersec", CounterType.BULK_COUNT),
    /** Octets written. */
    WRITTEN_BYTES("WriteBytesPersec", CounterType.BULK_COUNT),
    /** Read operations. */
    READS("ReadOperationsPerSec", CounterType.COUNTER),
    /** Write operations. */
    WRITES("WriteOperationsPerSec", CounterType.COUNTER),
    /** Operations that failed. */
    ERRORS("ErrorCount", CounterType.RAWCOUNT);

    /** How many there are. */
    static final int COUNT = values().length;

    private final String property;
    private final CounterType usual;

    DeviceCounter(String property, CounterType usual) {
        this.property = property;
        this.usual = usual;
    }

    /** The property that holds it. */
    String property() {
        return property;
    }

    /** What it is where the host does not say so, as far as that is known from elsewhere. */
    Optional<CounterType> usual() {
        return Optional.ofNullable(usual);
    }
}
