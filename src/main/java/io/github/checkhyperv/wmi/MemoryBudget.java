package io.github.checkhyperv.wmi;

/**
 * Octets of values that queries may keep, of one host or of many that are asked at once; for any
 * number of threads.
 */
public final class MemoryBudget {
    /** What a host's queries may keep of it. 100,000 disks have some 60 MB. */
    static final long MAX_VALUE_OCTETS = 96L << 20;

    private final long limit;
    private long taken;

    /** A budget of this many octets. */
    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** The usual one for all queries of one host. */
    public static MemoryBudget ofOneHost() {
        return new MemoryBudget(MAX_VALUE_OCTETS);
    }

    /** Octets in all. */
    public long limit() {
        return limit;
    }

    /** Takes octets; whether there were as many. */
    public synchronized boolean take(long octets) {
        taken += octets;
        return taken <= limit;
    }
}
