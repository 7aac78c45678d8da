package io.github.checkhyperv.output;

/**
 * A column of a table. Where the terminal is too narrow, the widest of those that can do so gives
 * way; of several that are equally wide, the one that is declared first.
 */
enum Column {
    /** Where a disk's file is; the end is what tells. */
    PATH,
    /** A machine. */
    VM,
    /** The operational statuses of a disk, or the status of what stores it. */
    STATUS,
    /** What is told of a host. */
    WHAT,
    /** A host or a cluster, as the operator calls it. */
    HOST,
    /** The node of a cluster that a disk is on. */
    NODE,
    /** A Storage QoS policy. */
    POLICY,
    /** A volume of a storage cluster. */
    VOLUME,
    /** A resource pool. */
    POOL,
    /** What is said of a disk. */
    VERDICT,
    /** The state of a host. */
    STATE,
    /** IOPS reserved. */
    RESERVED,
    /** IOPS that it really gets, or delivers. */
    GETS,
    /** How long an I/O takes. */
    LATENCY,
    /** IOPS at most. */
    LIMIT,
    /** Flows of a policy. */
    FLOWS,
    /** Whether these share its bounds. */
    KIND,
    /** What there is of a pool. */
    CAPACITY,
    /** What that is counted in. */
    UNITS;

    boolean isNumber() {
        return compareTo(RESERVED) >= 0 && this != KIND && this != UNITS;
    }

    /** Whether its beginning is cut where there is no room, as the end is what tells. */
    boolean endTells() {
        return this == PATH || this == VOLUME;
    }

    boolean givesWay() {
        return compareTo(VERDICT) < 0;
    }
}
