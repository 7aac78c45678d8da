package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.disk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Bounds;
import io.github.checkhyperv.check.Disks;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.FlowStatus;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Lack;
import io.github.checkhyperv.check.Node;
import io.github.checkhyperv.check.Pool;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.QosVolume;
import io.github.checkhyperv.check.Rates;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.StorageQos;
import io.github.checkhyperv.check.StorageQosCheck;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.facts.counters.CounterProblem;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What plugin output tells of volumes, policies and pools, and of what could not be had. */
class NagiosFactsTest {
    private static final VirtualDisk FINE = disk("SQL", "a.vhdx", 100, 2);
    private static final String UNEXPLAINED =
            "pool Primordial reports Insufficient Throughput, but no virtual disk that the account"
                    + " sees does";
    private static final String NO_TIME =
            "no time is left for the second sample; give more time with -t";

    @Test
    void volumeInTroubleHasALineThatSaysWhatItReservesAndDelivers() {
        Answer answer = Told.of(Told.of(Told.storage()), FINE);
        assertEquals(
                List.of(
                        "volume C:\\ClusterStorage\\Volume1: reserves 9,000 IOPS, delivers 4,200,"
                                + " 7.5 ms, status 1 Insufficient Throughput"),
                details(answer, 0));
        assertEquals(Status.OK, answer.status());
    }

    @Test
    void volumeAndPolicyThatAreWellAreForThoseWhoAskForMore() {
        StorageQos well = storage(Told.volume(0), Told.policy(QosPolicy.Kind.DEDICATED, 1));
        Answer answer = Told.of(Told.of(well), FINE);
        assertEquals(List.of(), details(answer, 0));
        assertEquals(
                List.of(
                        "[OK] SQL: C:\\VMs\\a.vhdx reserved 100 IOPS, status 2 OK",
                        "volume C:\\ClusterStorage\\Volume1: reserves 9,000 IOPS, delivers 4,200,"
                                + " 7.5 ms, status 0 Ok",
                        "policy Gold (dedicated, 1 flow): reserves 500 IOPS, limit 1,000 IOPS, gets"
                                + " 480, 1.3 ms, status 0 Ok"),
                details(answer, 1));
    }

    @Test
    void policyInTroubleIsToldToEverybodyAndWhatNobodyToldIsNoZero() {
        QosPolicy bad =
                new QosPolicy(
                        Told.GOLD_ID,
                        "",
                        QosPolicy.Kind.UNKNOWN,
                        new Bounds(0, 0, 0),
                        new FlowStatus(9),
                        0,
                        Rates.UNKNOWN);
        assertEquals(
                List.of(
                        "policy 3B49A1C8-02D8-4F1C-8F5A-4C1B0D1B3A11 (of an unknown kind, 0 flows):"
                                + " reserves nothing, status Unknown (9)"),
                details(Told.of(Told.of(storage(Told.volume(-1), bad)), FINE), 0));
    }

    private static StorageQos storage(QosVolume volume, QosPolicy policy) {
        return new StorageQos(List.of(policy), List.of(), List.of(volume), OptionalLong.empty());
    }

    @Test
    void poolThatSaysWhatNoDiskShowsIsPartial() {
        Answer answer = Told.of(Told.of(Told.pool(true, 3, 32788)), FINE);
        assertEquals(Status.WARNING, answer.status());
        assertEquals(List.of("[WARNING] " + UNEXPLAINED), details(answer, 0));
    }

    @Test
    void poolWhoseDiskShowsItIsToldWithoutAState() {
        Answer answer =
                Told.of(Told.of(Told.pool(false, 3, 32788)), disk("SQL", "b.vhdx", 500, 32788));
        assertEquals(
                List.of(
                        "[WARNING] SQL: C:\\VMs\\b.vhdx reserved 500 IOPS, status 32788"
                                + " Insufficient Throughput",
                        "pool Primordial: reserved 500 of 10,000 count, statuses 3 Degraded, 32788"
                                + " Insufficient Throughput"),
                details(answer, 0));
    }

    @Test
    void poolThatIsWellIsForThoseWhoAskForMoreWithItsNode() {
        Pool pool =
                new Pool(
                        Told.POOL_ID,
                        "Fast",
                        false,
                        Disks.statuses(2),
                        OptionalLong.empty(),
                        OptionalLong.of(10_000),
                        Optional.empty(),
                        Optional.of("HV02"),
                        false);
        Answer answer = Told.of(Told.of(pool), FINE);
        assertEquals(List.of(), details(answer, 0));
        assertEquals("pool Fast on HV02: capacity 10,000, status 2 OK", details(answer, 1).get(1));
    }

    @Test
    void headlineLeadsWithThePoolWhereNothingIsWorse() {
        VirtualDisk degraded = disk("SQL", "d.vhdx", 0, 3, 7);
        assertEquals(
                "1 pool below reserved IOPS, no disk seen on TESTHOST01",
                message(Status.WARNING, Status.WARNING, FINE));
        assertEquals(
                "1 pool below reserved IOPS, no disk seen, 1 of 2 disks degraded on TESTHOST01",
                message(Status.WARNING, Status.WARNING, FINE, degraded));
        assertEquals(
                "1 of 2 virtual disks degraded on TESTHOST01",
                message(Status.WARNING, Status.CRITICAL, FINE, degraded));
        assertEquals(
                "0 of 1 virtual disk below reserved IOPS on TESTHOST01",
                message(Status.OK, Status.WARNING, FINE));
        assertEquals(
                "1 pool below reserved IOPS, no virtual disk on TESTHOST01",
                message(Status.WARNING, Status.WARNING));
    }

    @Test
    void headlineWithAPoolFitsAListOfServices() {
        Inventory told =
                Disks.inventory().with(Told.of(Told.pool(true, 32788)), List.of(FINE), List.of());
        Inventory shortName =
                new Inventory(
                        "HV01",
                        Optional.empty(),
                        told.disks(),
                        List.of(),
                        0,
                        List.of(),
                        Map.of(),
                        List.of(),
                        told.extras());
        String line = Headline.line(Answers.of(Disks.report(shortName)));
        assertEquals(
                "STORAGE QOS WARNING - 1 pool below reserved IOPS, no disk seen that is on HV01",
                line);
        assertTrue(line.length() <= 79, line);
    }

    @Test
    void headlineLeadsWithNodesThatAreWorseThanAPool() {
        Inventory cluster =
                Clusters.inventory(List.of(Clusters.HV01, Clusters.FAILED), Clusters.FINE);
        Inventory told = cluster.with(Told.of(Told.pool(true, 32788)), cluster.disks(), List.of());
        assertEquals(
                "1 of 2 nodes not judged, 1 pool below reserved IOPS, no disk seen on HVCLUSTER01",
                Headline.message(Answers.of(Clusters.judge(Status.OK, Status.CRITICAL, told))));
        assertEquals(
                "1 pool below reserved IOPS, no disk seen on HVCLUSTER01 (2 nodes, 1 failed)",
                Headline.message(Answers.of(Clusters.judge(Status.OK, Status.UNKNOWN, told))));
    }

    private static String message(Status partial, Status degraded, VirtualDisk... disks) {
        Thresholds usual = Thresholds.defaults();
        Thresholds thresholds =
                new Thresholds(
                        usual.warning(),
                        usual.critical(),
                        degraded,
                        usual.noDisks(),
                        usual.noMatch(),
                        partial,
                        Set.of());
        Inventory told =
                Disks.inventory().with(Told.of(Told.pool(true, 32788)), List.of(disks), List.of());
        return Headline.message(
                Answers.of(new StorageQosCheck(thresholds, Filter.NONE).evaluate(told)));
    }

    @Test
    void lacksOfNodesThatAreAlikeShareALine() {
        Lack other = new Lack(Lack.Kind.MEASURE, Optional.of("HV04"), counters(""));
        Extras extras =
                Told.measuring(
                        Told.NOT_MEASURED.on("HV01"),
                        Told.NOT_MEASURED.on("HV02"),
                        other,
                        Told.NOT_MEASURED.on("HV03"));
        assertEquals(
                List.of(
                        "not available: measure on 3 nodes (HV01, HV02, HV03): " + NO_TIME,
                        "not available: measure on HV04: the host has no counters of some virtual"
                                + " disks; look at \\Hyper-V Virtual Storage Device in its"
                                + " Performance Monitor"),
                details(Told.of(extras, FINE), 0));
    }

    @Test
    void whatWasSeenIsToldWhereItIsTheSameOnly() {
        Lack one = new Lack(Lack.Kind.MEASURE, Optional.of("HV01"), counters("1 disk"));
        Lack two = new Lack(Lack.Kind.MEASURE, Optional.of("HV02"), counters("2 disks"));
        assertTrue(
                details(Told.of(Told.measuring(one), FINE), 0)
                        .get(0)
                        .startsWith(
                                "not available: measure on HV01: the host has no counters of some"
                                        + " virtual disks: 1 disk; "));
        assertTrue(
                details(Told.of(Told.measuring(one, two), FINE), 0)
                        .get(0)
                        .startsWith(
                                "not available: measure on 2 nodes (HV01, HV02): the host has no"
                                        + " counters of some virtual disks; "));
    }

    private static Failure counters(String seen) {
        return new Failure(Stage.JOIN, CounterProblem.NO_INSTANCE, seen);
    }

    @Test
    void lacksComeLastAndAreTheFirstToGo() {
        Extras extras =
                new Extras(
                        true,
                        Optional.of(Told.storage()),
                        Optional.empty(),
                        List.of(Told.NOT_MEASURED));
        Answer answer = Told.of(extras, disk("SQL", "b.vhdx", 500, 3, 32788), FINE);
        List<String> all = details(answer, 1);
        assertEquals("not available: measure: " + NO_TIME, all.get(all.size() - 1));
        String whole = render(answer, 1, 8192);
        int octets = whole.getBytes(StandardCharsets.UTF_8).length;
        String less = render(answer, 1, octets - 1);
        assertFalse(less.contains("not available"), less);
        assertTrue(less.contains("volume C:") && less.contains("[OK] SQL"), less);
        assertTrue(less.contains("(1 line left out, see --output-limit)"), less);
    }

    @Test
    void fleetTellsOnceWhatManyHostsCannotTellBeTheyOkOrNot() {
        Fleet fleet = fleet(3);
        String text = new NagiosFleetRenderer(0, Set.of(), 8192).render(fleet);
        String lack =
                "\nnot available: measure on 4 hosts (hv0, hv1, hv2, below): " + NO_TIME + "\n";
        assertTrue(text.contains(lack), text);
        assertEquals(text.indexOf("not available"), text.lastIndexOf("not available"), text);
        assertTrue(text.indexOf("[WARNING] below") < text.indexOf(lack), text);
        NagiosRendererTest.assertGrammar(text);
    }

    @Test
    void fleetOfManyHostsThatCannotTellStaysWithinItsLimit() {
        for (int limit : List.of(256, 600, 8192)) {
            String text = new NagiosFleetRenderer(2, Set.of(), limit).render(fleet(1000));
            assertTrue(text.getBytes(StandardCharsets.UTF_8).length <= limit, text);
            NagiosRendererTest.assertGrammar(text);
        }
    }

    /** Of these hosts some are OK, and there is no more of them than their numbers and lacks. */
    private static Fleet fleet(int fine) {
        Answer[] answers = new Answer[fine + 1];
        for (int i = 0; i < fine; i++) {
            Answer whole = Told.of(Told.measuring(Told.NOT_MEASURED), FINE);
            answers[i] = Fleets.answer("hv" + i, whole.condensed().outcome());
        }
        VirtualDisk below = disk("SQL", "b.vhdx", 500, 3, 32788);
        answers[fine] =
                Fleets.answer("below", Told.of(Told.measuring(Told.NOT_MEASURED), below).outcome());
        return Fleets.of(answers);
    }

    @Test
    void fleetTellsOfANodeByItsClusterToo() {
        List<Node> nodes = List.of(Clusters.HV01);
        Inventory cluster = Clusters.inventory(nodes, Clusters.FINE);
        Report report =
                Disks.report(
                        cluster.with(
                                Told.measuring(Told.NOT_MEASURED.on("HV01")),
                                cluster.disks(),
                                List.of()));
        String text =
                new NagiosFleetRenderer(0, Set.of(), 8192)
                        .render(Fleets.of(Fleets.answer("cluster01", report)));
        assertTrue(text.contains("\nnot available: measure on cluster01 HV01: "), text);
    }

    @Test
    void hostileNamesBreakNeitherTextNorPerformanceData() {
        for (int verbosity = 0; verbosity <= 3; verbosity++) {
            NagiosRendererTest.assertGrammar(render(Told.hostile(), verbosity, 16_000_000));
            for (int limit : List.of(300, 2000, 8192)) {
                String text = render(Told.hostile(), verbosity, limit);
                assertTrue(text.getBytes(StandardCharsets.UTF_8).length <= limit, text);
                NagiosRendererTest.assertGrammar(text);
            }
        }
        NagiosRendererTest.assertGrammar(
                new NagiosFleetRenderer(3, EnumSet.allOf(Verdict.class), 16_000_000)
                        .render(Fleets.of(Told.hostile())));
    }

    /** The lines between the first and the performance data. */
    private static List<String> details(Answer answer, int verbosity) {
        List<String> lines = render(answer, verbosity, 8192).lines().toList();
        return lines.subList(1, lines.size() - 1);
    }

    private static String render(Answer answer, int verbosity, int limit) {
        return new NagiosRenderer(verbosity, EnumSet.of(Verdict.BELOW_RESERVATION), limit)
                .render(answer);
    }
}
