package io.github.checkhyperv.net;

/**
 * What the answers of one host may take of this machine's memory; for any number of threads. Hosts
 * that are asked side by side draw on one {@link SharedMemory} beyond a part that each has to
 * itself: so one that sends without end takes from the others what they all share, and never what
 * is theirs.
 */
public final class MemoryBudget implements AutoCloseable {
    /** What a host's queries may keep of it. 100,000 disks have some 60 MB. */
    static final long MAX_VALUE_OCTETS = 96L << 20;

    private final long limit;
    private final long own;
    private final SharedMemory shared;
    private long taken;
    private long borrowed;
    private long fromShared;

    /** A budget of this many octets, and of nobody else. */
    public MemoryBudget(long limit) {
        this(limit, limit, null);
    }

    /**
     * A host's part of what many share.
     *
     * @param own octets that are there for this host alone
     */
    MemoryBudget(long limit, long own, SharedMemory shared) {
        this.limit = limit;
        this.own = own;
        this.shared = shared;
    }

    /** The usual one for all queries of one host. */
    public static MemoryBudget ofOneHost() {
        return new MemoryBudget(MAX_VALUE_OCTETS);
    }

    /** Octets of values in all. */
    public long limit() {
        return limit;
    }

    /** Takes octets for values, which stay; whether there were as many. */
    public synchronized boolean take(long octets) {
        taken += octets;
        return taken <= limit && cover();
    }

    /**
     * Takes octets for an answer that is only read; whether there were as many. Of a host that is
     * asked by itself that is not limited here.
     */
    public synchronized boolean borrow(long octets) {
        borrowed += octets;
        return cover();
    }

    /** Gives back octets that were borrowed. */
    public synchronized void giveBack(long octets) {
        borrowed -= octets;
        cover();
    }

    /** Has of the shared memory what is needed beyond one's own. */
    private boolean cover() {
        if (shared == null) {
            return true;
        }
        long needed = Math.max(0, taken + borrowed - own);
        if (!shared.take(needed - fromShared)) {
            return false;
        }
        fromShared = needed;
        return true;
    }

    /** Gives everything back: nothing that was read is kept. */
    @Override
    public synchronized void close() {
        taken = 0;
        borrowed = 0;
        cover();
    }

    /**
     * Gives back all but what values took, as they are kept, also what was this host's own; whether
     * there is room for that.
     */
    public synchronized boolean keep() {
        borrowed = 0;
        if (shared == null) {
            return true;
        }
        boolean fits = shared.take(taken - fromShared);
        fromShared = fits ? taken : fromShared;
        return fits;
    }
}
