package io.github.checkhyperv.security.kerberos;

import java.util.Map;
import java.util.TreeMap;

/**
 * Whose turn it is where a realm can have one KDC at a time: all who ask one are admitted together,
 * but none who comes after somebody who waits for another. To be used by one thread at a time.
 */
final class KdcTurns {
    /** The KDC of each who waits, by the order of arrival. */
    private final Map<Long, String> waiting = new TreeMap<>();

    private String current = "";
    private long arrivals;
    private long admitted;
    private int asking;

    /** Somebody wants to ask this KDC; returns the number to be known by. */
    long arrive(String kdc) {
        waiting.put(++arrivals, kdc);
        return arrivals;
    }

    /** Whether it is the turn of this one, who then may begin. */
    boolean admits(long number) {
        if (!waiting.get(number).equals(current)) {
            return asking == 0;
        }
        return number <= admitted || !waitsForOther();
    }

    private boolean waitsForOther() {
        for (String kdc : waiting.values()) {
            if (!kdc.equals(current)) {
                return true;
            }
        }
        return false;
    }

    /** It asks from now on, and all may who have come by now for the same KDC. */
    void begin(long number) {
        String kdc = waiting.get(number);
        if (!kdc.equals(current)) {
            current = kdc;
            admitted = arrivals;
        }
        asking++;
    }

    /** It waits no longer, whether it asks or has given up. */
    void leave(long number) {
        waiting.remove(number);
    }

    /** One of those who ask has done so. */
    void end() {
        asking--;
    }
}
