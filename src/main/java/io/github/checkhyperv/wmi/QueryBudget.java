package io.github.checkhyperv.wmi;

import io.github.checkhyperv.net.MemoryBudget;

/**
 * What one query may take from a host, so that no host can make it eat the machine.
 *
 * @param rows how many rows there may be
 * @param octets how many octets the answers may have, all together
 * @param memory what the values of all rows may take, shared with whatever else draws on it
 */
public record QueryBudget(int rows, long octets, MemoryBudget memory) {
    /** Rows of one query: ten times the largest host that was thought of. */
    static final int MAX_ROWS = 200_000;

    /**
     * Octets of the answers to one query: 100,000 disks, each row with a class of some kilobytes,
     * and an end to endless.
     */
    static final long MAX_OCTETS = 1L << 30;

    /** The usual one. */
    public static QueryBudget of(MemoryBudget memory) {
        return new QueryBudget(MAX_ROWS, MAX_OCTETS, memory);
    }
}
