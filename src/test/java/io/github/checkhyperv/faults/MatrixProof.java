package io.github.checkhyperv.faults;

import io.github.checkhyperv.faults.CheckRun.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the whole matrix, and then takes the program's checks away, one at a time: what no
 * combination of the {@link ChosenPart} notices, none of the whole may notice. Only combinations in
 * which a check found something can notice that it is gone, so these are all that is run again.
 * Needs the classes of marked sources before those of the program; run by .ci/tests/prove-matrix.
 */
public final class MatrixProof {
    /** As in {@link FaultMatrixTest}. */
    private static final int WAITING_AT_ONCE = 24;

    private static final int WORKING_AT_ONCE = 3;

    /** Nothing takes longer, unless what should have ended it is gone. */
    private static final int MOST_SECONDS = 25;

    private final List<String> checks;
    private final ExecutorService pool = Executors.newCachedThreadPool(MatrixProof::daemon);
    private final Map<Combination, BitSet> held = new LinkedHashMap<>();
    private final Set<Combination> chosen = new HashSet<>();
    private int passed;
    private int failed;

    private MatrixProof(List<String> checks) {
        this.checks = checks;
    }

    /**
     * Prints a line for each thing that was tried, as .ci/lib/lib.sh does, and counts at the end.
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException {
        MatrixProof proof = new MatrixProof(Files.readAllLines(Path.of(args[0])));
        try (DeadPorts ports = new DeadPorts()) {
            List<Combination> all = AllCombinations.all(ports);
            proof.chosen.addAll(ChosenPart.of(all));
            proof.whole(all);
            proof.withoutEachCheck();
        }
        System.out.println("counted " + proof.passed + " " + proof.failed);
        System.exit(proof.failed == 0 ? 0 : 1);
    }

    /** What has lost the check that would have ended it must not hold up the end. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    private void report(String what, List<String> complaints) {
        if (complaints.isEmpty()) {
            passed++;
            System.out.println("ok      matrix: " + what);
        } else {
            failed++;
            System.out.println("NOT OK  matrix: " + what);
            complaints.forEach(complaint -> System.out.println("        | " + complaint));
        }
    }

    /** Every combination, with every check in place; notes which checks found something. */
    private void whole(List<Combination> all)
            throws IOException, InterruptedException, ExecutionException {
        ExecutorService waiting = Executors.newFixedThreadPool(WAITING_AT_ONCE);
        ExecutorService working = Executors.newFixedThreadPool(WORKING_AT_ONCE);
        Map<Combination, Future<List<String>>> runs = new LinkedHashMap<>();
        for (Combination each : all) {
            ExecutorService executor = each.timeoutSeconds() == 1 ? waiting : working;
            runs.put(each, executor.submit(() -> judge(each)));
        }
        waiting.shutdown();
        working.shutdown();
        List<String> complaints = new ArrayList<>();
        List<Combination> again = new ArrayList<>();
        for (Map.Entry<Combination, Future<List<String>>> run : runs.entrySet()) {
            if (!run.getValue().get().isEmpty()) {
                again.add(run.getKey());
            }
        }
        // Whoever starved in the crowd has another run alone.
        for (Combination each : again) {
            for (String complaint : judge(each)) {
                complaints.add(each + ": " + complaint);
            }
        }
        report("the whole: " + all.size() + " combinations", complaints);
        System.out.println("        " + chosen.size() + " of them are chosen");
    }

    private List<String> judge(Combination combination) throws IOException {
        Checks made = Checks.all();
        List<String> complaints = complaints(combination);
        synchronized (held) {
            held.put(combination, made.held());
        }
        return complaints;
    }

    /** What is wrong with a run; one that starved has a second. */
    private static List<String> complaints(Combination combination) throws IOException {
        Observation seen = CheckRun.run(combination);
        List<String> complaints = CombinationJudge.complaints(combination, seen);
        if (!complaints.isEmpty() && CombinationJudge.mayHaveStarved(combination, seen)) {
            complaints = CombinationJudge.complaints(combination, CheckRun.run(combination));
        }
        return complaints;
    }

    private void withoutEachCheck() throws InterruptedException, ExecutionException {
        int never = 0;
        List<String> unnoticed = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int noticed = 0;
        for (int check = 0; check < checks.size(); check++) {
            List<Combination> able = new ArrayList<>();
            List<Combination> others = new ArrayList<>();
            for (Map.Entry<Combination, BitSet> each : held.entrySet()) {
                if (each.getValue().get(check)) {
                    (chosen.contains(each.getKey()) ? able : others).add(each.getKey());
                }
            }
            if (able.isEmpty() && others.isEmpty()) {
                never++;
            } else if (whoNotices(check, able) != null) {
                noticed++;
            } else {
                Combination only = whoNotices(check, others);
                if (only == null) {
                    unnoticed.add(checks.get(check));
                } else {
                    missing.add(only + " (" + checks.get(check) + ")");
                }
            }
        }
        System.out.println(
                "        checks: " + checks.size() + ", " + never + " find nothing here");
        System.out.println("        that they are gone notices nothing here: " + unnoticed.size());
        unnoticed.forEach(check -> System.out.println("        | " + check));
        report("each of " + noticed + " checks is missed by the chosen part", missing);
    }

    /** The first combination that ends otherwise than it has to without this check, or null. */
    private Combination whoNotices(int check, Collection<Combination> able)
            throws InterruptedException, ExecutionException {
        List<Combination> left = new ArrayList<>(able);
        while (!left.isEmpty()) {
            List<Combination> some = left.subList(0, Math.min(WORKING_AT_ONCE, left.size()));
            Map<Combination, Future<List<String>>> runs = new LinkedHashMap<>();
            for (Combination each : some) {
                Callable<List<String>> without =
                        () -> {
                            Checks.without(check);
                            return complaints(each);
                        };
                runs.put(each, pool.submit(without));
            }
            Combination first = null;
            for (Map.Entry<Combination, Future<List<String>>> run : runs.entrySet()) {
                if (isNoticed(run.getValue()) && first == null) {
                    first = run.getKey();
                }
            }
            if (first != null) {
                return first;
            }
            some.clear();
        }
        return null;
    }

    /** Whoever does not end, or ends in an error, has noticed, too. */
    private static boolean isNoticed(Future<List<String>> run) throws InterruptedException {
        try {
            return !run.get(MOST_SECONDS, TimeUnit.SECONDS).isEmpty();
        } catch (TimeoutException | ExecutionException e) {
            return true;
        }
    }
}
