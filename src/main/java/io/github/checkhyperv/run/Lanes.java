package io.github.checkhyperv.run;

import io.github.checkhyperv.net.Deadline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Work that is done side by side, so much at a time. What takes long moves to a slow lane, so that
 * silent hosts do not hold up the others; there is room for as much again there as for the rest
 * eight times over, then it counts as before.
 */
final class Lanes {
    private static final long SLOW_NANOS = 2_000_000_000L;
    private static final int SLOW_FACTOR = 8;

    private final int width;
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /** Those whose work is not slow, in the order in which that began. */
    private final Set<Worker> fast = new LinkedHashSet<>();

    private int slow;
    private boolean over;

    /** Lanes for so much work at a time. */
    Lanes(int width) {
        this.width = width;
    }

    /** Adds work to what waits. */
    synchronized void add(Runnable work) {
        waiting.add(work);
        startWorker();
    }

    /** Adds work that goes before all that waits, as something else cannot end without it. */
    synchronized void addFirst(Runnable work) {
        waiting.addFirst(work);
        startWorker();
    }

    /** Waits until all work is done, also what it adds; false when the deadline passes before. */
    synchronized boolean await(Deadline deadline) {
        while (!waiting.isEmpty() || !fast.isEmpty() || slow > 0) {
            moveSlow();
            int left = deadline.remainingMillis();
            if (left == 0) {
                over = true; // Nothing more is begun.
                return false;
            }
            try {
                wait(Math.min(left, untilSlow()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                over = true;
                return false;
            }
        }
        return true;
    }

    private void startWorker() {
        if (!over && !waiting.isEmpty() && fast.size() < width) {
            Worker worker = new Worker(waiting.poll());
            fast.add(worker);
            Thread thread = new Thread(worker, "look");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void moveSlow() {
        while (!waiting.isEmpty() && !fast.isEmpty() && slow < SLOW_FACTOR * width) {
            Worker oldest = fast.iterator().next();
            if (oldest.nanosLeft() > 0) {
                return;
            }
            fast.remove(oldest);
            oldest.slow = true;
            slow++;
            startWorker();
        }
    }

    /** Milliseconds until the oldest work will be slow. */
    private long untilSlow() {
        long nanos = fast.isEmpty() ? SLOW_NANOS : fast.iterator().next().nanosLeft();
        return Math.max(1, nanos / 1_000_000);
    }

    /** The next work for a worker whose last is done; false when it is to end. */
    private synchronized boolean next(Worker worker) {
        if (worker.slow) {
            slow--;
            worker.slow = false;
        }
        fast.remove(worker);
        boolean more = !over && !waiting.isEmpty() && fast.size() < width;
        if (more) {
            worker.begin(waiting.poll());
            fast.add(worker);
        } else {
            notifyAll();
        }
        return more;
    }

    /** A thread's work, one piece after another. */
    private final class Worker implements Runnable {
        private Runnable work;
        private long since;
        private boolean slow;

        Worker(Runnable work) {
            begin(work);
        }

        void begin(Runnable next) {
            work = next;
            since = System.nanoTime();
        }

        long nanosLeft() {
            return SLOW_NANOS - (System.nanoTime() - since);
        }

        @Override
        public void run() {
            do {
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    continue; // Whose answer this was to be has none, and that is told.
                }
            } while (next(this));
        }
    }
}
