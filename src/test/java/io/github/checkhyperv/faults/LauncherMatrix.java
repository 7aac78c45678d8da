package io.github.checkhyperv.faults;

import io.github.checkhyperv.faults.CheckRun.Observation;
import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A part of the matrix, and many checks at once and in a row, through the packaged launcher: each
 * check is a process of its own, as a monitoring system starts it. Run by .ci/wire/prove-faults.
 */
public final class LauncherMatrix {
    /** Of all combinations every so manieth, and all that never come to an end. */
    private static final int SHARE = 25;

    private static final int AT_ONCE = 4;
    private static final int MANY_AT_ONCE = 64;
    private static final int IN_A_ROW = 200;

    /** Resident, with the JVM's own code and data; its heap may have 256 MiB. */
    private static final long MOST_KILOBYTES = 320 * 1024;

    private final Path launcher;
    private int passed;
    private int failed;
    private long peak;

    private LauncherMatrix(Path launcher) {
        this.launcher = launcher;
    }

    /**
     * Prints a line for each thing that was tried, as .ci/lib/lib.sh does, and counts at the end.
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException {
        LauncherMatrix matrix = new LauncherMatrix(Path.of(args[0]));
        matrix.combinations();
        matrix.limits();
        matrix.atOnce();
        matrix.inARow();
        matrix.report(
                "peak memory " + matrix.peak / 1024 + " MiB, at most " + MOST_KILOBYTES / 1024,
                matrix.peak <= MOST_KILOBYTES ? List.of() : List.of("too much"));
        System.out.println("counted " + matrix.passed + " " + matrix.failed);
        System.exit(matrix.failed == 0 ? 0 : 1);
    }

    private void report(String what, List<String> complaints) {
        if (complaints.isEmpty()) {
            passed++;
            System.out.println("ok      faults: " + what);
        } else {
            failed++;
            System.out.println("NOT OK  faults: " + what);
            complaints.forEach(complaint -> System.out.println("        | " + complaint));
        }
    }

    private void combinations() throws IOException, InterruptedException, ExecutionException {
        try (DeadPorts ports = new DeadPorts()) {
            List<Combination> chosen = new ArrayList<>();
            List<Combination> all = AllCombinations.all(ports);
            for (int i = 0; i < all.size(); i++) {
                if (i % SHARE == 0 || all.get(i).isEndless()) {
                    chosen.add(all.get(i));
                }
            }
            ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
            List<Future<LauncherRun>> runs = new ArrayList<>();
            for (Combination combination : chosen) {
                runs.add(executor.submit(() -> run(combination)));
            }
            for (Future<LauncherRun> run : runs) {
                run.get();
            }
            executor.shutdown();
            for (int i = 0; i < chosen.size(); i++) {
                judge(chosen.get(i), runs.get(i).get());
            }
        }
    }

    private void judge(Combination combination, LauncherRun first) throws IOException {
        LauncherRun run = first;
        List<String> complaints = complaints(combination, run);
        if (!complaints.isEmpty() && CombinationJudge.mayHaveStarved(combination, run.seen())) {
            run = run(combination);
            complaints = complaints(combination, run);
        }
        peak = Math.max(peak, run.kilobytes());
        report(combination + ": " + run.seen().line(), complaints);
    }

    private static List<String> complaints(Combination combination, LauncherRun run) {
        List<String> complaints = CombinationJudge.complaints(combination, run.seen());
        if (!run.standardError().isEmpty()) {
            complaints.add("standard error: " + run.standardError());
        }
        return complaints;
    }

    private LauncherRun run(Combination combination) throws IOException {
        try (SimulatedHost host = CheckRun.host(combination)) {
            return LauncherRun.of(launcher, host, CheckRun.Call.of(combination, host));
        }
    }

    /** What takes the most memory: as much as a check accepts, and more. */
    private void limits() throws IOException {
        for (LimitsTest.Excess excess : LimitsTest.excesses().toList()) {
            LauncherRun run = run(excess.scenario(), excess.faults());
            String line = run.seen().line();
            boolean said = line.contains(excess.problem()) && line.contains(excess.reason());
            List<String> complaints = new ArrayList<>();
            if (run.seen().exitCode() != 3 || !said || !run.standardError().isEmpty()) {
                complaints.add(run.seen().exitCode() + " " + line + run.standardError());
            }
            report(excess + ", " + run.kilobytes() / 1024 + " MiB", complaints);
        }
        List<String> complaints = new ArrayList<>();
        HostAndAnswer scene = HostAndAnswer.HEALTHY;
        LauncherRun run = run(scene.scenario(), LimitsTest.append(15 << 20));
        if (CombinationJudge.outcome(scene, run.seen()) != Ending.RIGHT) {
            complaints.add(run.seen().line());
        }
        report("an answer of 15 MB, " + run.kilobytes() / 1024 + " MiB", complaints);
    }

    private LauncherRun run(Scenario scenario, FaultPlan faults) throws IOException {
        HostOptions options = HostOptions.builder().faults(faults).build();
        try (SimulatedHost host = SimulatedHost.start(scenario, options)) {
            LauncherRun run = plain(host);
            peak = Math.max(peak, run.kilobytes());
            return run;
        }
    }

    private void atOnce() throws IOException, InterruptedException, ExecutionException {
        try (SimulatedHost host = SimulatedHost.start(HostAndAnswer.BELOW.scenario())) {
            ExecutorService executor = Executors.newFixedThreadPool(MANY_AT_ONCE);
            List<Future<LauncherRun>> runs = new ArrayList<>();
            for (int i = 0; i < MANY_AT_ONCE; i++) {
                runs.add(executor.submit(() -> plain(host)));
            }
            List<String> complaints = new ArrayList<>();
            for (Future<LauncherRun> run : runs) {
                check(run.get(), complaints);
            }
            executor.shutdown();
            leftovers(host, MANY_AT_ONCE, complaints);
            report(MANY_AT_ONCE + " checks at once", complaints);
        }
    }

    private void inARow() throws IOException {
        try (SimulatedHost host = SimulatedHost.start(HostAndAnswer.BELOW.scenario())) {
            List<String> complaints = new ArrayList<>();
            for (int i = 0; i < IN_A_ROW; i++) {
                check(plain(host), complaints);
            }
            leftovers(host, IN_A_ROW, complaints);
            report(IN_A_ROW + " checks in a row", complaints);
        }
    }

    private LauncherRun plain(SimulatedHost host) throws IOException {
        CheckRun.Call call = CheckRun.Call.byNtlm(host.address(), host.port(), "60", "-vvv");
        return LauncherRun.of(launcher, host, call);
    }

    private void check(LauncherRun run, List<String> complaints) {
        peak = Math.max(peak, run.kilobytes());
        Observation seen = run.seen();
        if (CombinationJudge.outcome(HostAndAnswer.BELOW, seen) != Ending.RIGHT) {
            complaints.add(seen.exitCode() + " " + seen.line());
        }
        if (!run.standardError().isEmpty()) {
            complaints.add("standard error: " + run.standardError());
        }
    }

    private static void leftovers(SimulatedHost host, int checks, List<String> complaints) {
        complaints.addAll(host.unreleased());
        complaints.addAll(host.complaints());
        if (host.counters().openConnections() != 0) {
            complaints.add(host.counters().openConnections() + " connections left open");
        }
        if (host.counters().connections() != 2 * checks) {
            complaints.add(host.counters().connections() + " connections for " + checks);
        }
    }
}
