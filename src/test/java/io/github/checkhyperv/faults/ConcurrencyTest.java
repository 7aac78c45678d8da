package io.github.checkhyperv.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.faults.CheckRun.Observation;
import io.github.checkhyperv.simhost.SimulatedHost;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many checks lose nothing, and leave nothing behind. */
class ConcurrencyTest {
    private static final int AT_ONCE = 64;
    private static final int IN_A_ROW = 200;
    private static final File DESCRIPTORS = new File("/proc/self/fd");
    private static final File TEMPORARY = new File(System.getProperty("java.io.tmpdir"));

    @Test
    void manyChecksAtOnceLoseNothing()
            throws IOException, InterruptedException, ExecutionException {
        try (SimulatedHost host = SimulatedHost.start(HostAndAnswer.BELOW.scenario())) {
            CountDownLatch start = new CountDownLatch(AT_ONCE);
            ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
            List<Future<Observation>> checks = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                checks.add(
                        executor.submit(
                                () -> {
                                    start.countDown();
                                    start.await();
                                    return CheckRun.run(host, host.address(), host.port(), "60");
                                }));
            }
            for (Future<Observation> check : checks) {
                assertEquals(HostAndAnswer.BELOW.line(), check.get().line());
                assertEquals(HostAndAnswer.BELOW.exitCode(), check.get().exitCode());
            }
            executor.shutdown();
            nothingIsLeft(host, AT_ONCE);
        }
    }

    @Test
    void manyChecksInARowLeaveNothingBehind() throws IOException {
        try (SimulatedHost host = SimulatedHost.start(HostAndAnswer.BELOW.scenario())) {
            CheckRun.run(host, "localhost", host.port(), "60"); // classes and the resolver's thread
            int descriptors = count(DESCRIPTORS);
            Set<Thread> threads = Thread.getAllStackTraces().keySet();
            Set<String> files = temporaryFiles();
            for (int i = 0; i < IN_A_ROW; i++) {
                Observation seen = CheckRun.run(host, "localhost", host.port(), "60");
                assertEquals(HostAndAnswer.BELOW.line(), seen.line());
            }
            nothingIsLeft(host, IN_A_ROW + 1);
            assertTrue(count(DESCRIPTORS) <= descriptors + 2, "file descriptors are left");
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                boolean ours = !threads.contains(thread) && !thread.getName().startsWith("simhost");
                assertTrue(!ours || isOfTheJvm(thread), thread.toString());
            }
            Set<String> left = temporaryFiles();
            left.removeAll(files);
            left.removeIf(name -> !name.contains("hyperv") && !name.contains("interop"));
            assertEquals(Set.of(), left);
        }
    }

    private static boolean isOfTheJvm(Thread thread) {
        return thread.getThreadGroup() == null || thread.getThreadGroup().getParent() == null;
    }

    private static void nothingIsLeft(SimulatedHost host, int checks) {
        assertEquals(List.of(), host.unreleased());
        assertEquals(0, host.releasedTooOften());
        assertEquals(0, host.counters().openConnections());
        assertEquals(2 * checks, host.counters().connections());
        assertEquals(List.of(), host.complaints());
    }

    private static int count(File directory) {
        String[] names = directory.list();
        return names == null ? 0 : names.length;
    }

    private static Set<String> temporaryFiles() {
        String[] names = TEMPORARY.list();
        return names == null ? new HashSet<>() : new HashSet<>(Arrays.asList(names));
    }
}
