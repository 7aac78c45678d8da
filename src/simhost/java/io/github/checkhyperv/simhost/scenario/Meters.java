package io.github.checkhyperv.simhost.scenario;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What the virtual disks of a host have done since it was started. It outlives the host's states: a
 * disk that does less from now on goes on from where it was.
 */
public final class Meters {
    /** Ticks of 100 ns in a second: the frequency of all the host's counters. */
    static final long FREQUENCY = 10_000_000;

    /** Seconds from 1601 to 1970. */
    private static final long FILETIME_EPOCH = 11_644_473_600L;

    private final Clock clock;
    private final long start;
    private final Map<String, Meter> meters = new HashMap<>();

    /** Meters of a host that begins to listen now. */
    public Meters(Clock clock) {
        this.clock = clock;
        this.start = fileTime();
    }

    /** The time as FILETIME: 100 ns since 1601, UTC. */
    long fileTime() {
        Instant now = clock.instant();
        return (now.getEpochSecond() + FILETIME_EPOCH) * FREQUENCY + now.getNano() / 100;
    }

    /** Ticks since the host began to listen. */
    long ticks() {
        return fileTime() - start;
    }

    /**
     * Reads a disk's meter.
     *
     * @param disk what it is known by
     * @param work what it does since it was read last, or has always done
     * @param ticks the time since the host was started
     * @param backwards whether it loses what it would gain
     */
    synchronized Reading read(String disk, Work work, long ticks, boolean backwards) {
        Meter meter = meters.get(disk);
        if (meter == null) {
            meter = new Meter();
            meter.run(work, ticks);
            meters.put(disk, meter);
        } else {
            long passed = Math.max(0, ticks - meter.read);
            meter.run(work, backwards ? -passed : passed);
        }
        meter.read = ticks;
        return meter.reading();
    }

    /**
     * What has been counted.
     *
     * @param normalized normalised operations
     * @param waited ticks that all operations took together
     */
    record Reading(
            long normalized,
            long reads,
            long writes,
            long readBytes,
            long writeBytes,
            long waited) {
        static final Reading NOTHING = new Reading(0, 0, 0, 0, 0, 0);

        long operations() {
            return reads + writes;
        }

        Reading plus(Reading other) {
            return new Reading(
                    normalized + other.normalized,
                    reads + other.reads,
                    writes + other.writes,
                    readBytes + other.readBytes,
                    writeBytes + other.writeBytes,
                    waited + other.waited);
        }
    }

    private static final class Meter {
        private final Total normalized = new Total();
        private final Total reads = new Total();
        private final Total writes = new Total();
        private final Total readBytes = new Total();
        private final Total writeBytes = new Total();
        private final Total waited = new Total();
        private long read;

        void run(Work work, long ticks) {
            normalized.run(work.iops(), ticks);
            reads.run(work.reads(), ticks);
            writes.run(work.writes(), ticks);
            readBytes.run(work.readBytes(), ticks);
            writeBytes.run(work.writeBytes(), ticks);
            waited.run((work.reads() + work.writes()) * work.latency(), ticks);
        }

        Reading reading() {
            return new Reading(
                    normalized.whole,
                    reads.whole,
                    writes.whole,
                    readBytes.whole,
                    writeBytes.whole,
                    waited.whole);
        }
    }

    /** A sum without rounding: what is not a whole one yet is kept. */
    private static final class Total {
        private long whole;
        private long part;

        void run(long perSecond, long ticks) {
            part += perSecond * (ticks % FREQUENCY);
            whole += perSecond * (ticks / FREQUENCY) + Math.floorDiv(part, FREQUENCY);
            part = Math.floorMod(part, FREQUENCY);
        }
    }
}
