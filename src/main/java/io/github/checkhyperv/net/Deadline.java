package io.github.checkhyperv.net;

import java.time.Duration;

/** The one moment, fixed at start, by which the whole run has to be over. */
public final class Deadline {
    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The deadline that lies this far ahead of now. */
    public static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** The sooner of the two. */
    public Deadline or(Deadline other) {
        return nanoTime - other.nanoTime <= 0 ? this : other;
    }

    /** Milliseconds that are left, rounded up; 0 when the deadline has passed. */
    public int remainingMillis() {
        long nanos = nanoTime - System.nanoTime();
        if (nanos <= 0) {
            return 0;
        }
        return (int) Math.min(Integer.MAX_VALUE, (nanos + 999_999) / 1_000_000);
    }

    /** Whether the deadline has passed. */
    public boolean hasPassed() {
        return remainingMillis() == 0;
    }
}
