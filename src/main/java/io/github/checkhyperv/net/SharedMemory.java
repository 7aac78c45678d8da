package io.github.checkhyperv.net;

/** Memory that hosts share which are asked side by side; for any number of threads. */
public final class SharedMemory {
    private final long own;
    private long free;

    /**
     * Memory for many.
     *
     * @param octets in all
     * @param hosts how many are asked at a time: half of all is divided among them
     */
    public SharedMemory(long octets, int hosts) {
        this.own = octets / 2 / hosts;
        this.free = octets - own * hosts;
    }

    /** One host's budget; it is to be closed, or kept, when the host has been asked. */
    public MemoryBudget part() {
        return new MemoryBudget(MemoryBudget.MAX_VALUE_OCTETS, own, this);
    }

    /** Takes octets, or gives them back when there are less than none; whether there were any. */
    synchronized boolean take(long octets) {
        if (octets > free) {
            return false;
        }
        free -= octets;
        return true;
    }
}
