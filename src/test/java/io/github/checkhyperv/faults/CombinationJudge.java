package io.github.checkhyperv.faults;

import io.github.checkhyperv.faults.CheckRun.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what a combination came to with what it had to come to. */
final class CombinationJudge {
    /** What a check may allocate in its whole life, unless rows come without end. */
    static final long MOST_OCTETS_ALLOCATED = 24L << 20;

    private static final int OVERTIME_MILLIS = 500;
    private static final int TIMED_OUT_STATE = 2;

    /** The state, who was asked, the stage, what happened, and what to do about it. */
    private static final Pattern FAILURE =
            Pattern.compile("STORAGE QOS (UNKNOWN|CRITICAL) - .+?: ([a-z ]+): ([^;]+); (\\S.+)");

    private static final Pattern FAILED_RELEASE =
            Pattern.compile("^release .*failed.*", Pattern.MULTILINE);

    private static final Pattern LATE_RELEASE =
            Pattern.compile("^release .*timed out", Pattern.MULTILINE);

    private static final Pattern RELEASE =
            Pattern.compile("^release (\\d+\\.\\d+) s", Pattern.MULTILINE);

    private CombinationJudge() {}

    /** What a run ended in. */
    static Ending outcome(HostAndAnswer scene, Observation seen) {
        if (seen.exitCode() == scene.exitCode() && seen.line().equals(scene.line())) {
            return Ending.RIGHT;
        }
        Matcher failure = FAILURE.matcher(seen.line());
        if (!failure.matches() || failure.group(2).equals("internal")) {
            return Ending.WRONG;
        }
        boolean timedOut = failure.group(3).startsWith("timed out");
        boolean stated = failure.group(1).equals("CRITICAL");
        if (timedOut && stated && seen.exitCode() == TIMED_OUT_STATE) {
            return Ending.TIMED_OUT;
        }
        boolean failed = !timedOut && !stated && seen.exitCode() == 3;
        return failed ? Ending.FAILED : Ending.WRONG;
    }

    /** What the status line calls the stage of a failure, or nothing. */
    static String stage(Observation seen) {
        Matcher failure = FAILURE.matcher(seen.line());
        return failure.matches() ? failure.group(2) : "";
    }

    /** Everything that is not as it has to be; empty when all is. */
    static List<String> complaints(Combination combination, Observation seen) {
        List<String> complaints = new ArrayList<>();
        Expectation expectation = combination.expectation();
        Ending outcome = outcome(combination.scene(), seen);
        if (!expectation.allows(outcome)) {
            complaints.add(outcome + " instead of " + expectation.outcomes());
        } else if (outcome != Ending.RIGHT && !expectation.stages().contains(stage(seen))) {
            complaints.add("stage '" + stage(seen) + "' instead of " + expectation.stages());
        }
        if (seen.millis() > 1_000L * combination.timeoutSeconds() + OVERTIME_MILLIS) {
            complaints.add("took " + seen.millis() + " ms");
        }
        checkRelease(combination, outcome, seen, complaints);
        if (seen.openConnections() != 0) {
            complaints.add(seen.openConnections() + " connections left open");
        }
        if (!combination.isEndless() && seen.allocated() > MOST_OCTETS_ALLOCATED) {
            complaints.add("allocated " + seen.allocated() + " octets");
        }
        if (!seen.complaints().isEmpty()) {
            complaints.add("the host complains: " + seen.complaints());
        }
        checkSecrets(seen, complaints);
        return complaints;
    }

    /**
     * A fault at the release changes nothing about an answer that is complete and verified by then;
     * it may delay it by half a second at most.
     */
    private static void checkRelease(
            Combination combination, Ending outcome, Observation seen, List<String> complaints) {
        Leftover allowed =
                outcome == Ending.RIGHT && combination.expectation().allows(Ending.FAILED)
                        ? Leftover.NOTHING
                        : combination.expectation().leftover();
        int most =
                switch (allowed) {
                    case NOTHING -> 0;
                    case ONE_THAT_WAS_UNREADABLE -> 1;
                    case ANYTHING -> Integer.MAX_VALUE;
                };
        if (seen.unreleased().size() > most) {
            complaints.add("not released: " + seen.unreleased());
        }
        Matcher failed = FAILED_RELEASE.matcher(seen.output());
        boolean atRelease =
                combination.place().equals(SessionPlace.RELEASE.name())
                        || combination.manner().equals("twice");
        if (allowed != Leftover.ANYTHING && !atRelease && failed.find()) {
            complaints.add(failed.group());
        }
        Matcher release = RELEASE.matcher(seen.output());
        if (release.find() && Double.parseDouble(release.group(1)) > 0.5) {
            complaints.add(release.group());
        }
    }

    private static void checkSecrets(Observation seen, List<String> complaints) {
        String output = seen.output();
        if (output.contains(CheckRun.PASSWORD)
                || output.toLowerCase(Locale.ROOT).contains(CheckRun.NT_HASH)) {
            complaints.add("the password is in the output");
        }
    }

    /** Whether a run on a busy machine may have been in want of time, and deserves a second one. */
    static boolean mayHaveStarved(Combination combination, Observation seen) {
        return seen.line().contains("timed out")
                || LATE_RELEASE.matcher(seen.output()).find()
                || seen.millis() > 1_000L * combination.timeoutSeconds() + OVERTIME_MILLIS;
    }
}
