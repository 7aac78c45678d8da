package io.github.checkhyperv.check;

/** What can be said about a disk in one word, gravest first. */
public enum Verdict {
    /** The host reports 32788, Insufficient Throughput. */
    BELOW_RESERVATION("below_reservation"),
    /** The host reports something other than OK, and not that. */
    DEGRADED("degraded"),
    /** The host reports no status at all, so nobody can tell. */
    NOT_JUDGED("not_judged"),
    /** The host reports OK and nothing else that counts. */
    FINE("fine");

    private final String id;

    Verdict(String id) {
        this.id = id;
    }

    /** The name that machines read. */
    public String id() {
        return id;
    }
}
