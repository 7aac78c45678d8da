package io.github.checkhyperv.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One host alone tries an account. */
@Timeout(60)
class CredentialGateTest {
    private final CredentialGate gate = new CredentialGate();

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(40));
    }

    /** Another host at the gate: the message of what it meets, or none. On a thread of its own. */
    private CompletableFuture<String> other(String host) {
        return CompletableFuture.supplyAsync(() -> enter(host), CredentialGateTest::start);
    }

    private String enter(String host) {
        try {
            gate.enter(host, soon());
            return "";
        } catch (SessionException e) {
            return e.failure().message();
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void othersWaitForTheFirstAndGoOnWhenItIsLetIn() throws Exception {
        gate.enter("hv01", soon());
        gate.enter("hv01", soon());
        CompletableFuture<String> other = other("hv02");
        assertThrows(
                SessionException.class,
                () -> gate.enter("hv03", Deadline.in(Duration.ofMillis(50))));
        assertFalse(other.isDone());
        gate.accepted();
        assertEquals("", other.get(20, TimeUnit.SECONDS));
        assertFalse(gate.isShut());
    }

    @Test
    void othersAreNotTriedWhenTheFirstIsRefused() throws Exception {
        gate.enter("hv01", soon());
        CompletableFuture<String> other = other("hv02");
        gate.refused("hv01");
        gate.left("hv01");
        assertEquals("not tried: hv01 refused the account", other.get(20, TimeUnit.SECONDS));
        assertTrue(gate.isShut());
    }

    @Test
    void nextOneTriesWhenTheFirstLeavesWithoutAnAnswer() throws Exception {
        gate.enter("hv01", soon());
        CompletableFuture<String> other = other("hv02");
        gate.left("hv01");
        assertEquals("", other.get(20, TimeUnit.SECONDS));
    }

    @Test
    void whoHasWaitedLongIsAskedAnewWhenTheTrialHasEnded() throws Exception {
        gate.enter("hv01", soon());
        String told = other("hv02").get(20, TimeUnit.SECONDS);
        assertEquals("another host was still trying the account: hv01", told);
        AtomicInteger anew = new AtomicInteger();
        gate.park(anew::incrementAndGet);
        assertEquals(0, anew.get());
        gate.left("hv02");
        assertEquals(0, anew.get());
        gate.left("hv01");
        assertEquals(1, anew.get());
        gate.left("hv01");
        assertEquals(1, anew.get());
    }

    @Test
    void parkedWorkIsDoneAtOnceWhereNoTrialGoesOn() throws Exception {
        AtomicInteger anew = new AtomicInteger();
        gate.park(anew::incrementAndGet);
        assertEquals(1, anew.get());
        gate.enter("hv01", soon());
        gate.park(anew::incrementAndGet);
        gate.accepted();
        assertEquals(2, anew.get());
        gate.park(anew::incrementAndGet);
        assertEquals(3, anew.get());
    }

    @Test
    void refusalOfOneSaysNothingOfAnAccountThatAnotherHasLetIn() throws Exception {
        gate.accepted();
        gate.refused("hv02");
        assertFalse(gate.isShut());
        gate.enter("hv03", soon());
    }

    @Test
    void waitingEndsAtTheHostsOwnDeadline() throws Exception {
        gate.enter("hv01", soon());
        SessionException late =
                assertThrows(
                        SessionException.class,
                        () -> gate.enter("hv02", Deadline.in(Duration.ofMillis(20))));
        assertEquals(RunProblem.ACCOUNT_IN_TRIAL, late.problem());
    }
}
