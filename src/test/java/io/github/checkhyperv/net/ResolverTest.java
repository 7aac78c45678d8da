package io.github.checkhyperv.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverTest {
    private final CountDownLatch answer = new CountDownLatch(1);

    /** As a resolver whose name servers do not answer. */
    private InetAddress[] stall(String name) throws UnknownHostException {
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException(name);
    }

    /** The last ones look like addresses, but Java asks the resolver for them. */
    @ParameterizedTest
    @ValueSource(
            strings = {"hv01", "hv01.contoso.example", "hv01:135", "10.0.0.256", "10.0.0", "10"})
    void aResolverThatDoesNotAnswerIsLeftAtTheDeadline(String name) {
        long start = System.nanoTime();
        Deadline deadline = Deadline.in(Duration.ofMillis(100));
        SessionException e =
                assertThrows(
                        SessionException.class,
                        () -> Resolver.resolve(name, deadline, this::stall));
        answer.countDown();
        assertEquals(GeneralProblem.TIMED_OUT, e.problem());
        assertEquals(Stage.RESOLVE, e.stage());
        assertTrue(System.nanoTime() - start < 600_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "255.255.255.255", "::1", "[::1]", "::ffff:10.1.2.3", "f::"})
    void addressesAreReadWithoutAskingAnybody(String address) throws SessionException {
        InetAddress expected = assertAddress(address);
        InetAddress[] found =
                Resolver.resolve(
                        address,
                        Deadline.in(Duration.ZERO),
                        name -> new InetAddress[] {InetAddress.getByName(name)});
        assertArrayEquals(new InetAddress[] {expected}, found);
    }

    private static InetAddress assertAddress(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatTheResolverDoesNotKnowDoesNotResolve() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(10));
        SessionException e =
                assertThrows(
                        SessionException.class,
                        () ->
                                Resolver.resolve(
                                        "hv01",
                                        deadline,
                                        name -> {
                                            throw new UnknownHostException(name);
                                        }));
        assertEquals(NetProblem.NAME_NOT_RESOLVED, e.problem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fe80::1%no-such-zone",
                "[fe80::1%no-such-zone]",
                "fe80::1%2147483647",
                "fe80::1%-1",
                "fe80::1%"
            })
    void zoneThatIsNoInterfaceHereIsToldApartFromNamesThatDoNotResolve(String address) {
        SessionException e =
                assertThrows(
                        SessionException.class,
                        () -> Resolver.resolve(address, Deadline.in(Duration.ofSeconds(10))));
        assertEquals(NetProblem.ZONE_MISSING, e.problem());
        assertEquals(Stage.RESOLVE, e.stage());
        assertEquals(address, e.failure().seen());
    }

    @Test
    void zoneThatIsAnInterfaceHereIsKept() throws Exception {
        NetworkInterface loopback =
                NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
        assumeTrue(loopback != null, "skipped: no loopback interface here");
        Deadline deadline = Deadline.in(Duration.ofSeconds(10));
        for (String zone : new String[] {loopback.getName(), "" + loopback.getIndex()}) {
            InetAddress[] found = Resolver.resolve("fe80::1%" + zone, deadline);
            assertEquals(loopback.getIndex(), ((Inet6Address) found[0]).getScopeId());
        }
    }
}
