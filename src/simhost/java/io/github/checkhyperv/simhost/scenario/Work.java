package io.github.checkhyperv.simhost.scenario;

import java.util.List;

/**
 * What a virtual disk does, second by second.
 *
 * @param iops normalised operations
 * @param reads operations that read
 * @param writes operations that write
 * @param readBytes octets read
 * @param writeBytes octets written
 * @param latency mean latency in 100 ns
 * @param queueLength operations that wait
 */
record Work(
        long iops,
        long reads,
        long writes,
        long readBytes,
        long writeBytes,
        long latency,
        long queueLength) {
    /** Nothing. */
    static final Work IDLE = new Work(0, 0, 0, 0, 0, 0, 0);

    private static final int INSUFFICIENT_THROUGHPUT = 32788;
    private static final int NORMALIZED = 8192;
    private static final long MOST_IOPS = 1_000_000;
    private static final double TICKS_PER_MILLISECOND = 10_000;

    /** A disk that misses its reservation is slow, another one does somewhat more than it needs. */
    static Work of(Disk disk) {
        Load load = disk.load();
        boolean below = isBelow(disk.statuses());
        long iops = or(load.iops(), usualIops(disk, below));
        long read = or(load.readBytes(), iops / 2 * NORMALIZED);
        long written = or(load.writeBytes(), (iops - iops / 2) * NORMALIZED);
        long reads =
                read + written == 0
                        ? iops / 2
                        : Math.round((double) iops * read / ((double) read + written));
        double usual = below ? 25 : 2;
        double millis = load.latencyMillis() == null ? usual : load.latencyMillis();
        return new Work(
                iops,
                reads,
                iops - reads,
                read,
                written,
                Math.round(millis * TICKS_PER_MILLISECOND),
                or(load.queueLength(), below ? 8 : 1));
    }

    static boolean isBelow(List<Integer> statuses) {
        return statuses != null && statuses.contains(INSUFFICIENT_THROUGHPUT);
    }

    private static long usualIops(Disk disk, boolean below) {
        long reserved = Math.min(or(disk.reservation(), 0), MOST_IOPS);
        long usual = below ? 60 : 40;
        if (reserved > 0) {
            usual = below ? reserved * 3 / 5 : reserved * 6 / 5;
        }
        long limit = or(disk.limit(), 0);
        return limit > 0 ? Math.min(usual, limit) : usual;
    }

    private static long or(Long said, long usual) {
        return said == null ? usual : said;
    }

    /** What two disks do; the latency of either counts as often as it operates. */
    Work plus(Work other) {
        long operations = iops + other.iops;
        double waited = (double) iops * latency + (double) other.iops * other.latency;
        return new Work(
                operations,
                reads + other.reads,
                writes + other.writes,
                readBytes + other.readBytes,
                writeBytes + other.writeBytes,
                operations == 0 ? 0 : Math.round(waited / operations),
                queueLength + other.queueLength);
    }
}
