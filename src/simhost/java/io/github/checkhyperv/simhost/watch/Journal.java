package io.github.checkhyperv.simhost.watch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What went wrong inside the host (failures: the host's own bugs) and what clients did wrong
 * (complaints: protocol errors that a correct client does not make).
 */
public final class Journal {
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** A bug of the host. */
    public void fail(Throwable failure) {
        failures.add(failure);
    }

    /** A client broke the protocol. */
    public void complain(String complaint) {
        complaints.add(complaint);
    }

    /** The host's own bugs so far. */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** What clients did wrong so far. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Throws when there was a bug in the host: a test must not pass over it. */
    public void throwIfFailed() {
        if (!failures.isEmpty()) {
            AssertionError error = new AssertionError("the simulated host failed", failures.get(0));
            failures.stream().skip(1).forEach(error::addSuppressed);
            throw error;
        }
    }
}
