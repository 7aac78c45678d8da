package io.github.checkhyperv.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.net.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work side by side. */
@Timeout(60)
class LanesTest {
    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(40));
    }

    private static void hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void allWorkIsDoneAlsoWhatItAdds() {
        Lanes lanes = new Lanes(3);
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            lanes.add(
                    () -> {
                        lanes.addFirst(done::incrementAndGet);
                        done.incrementAndGet();
                    });
        }
        assertTrue(lanes.await(soon()));
        assertEquals(200, done.get());
    }

    @Test
    void noMoreThanTheWidthIsDoneAtATime() throws Exception {
        Lanes lanes = new Lanes(4);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch four = new CountDownLatch(4);
        for (int i = 0; i < 50; i++) {
            lanes.add(
                    () -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        four.countDown();
                        hang(four);
                        now.decrementAndGet();
                    });
        }
        assertTrue(lanes.await(soon()));
        assertEquals(4, most.get());
    }

    @Test
    void whatAddsItselfFirstIsDoneBeforeWhatWaits() {
        Lanes lanes = new Lanes(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begin = new CountDownLatch(1);
        lanes.add(
                () -> {
                    hang(begin);
                    lanes.addFirst(() -> order.add("node"));
                });
        lanes.add(() -> order.add("host"));
        begin.countDown();
        assertTrue(lanes.await(soon()));
        assertEquals(List.of("node", "host"), order);
    }

    @Test
    void silentWorkDoesNotHoldUpTheOthersAndIsNotGivenUp() throws Exception {
        Lanes lanes = new Lanes(2);
        CountDownLatch othersDone = new CountDownLatch(20);
        CountDownLatch silentDone = new CountDownLatch(6);
        for (int i = 0; i < 6; i++) {
            lanes.add(
                    () -> {
                        hang(othersDone);
                        silentDone.countDown();
                    });
        }
        for (int i = 0; i < 20; i++) {
            lanes.add(othersDone::countDown);
        }
        assertTrue(lanes.await(soon()));
        assertEquals(0, silentDone.getCount());
    }

    @Test
    void whatIsNotDoneByTheDeadlineIsNotAwaitedAndNothingMoreIsBegun() throws Exception {
        Lanes lanes = new Lanes(1);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        lanes.add(
                () -> {
                    hang(end);
                    ended.countDown();
                });
        lanes.add(begun::incrementAndGet);
        assertFalse(lanes.await(Deadline.in(Duration.ofMillis(50))));
        end.countDown();
        assertTrue(ended.await(20, TimeUnit.SECONDS));
        assertEquals(0, begun.get());
    }
}
