package io.github.checkhyperv;

import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The whole program, as a process of its own, with a host that keeps it from ever looking up. */
final class LateMain {
    private LateMain() {}

    /** Hosts that keep a check busy, by the property {@code late.host}. */
    public static void main(String[] args) {
        String host = System.getProperty("late.host");
        Main.main(
                args,
                (address, port, credentials, memory, deadline, listener) -> {
                    listener.finished(new Step(Stage.RESOLVE, "192.0.2.1", Duration.ZERO));
                    while (!host.equals("quick")) {
                        if (host.equals("waits")) {
                            LockSupport.parkNanos(Long.MAX_VALUE);
                        }
                    }
                    return Runs.manyDisks();
                });
    }
}
