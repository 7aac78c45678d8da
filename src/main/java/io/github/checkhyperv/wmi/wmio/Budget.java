package io.github.checkhyperv.wmi.wmio;

/**
 * How many octets may still be read through heap references.
 *
 * <p>A heap item has exactly one reference ([MS-WMIO] 2.2.66), so an honest object refers to few
 * more octets than it has. A dishonest one could refer to the same long item a million times, and
 * nest that, so that a few kilobytes turn into gigabytes. {@value #FACTOR} times the size of what
 * is decoded, and {@value #ALLOWANCE} octets, leave room for encoders that share equal strings.
 */
final class Budget {
    static final int FACTOR = 8;
    static final int ALLOWANCE = 65_536;

    private long octets;

    Budget(int size) {
        octets = (long) FACTOR * size + ALLOWANCE;
    }

    /** Takes octets away; false when there were not enough left. */
    boolean take(long count) {
        octets -= count;
        return octets >= 0;
    }
}
