package io.github.checkhyperv.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.faults.CheckRun.Observation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Never a false OK: everything that can go wrong between here and a host, in every place of a
 * session, against the whole check over real sockets.
 *
 * <p>What a correct host may do gives the right verdict. For everything else the check says UNKNOWN
 * (or the state of {@code -t} when time runs out), the stage, the reason and a way out, in time,
 * with nothing on standard error, and gives back what it can. One decision is written down here: a
 * fault at the release only comes when the answer is complete and verified, so the verdict stands,
 * and may be half a second late.
 *
 * <p>Here runs the {@link ChosenPart}; .ci/tests/prove-matrix runs the whole.
 */
class FaultMatrixTest {
    /** Combinations that wait for a limit; they need no processor while they do. */
    private static final int WAITING_AT_ONCE = 24;

    private static final int WORKING_AT_ONCE = 3;

    private static final Map<Combination, Future<Observation>> RUNS = new HashMap<>();
    private static final ByteArrayOutputStream STANDARD_ERROR = new ByteArrayOutputStream();
    private static final List<Combination> ALL = new ArrayList<>();
    private static final List<Combination> CHOSEN = new ArrayList<>();

    private static DeadPorts ports;
    private static PrintStream standardError;
    private static Set<Thread> threadsBefore;
    private static int secondRuns;

    static Stream<Combination> combinations() throws IOException {
        return CHOSEN.stream();
    }

    /** Runs them all before any is judged, so that one that starved can have a second run alone. */
    @BeforeAll
    static void runAll() throws IOException, InterruptedException {
        standardError = System.err;
        System.setErr(new PrintStream(STANDARD_ERROR, true, StandardCharsets.UTF_8));
        threadsBefore = Thread.getAllStackTraces().keySet();
        ports = new DeadPorts();
        ALL.addAll(AllCombinations.all(ports));
        CHOSEN.addAll(ChosenPart.of(ALL));
        ExecutorService waiting = Executors.newFixedThreadPool(WAITING_AT_ONCE);
        ExecutorService working = Executors.newFixedThreadPool(WORKING_AT_ONCE);
        for (Combination combination : CHOSEN) {
            boolean waits = combination.timeoutSeconds() == 1;
            ExecutorService executor = waits ? waiting : working;
            RUNS.put(combination, executor.submit(() -> CheckRun.run(combination)));
        }
        waiting.shutdown();
        working.shutdown();
        assertTrue(waiting.awaitTermination(5, java.util.concurrent.TimeUnit.MINUTES));
        assertTrue(working.awaitTermination(5, java.util.concurrent.TimeUnit.MINUTES));
    }

    @AfterAll
    static void countAll() throws IOException {
        System.setErr(standardError);
        ports.close();
        Map<String, Integer> families = new TreeMap<>();
        for (Combination combination : CHOSEN) {
            families.merge(combination.family(), 1, Integer::sum);
        }
        StringBuilder summary = new StringBuilder("fault matrix: ");
        summary.append(CHOSEN.size()).append(" of ").append(ALL.size()).append(" combinations");
        String separator = " (";
        for (Map.Entry<String, Integer> family : families.entrySet()) {
            summary.append(separator).append(family.getKey()).append(' ');
            summary.append(family.getValue());
            separator = ", ";
        }
        summary.append("), ").append(secondRuns).append(" of them twice on a busy machine");
        System.out.println(summary);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("combinations")
    void endsAsItHasTo(Combination combination)
            throws IOException, InterruptedException, ExecutionException {
        Observation seen = RUNS.get(combination).get();
        List<String> complaints = CombinationJudge.complaints(combination, seen);
        if (!complaints.isEmpty() && CombinationJudge.mayHaveStarved(combination, seen)) {
            secondRuns++;
            seen = CheckRun.run(combination);
            complaints = CombinationJudge.complaints(combination, seen);
        }
        assertEquals(
                List.of(), complaints, combination + "\n" + seen.exitCode() + " " + seen.output());
    }

    @Test
    void combinationsDifferInTheirNames() {
        Set<String> names = new HashSet<>();
        ALL.forEach(combination -> names.add(combination.toString()));
        assertEquals(ALL.size(), names.size());
    }

    @Test
    void whatIsListedIsThere() throws IOException {
        Set<String> listed = new HashSet<>(ChosenPart.listed());
        ALL.forEach(combination -> listed.remove(combination.toString()));
        assertEquals(Set.of(), listed);
    }

    @Test
    void nothingIsOnStandardError() {
        assertEquals("", STANDARD_ERROR.toString(StandardCharsets.UTF_8));
    }

    @Test
    void noThreadIsLeft() {
        Set<String> left = new HashSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!threadsBefore.contains(thread)
                    && thread != Thread.currentThread()
                    && thread.getThreadGroup() == Thread.currentThread().getThreadGroup()) {
                left.add(thread.getName());
            }
        }
        assertEquals(Set.of(), left);
    }
}
