package io.github.checkhyperv.simhost.scenario;

/**
 * What a scenario says that a virtual disk does, each null where it does what is usual.
 *
 * @param iops normalised operations a second: of 8 KB at most
 * @param latencyMillis mean latency
 * @param queueLength operations that wait
 * @param readBytes octets read a second
 * @param writeBytes octets written a second
 * @param backwards whether its counters fall from one query to the next
 */
public record Load(
        Long iops,
        Double latencyMillis,
        Long queueLength,
        Long readBytes,
        Long writeBytes,
        boolean backwards) {
    /** What is usual. */
    public static final Load USUAL = new Load(null, null, null, null, null, false);

    /** So many normalised operations a second. */
    public static Load of(long iops) {
        return new Load(iops, null, null, null, null, false);
    }
}
