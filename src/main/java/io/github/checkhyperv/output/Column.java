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
    /** The operational statuses of a disk. */
    STATUS,
    /** What is told of a host. */
    WHAT,
    /** A host or a cluster, as the operator calls it. */
    HOST,
    /** The node of a cluster that a disk is on. */
    NODE,
    /** What is said of a disk. */
    VERDICT,
    /** The state of a host. */
    STATE,
    /** IOPS reserved. */
    RESERVED,
    /** IOPS at most. */
    LIMIT;

    boolean isNumber() {
        return this == RESERVED || this == LIMIT;
    }

    boolean givesWay() {
        return compareTo(VERDICT) < 0;
    }
}
