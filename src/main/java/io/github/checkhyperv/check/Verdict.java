package io.github.checkhyperv.check;

import java.util.List;

/** What a disk's operational statuses say about it, gravest first. */
public enum Verdict {
    /** The host reports 32788, Insufficient Throughput. */
    BELOW_RESERVATION("below_reservation"),
    /** The host reports something other than OK, but not that. */
    DEGRADED("degraded"),
    /** The host reports no status at all, so nobody can tell. */
    NOT_JUDGED("not_judged"),
    /** The host reports OK and nothing else. */
    FINE("fine");

    private final String id;

    Verdict(String id) {
        this.id = id;
    }

    /** The name that machines read. */
    public String id() {
        return id;
    }

    /**
     * The verdict on a disk with these statuses. The first one is the general state and the rest
     * come in any order, so that all are looked at. The disk's own reservation plays no part: with
     * a QoS policy it may be 0 although the disk is short of throughput.
     */
    public static Verdict of(List<OperationalStatus> statuses) {
        Verdict verdict = statuses.isEmpty() ? NOT_JUDGED : FINE;
        for (OperationalStatus status : statuses) {
            if (status.code() == OperationalStatus.INSUFFICIENT_THROUGHPUT) {
                return BELOW_RESERVATION;
            }
            if (status.code() != OperationalStatus.OK) {
                verdict = DEGRADED;
            }
        }
        return verdict;
    }
}
