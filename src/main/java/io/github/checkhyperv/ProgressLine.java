package io.github.checkhyperv;

import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.run.Progress;
import java.io.PrintStream;

/**
 * Shows somebody at a terminal how far a long run has come, in one line that is written over and
 * gone before the answer comes.
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long NEXT_NANOS = 500_000_000L;

    private final PrintStream terminal;
    private final int hosts;
    private final long start;
    private long next;
    private int done;
    private int notOk;
    private int unknown;
    private int width;

    /**
     * A line that shows from the second second on.
     *
     * @param now in System.nanoTime's count
     */
    ProgressLine(PrintStream terminal, int hosts, long now) {
        this.terminal = terminal;
        this.hosts = hosts;
        this.start = now;
        this.next = now + FIRST_NANOS;
    }

    @Override
    public void answered(Status status) {
        answered(status, System.nanoTime());
    }

    synchronized void answered(Status status, long now) {
        done++;
        notOk += status == Status.OK ? 0 : 1;
        unknown += status == Status.UNKNOWN ? 1 : 0;
        if (now - next >= 0) {
            next = now + NEXT_NANOS;
            show(text(now));
        }
    }

    private String text(long now) {
        long rate = done * 1_000_000_000L / Math.max(1, now - start);
        return done
                + " of "
                + hosts
                + " hosts, "
                + notOk
                + " not OK, "
                + unknown
                + " unknown, "
                + rate
                + "/s";
    }

    private void show(String text) {
        String rest = " ".repeat(Math.max(0, width - text.length()));
        terminal.print("\r" + text + rest);
        terminal.flush();
        width = text.length();
    }

    /** Leaves an empty line, and shows nothing from now on. */
    @Override
    public synchronized void close() {
        next = Long.MAX_VALUE;
        if (width > 0) {
            show("");
            terminal.print("\r");
            terminal.flush();
        }
    }
}
