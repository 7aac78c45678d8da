package io.github.checkhyperv.check;

import static io.github.checkhyperv.check.Disks.bare;
import static io.github.checkhyperv.check.Disks.disk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageQosCheckTest {
    private static final VirtualDisk FINE = disk("SQL1", "fine.vhdx", 500, 2);
    private static final VirtualDisk BELOW = disk("SQL1", "below.vhdx", 500, 3, 32788);
    private static final VirtualDisk DEGRADED = disk("SQL2", "full.vhdx", 0, 3, 32794);
    private static final Gap SOME = gap(false, "the host hides itself");
    private static final Gap TOTAL = gap(true, "the host shows no setting");
    private static final VirtualDisk UNJUDGED = disk("SQL2", "mute.vhdx", 0);

    @Test
    void fineDisksAreOk() {
        assertEquals(Status.OK, report(inventory(FINE)).status());
    }

    @Test
    void oneDiskBelowItsReservationIsAWarning() {
        Report report = report(inventory(FINE, BELOW));
        assertEquals(Status.WARNING, report.status());
        assertEquals(new Counts(2, 1, 0, 0, 1, 2, 0, 0, 0), report.counts());
    }

    @Test
    void diskBelowWithoutReservationOfItsOwnCountsAllTheSame() {
        Report report = report(inventory(disk("SQL1", "policy.vhdx", 0, 3, 32788)));
        assertEquals(Status.WARNING, report.status());
        assertEquals(1, report.counts().belowReservation());
        assertEquals(0, report.counts().reserved());
    }

    @ParameterizedTest
    @CsvSource({
        "0, , 0, OK",
        "0, , 1, WARNING",
        "0, 0, 1, CRITICAL",
        "0, 2, 2, WARNING",
        "0, 2, 3, CRITICAL",
        "5, , 3, OK",
        "1:, , 0, WARNING",
        "@2:3, , 2, WARNING",
        "@2:3, , 4, OK"
    })
    void thresholdsJudgeTheNumberBelow(String w, String c, int below, Status expected) {
        VirtualDisk[] disks = new VirtualDisk[6];
        for (int i = 0; i < disks.length; i++) {
            disks[i] = disk("SQL", i + ".vhdx", 100, i < below ? 32788 : 2);
        }
        Thresholds thresholds =
                new Thresholds(
                        Range.parse(w),
                        Optional.ofNullable(c).map(Range::parse),
                        Status.WARNING,
                        Status.OK,
                        Status.UNKNOWN,
                        Status.WARNING,
                        Set.of());
        assertEquals(expected, check(thresholds, Filter.NONE).evaluate(inventory(disks)).status());
    }

    @Test
    void degradedUnjudgedAndMissingDisksHaveStatesOfTheirOwn() {
        for (Status state : Status.values()) {
            Thresholds degraded = thresholds(state, Status.OK, Status.OK);
            assertEquals(state, status(degraded, inventory(FINE, DEGRADED)));
            Thresholds partial = thresholds(Status.OK, Status.OK, state);
            assertEquals(state, status(partial, inventory(FINE, UNJUDGED)));
            assertEquals(state, status(partial, missing(List.of(FINE), List.of(BELOW))));
            Thresholds none = thresholds(Status.OK, state, Status.OK);
            assertEquals(state, status(none, inventory()));
        }
    }

    @Test
    void byDefaultNothingThatIsNotFineIsOk() {
        assertEquals(Status.WARNING, report(inventory(FINE, DEGRADED)).status());
        assertEquals(Status.WARNING, report(inventory(FINE, UNJUDGED)).status());
        Report partial = report(missing(List.of(FINE), List.of(BELOW)));
        assertEquals(Status.WARNING, partial.status());
        assertEquals(1, partial.counts().missing());
        assertEquals(1, partial.counts().disks());
    }

    @Test
    void gravestStateWins() {
        Thresholds thresholds = thresholds(Status.CRITICAL, Status.OK, Status.UNKNOWN);
        assertEquals(Status.CRITICAL, status(thresholds, inventory(BELOW, DEGRADED, UNJUDGED)));
        assertEquals(Status.WARNING, status(thresholds, inventory(BELOW, UNJUDGED)));
        assertEquals(Status.UNKNOWN, status(thresholds, inventory(FINE, UNJUDGED)));
    }

    @Test
    void diskThatIsBelowAndBrokenCountsAsBothAndTheGraverStateWins() {
        VirtualDisk both = disk("SQL1", "both.vhdx", 500, 3, 7, 32788);
        Report report = report(inventory(FINE, both));
        assertEquals(new Counts(2, 1, 1, 0, 1, 2, 0, 0, 0), report.counts());
        assertEquals(0, report.counts().of(Verdict.DEGRADED));
        for (Status state : Status.values()) {
            Thresholds five =
                    new Thresholds(
                            Range.parse("5"),
                            Optional.empty(),
                            state,
                            Status.OK,
                            Status.UNKNOWN,
                            Status.OK,
                            Set.of());
            assertEquals(state, status(five, inventory(FINE, both)));
            Thresholds zero = thresholds(state, Status.OK, Status.OK);
            assertEquals(state.or(Status.WARNING), status(zero, inventory(FINE, both)));
        }
    }

    @Test
    void threeBesideAMissedReservationIsNoOtherTrouble() {
        Thresholds thresholds =
                new Thresholds(
                        Range.parse("5"),
                        Optional.empty(),
                        Status.CRITICAL,
                        Status.OK,
                        Status.UNKNOWN,
                        Status.OK,
                        Set.of());
        assertEquals(Status.OK, status(thresholds, inventory(FINE, BELOW)));
        assertEquals(0, report(inventory(FINE, BELOW)).counts().degraded());
    }

    @Test
    void ignoredStatusesRaiseNothing() {
        Thresholds thresholds =
                new Thresholds(
                        Range.parse("0"),
                        Optional.empty(),
                        Status.CRITICAL,
                        Status.OK,
                        Status.UNKNOWN,
                        Status.CRITICAL,
                        Set.of(11, 32794));
        assertEquals(Status.OK, status(thresholds, inventory(FINE, DEGRADED)));
        assertEquals(Status.OK, status(thresholds, inventory(disk("SQL", "a", 0, 11))));
        assertEquals(Status.CRITICAL, status(thresholds, inventory(disk("SQL", "a", 0, 11, 7))));
    }

    @Test
    void missingDisksCountAlsoWhenNoneIsLeft() {
        assertEquals(Status.WARNING, report(missing(List.of(), List.of(BELOW))).status());
    }

    @Test
    void whatIsNotProvenIsAFailureWithTheHostsWayOut() {
        for (Gap gap : List.of(SOME, TOTAL)) {
            Failed failed = assertInstanceOf(Failed.class, evaluate(gap, Filter.NONE));
            assertEquals(Status.UNKNOWN, failed.status());
            assertEquals(gap.failure(), failed.failure());
        }
    }

    @Test
    void filtersThatLeaveNothingOfAHostThatIsNotVisibleCannotMakeItOk() {
        for (Gap gap : List.of(SOME, TOTAL)) {
            Failed failed = (Failed) evaluate(gap, include("nowhere"), FINE);
            assertEquals(Status.UNKNOWN, failed.status());
            assertEquals(
                    "no virtual disk passes the filters (1 seen), and " + gap.failure().message(),
                    failed.failure().message());
        }
        assertEquals(Status.OK, evaluate(SOME, Filter.NONE, FINE).status());
    }

    @Test
    void fineDisksProveNothingOfAHostWithATotalGapButTroubleIsTold() {
        Failed failed = (Failed) evaluate(TOTAL, Filter.NONE, FINE, FINE);
        assertEquals(TOTAL.failure(), failed.failure());
        Outcome below = evaluate(TOTAL, Filter.NONE, FINE, BELOW);
        assertInstanceOf(Report.class, below);
        assertEquals(Status.WARNING, below.status());
        Thresholds mild = thresholds(Status.UNKNOWN, Status.CRITICAL, Status.OK);
        Inventory degraded = inventory(TOTAL, DEGRADED);
        assertInstanceOf(Failed.class, check(mild, Filter.NONE).evaluate(degraded));
        Inventory empty = inventory(TOTAL);
        assertEquals(Status.UNKNOWN, check(mild, Filter.NONE).evaluate(empty).status());
    }

    @Test
    void filtersLeaveOutWhatTheySayAndCountIt() {
        Report report = (Report) evaluate(inventory(FINE, BELOW, DEGRADED), include("SQL2"));
        assertEquals(List.of(DEGRADED), disks(report));
        assertEquals(2, report.counts().excluded());
        assertEquals(0, report.counts().belowReservation());
        Filter filter =
                new Filter(
                        List.of(Pattern.compile("SQL")),
                        List.of(Pattern.compile("below"), Pattern.compile("^SQL2$")));
        assertEquals(
                List.of(FINE), disks((Report) evaluate(inventory(FINE, BELOW, DEGRADED), filter)));
    }

    /** As on a tape whose names are made up. */
    @Test
    void whatFiltersDecideCanBeToldWithoutThem() {
        VirtualDisk unknown = bare("X\\L", 32788);
        List<VirtualDisk> disks = List.of(FINE, BELOW, DEGRADED, unknown);
        List<VirtualDisk> renamed = List.of(BELOW, DEGRADED, FINE, unknown);
        for (Filter filter :
                List.of(
                        Filter.NONE,
                        include("SQL2"),
                        include("nowhere"),
                        new Filter(List.of(), List.of(Pattern.compile("below"))),
                        new Filter(
                                List.of(Pattern.compile("SQL1")),
                                List.of(Pattern.compile("below"), Pattern.compile("SQL2"))))) {
            Inventory inventory = inventory(disks.toArray(new VirtualDisk[0]));
            Report byPatterns = (Report) evaluate(inventory, filter);
            Filter same = filter.withoutPatterns(disks, disks);
            assertEquals(List.of(), same.include());
            assertEquals(List.of(), same.exclude());
            Report byIds = (Report) evaluate(inventory, same);
            assertEquals(byPatterns.counts(), byIds.counts(), filter.toString());
            assertEquals(byPatterns.unmatched(), byIds.unmatched(), filter.toString());
            assertEquals(disks(byPatterns), disks(byIds), filter.toString());
            Report others = (Report) evaluate(inventory, filter.withoutPatterns(disks, renamed));
            assertEquals(byPatterns.counts().excluded(), others.counts().excluded());
        }
        Filter below = new Filter(List.of(), List.of(Pattern.compile("below")));
        Filter named = below.withoutPatterns(List.of(FINE, BELOW), List.of(BELOW, FINE));
        assertEquals(Set.of(FINE.id()), named.excluded());
        assertEquals(Set.of(), named.notIncluded());
        assertEquals(
                Set.of(FINE.id(), DEGRADED.id()),
                include("nowhere")
                        .withoutPatterns(List.of(FINE, BELOW), List.of(FINE, DEGRADED))
                        .notIncluded());
    }

    @Test
    void filtersHoldForMissingDisksToo() {
        Inventory inventory = missing(List.of(FINE), List.of(BELOW, DEGRADED));
        Report report = (Report) evaluate(inventory, include("SQL1"));
        assertEquals(List.of(BELOW), report.missing());
    }

    @Test
    void diskOfUnknownNameIsNotFilteredAwayForWantOfAMatch() {
        VirtualDisk unknown = bare("X\\L", 32788);
        assertEquals(Status.WARNING, evaluate(inventory(FINE, unknown), include("SQL1")).status());
        Filter other = new Filter(List.of(), List.of(Pattern.compile("nowhere")));
        assertEquals(Status.WARNING, evaluate(inventory(FINE, unknown), other).status());
    }

    @Test
    void guidOfAMachineWhoseNameIsNotKnownIsMatchedByNothing() {
        VirtualDisk unknown = bare("X\\L", 32788);
        Filter exclude = new Filter(List.of(), List.of(Pattern.compile(Disks.GUID)));
        assertEquals(Status.WARNING, evaluate(inventory(FINE, unknown), exclude).status());
        Filter all = new Filter(List.of(), List.of(Pattern.compile("")));
        assertEquals(Status.WARNING, evaluate(inventory(FINE, unknown), all).status());
        Report report = (Report) evaluate(inventory(unknown), include("^A1576C71"));
        assertTrue(report.unmatched());
    }

    @Test
    void includeThatMatchesNoneOfTheHostsDisksHasAStateOfItsOwn() {
        Report typo = (Report) evaluate(inventory(FINE, BELOW), include("SLQ"));
        assertEquals(Status.UNKNOWN, typo.status());
        assertTrue(typo.unmatched());
        for (Status state : Status.values()) {
            Thresholds thresholds =
                    new Thresholds(
                            Range.parse("0"),
                            Optional.empty(),
                            Status.OK,
                            Status.CRITICAL,
                            state,
                            Status.OK,
                            Set.of());
            StorageQosCheck check = check(thresholds, include("SLQ"));
            assertEquals(state, check.evaluate(inventory(FINE, BELOW)).status());
            assertEquals(state, check.evaluate(missing(List.of(), List.of(FINE))).status());
            // No disk at all is another matter, and so is one that is excluded.
            assertEquals(Status.CRITICAL, check.evaluate(inventory()).status());
            Filter both =
                    new Filter(List.of(Pattern.compile("SQL1")), List.of(Pattern.compile("SQL")));
            assertEquals(
                    Status.CRITICAL, check(thresholds, both).evaluate(inventory(FINE)).status());
        }
    }

    @Test
    void oneIncludeOfSeveralThatMatchesIsEnough() {
        Filter filter =
                new Filter(List.of(Pattern.compile("SQL1"), Pattern.compile("ORA")), List.of());
        Report report = (Report) evaluate(inventory(FINE, DEGRADED), filter);
        assertEquals(List.of(FINE), disks(report));
        assertEquals(Status.OK, report.status());
    }

    @Test
    void includeThatOnlyAMissingDiskMatchesIsMatched() {
        Report report = (Report) evaluate(missing(List.of(DEGRADED), List.of(BELOW)), include("1"));
        assertEquals(Status.WARNING, report.status());
        assertEquals(1, report.counts().missing());
    }

    @Test
    void allDisksExcludedIsNoDisks() {
        Filter filter = new Filter(List.of(), List.of(Pattern.compile("SQL")));
        Thresholds thresholds = thresholds(Status.OK, Status.CRITICAL, Status.OK);
        assertEquals(
                Status.CRITICAL,
                check(thresholds, filter).evaluate(inventory(FINE, BELOW)).status());
    }

    @Test
    void filtersDoNotChangeWhileACheckpointIsOpen() {
        String night = "data_8E2A9C0B-1234-4ABC-9DEF-0123456789AB.avhdx";
        for (String file : List.of("data.vhdx", night)) {
            VirtualDisk disk = disk("SQL", file, 0, 32788);
            Report included = (Report) evaluate(inventory(disk), include("\\\\data\\.vhdx$"));
            assertEquals(1, included.counts().belowReservation(), file);
            Filter exclude = new Filter(List.of(), List.of(Pattern.compile("8E2A|avhdx")));
            assertEquals(Status.WARNING, evaluate(inventory(disk), exclude).status(), file);
        }
    }

    @Test
    void worstDisksComeFirstWhateverTheOrderOfTheHost() {
        List<VirtualDisk> expected = List.of(BELOW, DEGRADED, UNJUDGED, FINE);
        assertEquals(expected, disks(report(inventory(FINE, UNJUDGED, DEGRADED, BELOW))));
        assertEquals(expected, disks(report(inventory(BELOW, FINE, DEGRADED, UNJUDGED))));
    }

    @Test
    void patternThatRunsAwayIsAFailureAndNotAHang() {
        VirtualDisk hostile = disk("a".repeat(60) + "!", "x.vhdx", 0, 2);
        Failure failure =
                assertInstanceOf(
                                Failed.class,
                                evaluate(inventory(hostile), include("^(a|aa)+\\1x$")))
                        .failure();
        assertEquals(CheckProblem.PATTERN_TOO_COSTLY, failure.problem());
        assertTrue(failure.message().contains("'^(a|aa)+\\1x$'"), failure.message());
        VirtualDisk longName = disk("ab".repeat(200_000), "x.vhdx", 0, 2);
        Outcome deep = evaluate(inventory(longName), include("^(a|b)*c"));
        assertEquals(Status.UNKNOWN, deep.status());
    }

    /** Half the square of 800 is within any single text's right; 5,000 times that is 30 seconds. */
    @Test
    void patternsMayLookAtSoMuchInAllTextsTogether() {
        VirtualDisk[] disks = new VirtualDisk[5_000];
        Arrays.fill(disks, disk("n".repeat(800), "x.vhdx", 0, 2));
        Filter filter = new Filter(List.of(), List.of(Pattern.compile(".*SQL")));
        Failure failure =
                assertInstanceOf(Failed.class, evaluate(inventory(disks), filter)).failure();
        assertEquals(CheckProblem.PATTERN_TOO_COSTLY, failure.problem());
        assertTrue(failure.message().contains("'.*SQL'"), failure.message());
    }

    @Test
    void patternsThatSayWhatTheyMeanDoForBigHosts() {
        VirtualDisk[] disks = new VirtualDisk[50_000];
        Arrays.fill(disks, disk("VM0001", "C:\\ClusterStorage\\Volume1\\VM0001.vhdx", 0, 2));
        Filter filter = new Filter(List.of(), List.of(Pattern.compile("SQL|(?i)test$")));
        assertInstanceOf(Report.class, evaluate(inventory(disks), filter));
    }

    @Test
    void incompleteDisksAreCounted() {
        Report report = report(inventory(FINE, bare("X\\L", 2)));
        assertEquals(1, report.counts().incomplete());
        assertEquals(Status.OK, report.status());
    }

    private static List<VirtualDisk> disks(Report report) {
        return report.disks().stream().map(JudgedDisk::disk).toList();
    }

    private static Report report(Inventory inventory) {
        return (Report) evaluate(inventory, Filter.NONE);
    }

    private static Outcome evaluate(Inventory inventory, Filter filter) {
        return check(Thresholds.defaults(), filter).evaluate(inventory);
    }

    private static Gap gap(boolean total, String what) {
        CheckProblem any = CheckProblem.PATTERN_TOO_COSTLY;
        return new Gap(total, new Failure(Stage.QUERY, any, what, "look at vmms"));
    }

    private static Outcome evaluate(Gap gap, Filter filter, VirtualDisk... disks) {
        return evaluate(inventory(gap, disks), filter);
    }

    private static Inventory inventory(VirtualDisk... disks) {
        return Disks.inventory(disks);
    }

    private static Inventory inventory(Gap gap, VirtualDisk... disks) {
        return new Inventory("hv01", Optional.of(gap), List.of(disks), List.of(), 0, List.of());
    }

    private static Status status(Thresholds thresholds, Inventory inventory) {
        return check(thresholds, Filter.NONE).evaluate(inventory).status();
    }

    private static StorageQosCheck check(Thresholds thresholds, Filter filter) {
        return new StorageQosCheck(thresholds, filter);
    }

    private static Thresholds thresholds(Status degraded, Status noDisks, Status partial) {
        return new Thresholds(
                Range.parse("0"),
                Optional.empty(),
                degraded,
                noDisks,
                Status.UNKNOWN,
                partial,
                Set.of());
    }

    private static Inventory missing(List<VirtualDisk> disks, List<VirtualDisk> missing) {
        return new Inventory("TESTHOST01", Optional.empty(), disks, missing, 0, List.of());
    }

    private static Filter include(String regex) {
        return new Filter(List.of(Pattern.compile(regex)), List.of());
    }
}
