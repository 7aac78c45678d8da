package io.github.checkhyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.cli.Presentation;
import io.github.checkhyperv.cli.Timeout;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private static final int PATIENCE_SECONDS = 30;

    /** On a machine so busy that no answer is ever ready. */
    private static final class Busy implements Watchdog.TimeUp {
        final CompletableFuture<Integer> end = new CompletableFuture<>();
        final CountDownLatch never = new CountDownLatch(1);

        @Override
        public String prepare(Watchdog.Known known) {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "";
        }

        @Override
        public int answer(Watchdog.Known known, String prepared) {
            return 0;
        }

        @Override
        public void end(int exitCode) {
            end.complete(exitCode);
        }
    }

    @Test
    void aRunThatPrintedNothingEndsWithACodeOfItsOwnSoThatTheLauncherTells() throws Exception {
        Watchdog watchdog = new Watchdog(System.nanoTime(), known(Status.OK));
        Busy busy = new Busy();
        watchdog.watch(busy);
        int exitCode = busy.end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertEquals(Main.LATE, exitCode);
        CompletableFuture<Void> late = CompletableFuture.runAsync(watchdog::take);
        assertThrows(TimeoutException.class, () -> late.get(100, TimeUnit.MILLISECONDS));
    }

    @Test
    void aRunThatIsStillPrintingIsUnknownWhateverTheStateOfATimeOut() throws Exception {
        Watchdog watchdog = new Watchdog(System.nanoTime(), known(Status.OK));
        watchdog.take();
        Busy busy = new Busy();
        watchdog.watch(busy);
        assertEquals(3, busy.end.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private static Watchdog.Known known(Status state) {
        return new Watchdog.Known(
                "hv01",
                Thresholds.defaults(),
                Presentation.guess(new String[0]),
                new Timeout(Duration.ofMillis(1), state),
                false,
                Optional.empty());
    }
}
