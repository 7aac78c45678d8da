package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.disk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Disks;
import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.StorageQosCheck;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NagiosFleetRendererTest {
    private static final Set<Verdict> NONE = EnumSet.noneOf(Verdict.class);
    private static final Set<Verdict> BELOW = EnumSet.of(Verdict.BELOW_RESERVATION);

    @Test
    void hostsThatAreNotOkAreToldWorstFirstWithTheirDisksUnderThem() {
        assertEquals(
                """
                STORAGE QOS CRITICAL - 4 of 6 hosts not OK, 1 unknown: worst first
                1 critical, 2 warning, 1 unknown, 2 OK; 2 of 8 virtual disks below reserved IOPS
                [CRITICAL] hv04: connect: timed out: port 135; check the host and firewalls, or give more time with -t
                [WARNING] hv03: 1 of 2 virtual disks below reserved IOPS on HV03
                  [WARNING] SQL: C:\\VMs\\b.vhdx reserved 500 IOPS, statuses 3 Degraded, 32788 Insufficient Throughput
                [WARNING] cluster01: 1 of 2 disks below reserved IOPS on HVCLUSTER01 (4 nodes, 1 down, 1 failed)
                  [WARNING] SQL on HV02: C:\\VMs\\b.vhdx reserved 500 IOPS, statuses 3 Degraded, 32788 Insufficient Throughput
                  [UNKNOWN] node HV04: connect: timed out: 10.0.0.4 port 135; check the host and firewalls, or give more time with -t
                  [OK] node HV03 is down
                [UNKNOWN] hv02: log in: REFUSED
                | hosts=6;;;0 hosts_ok=2;;;0;6 hosts_warning=2;;;0;6 hosts_critical=1;;;0;6 hosts_unknown=1;;;0;6 disks_below_reservation=2;;;0;8 disks_degraded=0;;;0;8 disks_reserved=6;;;0;8 disks=8;;;0 time=12.345s;;;0 'hv03 SQL b_vhdx reserved_iops'=500;;;0 'cluster01 SQL b_vhdx reserved_iops'=500;;;0
                """
                        .replace("log in: REFUSED", AnswerGroup.what(Fleets.refused("hv02"))),
                render(0, BELOW, 8192, Fleets.mixed()));
    }

    @Test
    void fleetThatIsOkIsTwoLines() {
        assertEquals(
                """
                STORAGE QOS OK - all 2 hosts OK, 0 of 4 virtual disks below reserved IOPS
                | hosts=2;;;0 hosts_ok=2;;;0;2 hosts_warning=0;;;0;2 hosts_critical=0;;;0;2 hosts_unknown=0;;;0;2 disks_below_reservation=0;;;0;4 disks_degraded=0;;;0;4 disks_reserved=2;;;0;4 disks=4;;;0 time=12.345s;;;0
                """,
                render(0, BELOW, 8192, Fleets.of(Fleets.fine("hv01"), Fleets.fine("hv02"))));
    }

    @Test
    void headlineFitsALine() {
        for (int hosts : List.of(1, 10, 1000, 10_000)) {
            String bad =
                    FleetHeadline.line(Fleets.of(Collections.nCopies(hosts, Answers.failure())));
            assertTrue(bad.length() < 80, bad);
            assertTrue(bad.endsWith(": worst first"), bad);
            String good =
                    FleetHeadline.line(Fleets.of(Collections.nCopies(hosts, Fleets.fine("a"))));
            assertTrue(good.length() < 80, good);
        }
        assertEquals(
                "STORAGE QOS OK - 1 host OK, no virtual disk",
                FleetHeadline.line(Fleets.of(Fleets.host("hv01"))));
        assertEquals("STORAGE QOS OK - no host asked", FleetHeadline.line(Fleets.of()));
    }

    @Test
    void condensedAnswersCountAsWholeOnes() {
        List<Answer> whole =
                List.of(Fleets.fine("hv01"), Fleets.below("hv02"), Fleets.fine("hv03"));
        List<Answer> some = new ArrayList<>(whole);
        some.set(0, Fleets.condensed(whole.get(0)));
        some.set(2, Fleets.condensed(whole.get(2)));
        for (int verbosity = 0; verbosity < 4; verbosity++) {
            assertEquals(
                    render(verbosity, BELOW, 8192, Fleets.of(whole)),
                    render(verbosity, BELOW, 8192, Fleets.of(some)));
        }
    }

    @Test
    void condensedAnswerStillTellsThatFiltersLeaveNothing() {
        Filter filter = new Filter(List.of(), List.of(Pattern.compile("SQL")));
        Answer whole =
                Fleets.answer(
                        "hv01",
                        new StorageQosCheck(Thresholds.defaults(), filter)
                                .evaluate(Disks.inventory(disk("SQL", "a.vhdx", 100, 2))));
        assertTrue(
                render(1, NONE, 8192, Fleets.of(Fleets.condensed(whole)))
                        .contains("\n[OK] hv01: no virtual disk passes the filters (1 on "));
    }

    @Test
    void verbosityAddsHostsThatAreOkAndWhatASingleCheckWouldAdd() {
        Fleet fleet = Fleets.of(Fleets.fine("hv01"), Fleets.below("hv02"));
        String fine = "\n[OK] hv01: 0 of 2 virtual disks below reserved IOPS on HV01\n";
        assertFalse(render(0, NONE, 8192, fleet).contains(fine));
        assertTrue(render(1, NONE, 8192, fleet).contains(fine));
        assertTrue(render(1, NONE, 8192, fleet).contains("\n  [OK] SQL: C:\\VMs\\a.vhdx"));
        assertFalse(render(2, NONE, 8192, fleet).contains("\n  connect 0.003 s"));
        assertTrue(render(3, NONE, 8192, fleet).contains("\n  connect 0.003 s: 127.0.0.1"));
    }

    @Test
    void mistakesOfTheListComeFirstAndMakeItUnknown() {
        Failure mistake =
                new Failure(Stage.USAGE, GeneralProblem.TOO_LARGE, "line 7 is no host", "mend it");
        Fleet fleet =
                new Fleet(List.of(Fleets.fine("hv01")), List.of(mistake), Duration.ofSeconds(1));
        String text = render(0, NONE, 8192, fleet);
        assertTrue(
                text.startsWith(
                        "STORAGE QOS UNKNOWN - 1 mistake in the list, 1 host OK, 0 of 2 disks below"
                                + " reserved IOPS\n[UNKNOWN] usage: line 7 is no host; mend it\n| "),
                text);
        Fleet worse =
                new Fleet(
                        List.of(Fleets.below("hv01")),
                        Collections.nCopies(200, mistake),
                        Duration.ofSeconds(1));
        String many = render(0, NONE, 8192, worse);
        assertTrue(
                many.startsWith(
                        "STORAGE QOS WARNING - 1 of 1 host not OK, 200 mistakes in the list"),
                many);
        assertTrue(many.contains("\n[UNKNOWN] 195 more mistakes in the list\n"), many);
        assertTrue(many.contains("\n[WARNING] hv01: "), many);
    }

    @Test
    void manyHostsThatFailedInTheSameWayShareALine() {
        List<Answer> answers = new ArrayList<>(List.of(Fleets.below("hv00")));
        for (int i = 10; i < 13; i++) {
            answers.add(Fleets.refused("hv" + i));
        }
        assertEquals(8, lines(Fleets.of(answers)).size()); // a line each
        answers.add(Fleets.timedOut("hv13", Status.UNKNOWN));
        for (int i = 100; i < 397; i++) {
            answers.add(Fleets.refused("hv" + i));
        }
        List<String> lines = lines(Fleets.of(answers));
        String words = AnswerGroup.what(Fleets.refused("")).replace(":  said no", "");
        assertEquals("[UNKNOWN] 300 hosts (hv10, hv11, hv12 and 297 more): " + words, lines.get(4));
        assertTrue(lines.get(5).startsWith("[UNKNOWN] hv13: connect: timed out"), lines.get(5));
        assertEquals(7, lines.size());
        String more = render(1, NONE, 8192, Fleets.of(answers));
        assertTrue(more.contains(", hv115, hv116 and 280 more): "), more);
    }

    @Test
    void wordsOfAGroupHoldForAllOfIt() {
        Answer one = Fleets.timedOut("hv1", Status.UNKNOWN);
        List<Answer> answers = new ArrayList<>();
        for (int i = 1; i < 6; i++) {
            answers.add(Fleets.answer("hv" + i, one.outcome()));
        }
        String text = render(0, NONE, 8192, Fleets.of(answers));
        assertTrue(
                text.contains(
                        "\n[UNKNOWN] 5 hosts (hv1, hv2, hv3 and 2 more): connect: timed out: port"
                                + " 135; check "),
                text);
        answers.add(Fleets.timedOut("hv7", Status.CRITICAL));
        assertTrue(
                render(0, NONE, 8192, Fleets.of(answers)).contains("\n[CRITICAL] hv7: connect: "));
    }

    @Test
    void withLittleRoomThereAreHostsRatherThanTheDisksOfTheFirst() {
        List<Answer> answers = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            answers.add(Fleets.below("hv" + i));
        }
        String text = render(0, BELOW, 2600, Fleets.of(answers));
        for (Answer answer : answers) {
            assertTrue(text.contains("\n[WARNING] " + answer.address() + ": 1 of 2 "), text);
        }
        assertTrue(text.contains(" left out, see --output-limit)\n"), text);
    }

    @Test
    void outputStaysWithinEveryLimitAndNoDiskStandsUnderAnotherHost() {
        Fleet fleet = Fleets.many(60);
        String all = render(1, BELOW, 10_000_000, fleet);
        Set<String> pairs = pairs(all);
        for (int limit = 512; limit < 20_000; limit += 97) {
            String text = render(1, BELOW, limit, fleet);
            assertTrue(text.getBytes(StandardCharsets.UTF_8).length <= limit);
            assertTrue(pairs.containsAll(pairs(text)), text);
            assertTrue(all.startsWith(text.lines().findFirst().orElseThrow()), text);
            assertCounted(all, text);
        }
    }

    /** Lines that stand under a host, with the line of that host. */
    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        String host = "";
        for (String line : text.split("\n")) {
            if (line.startsWith("  ")) {
                pairs.add(host + "\n" + line);
            } else {
                host = line;
            }
        }
        return pairs;
    }

    private static void assertCounted(String all, String text) {
        Matcher note = Pattern.compile("\n\\((\\d+) lines?.* left out.*\\)\n").matcher(text);
        int left = note.find() ? Integer.parseInt(note.group(1)) - 1 : 0;
        long bars = text.chars().filter(c -> c == '|').count();
        assertEquals(all.lines().count() - 1, text.lines().count() - bars + left, text);
    }

    @Test
    void labelsNameTheHostAndDiffer() {
        Fleet fleet =
                Fleets.of(
                        Fleets.host("hv.1", disk("SQL", "b.vhdx", 500, 3, 32788)),
                        Fleets.host("hv_1", disk("SQL", "b.vhdx", 500, 3, 32788)),
                        Fleets.host("hv 1", disk("SQL", "b.vhdx", 500, 3, 32788)));
        String text = render(0, BELOW, 8192, fleet);
        assertTrue(
                text.endsWith(
                        " 'hv_1 SQL b_vhdx reserved_iops'=500;;;0"
                                + " 'hv_1#2 SQL b_vhdx reserved_iops'=500;;;0"
                                + " 'hv_1#3 SQL b_vhdx reserved_iops'=500;;;0\n"),
                text);
    }

    @Test
    void hostileHostsBreakNeitherTextNorPerformanceData() {
        for (int limit : List.of(512, 8192, 100_000_000)) {
            String text = render(3, EnumSet.allOf(Verdict.class), limit, Fleets.hostile());
            assertTrue(text.getBytes(StandardCharsets.UTF_8).length <= limit);
            assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'));
            int bar = text.indexOf('|');
            assertEquals(bar, text.lastIndexOf('|'));
            assertEquals('\n', text.charAt(bar - 1));
            assertEquals(text.length() - 1, text.indexOf('\n', bar));
            Matcher item =
                    Pattern.compile(" ('(?:[^'=]|'')+'|[a-z_]+)=[0-9.]+s?;;;0(?:;[0-9]+)?")
                            .matcher(text.substring(bar + 1, text.length() - 1));
            Set<String> labels = new HashSet<>();
            int at = 0;
            while (item.find() && item.start() == at) {
                assertTrue(labels.add(item.group(1)), item.group(1));
                at = item.end();
            }
            assertEquals(text.length() - 2 - bar, at);
        }
    }

    @Test
    void tenThousandHostsAreToldInTimeAndWithinTheLimit() {
        for (int hosts : List.of(1000, 10_000)) {
            Fleet fleet = Fleets.many(hosts);
            long start = System.nanoTime();
            String text = render(1, EnumSet.allOf(Verdict.class), 8192, fleet);
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(text.getBytes(StandardCharsets.UTF_8).length <= 8192);
            // It takes less than a second; a busy machine is given time.
            assertTrue(millis < 20_000, millis + " ms");
            assertTrue(text.contains(hosts / 5 + " unknown"), text);
            // The one line for many hosts is there although those of single ones fill the room.
            assertTrue(text.contains("\n[UNKNOWN] " + hosts / 5 + " hosts (hv100000."), text);
        }
    }

    private static List<String> lines(Fleet fleet) {
        return Arrays.asList(render(0, NONE, 8192, fleet).split("\n"));
    }

    private static String render(int verbosity, Set<Verdict> perfData, int limit, Fleet fleet) {
        return new NagiosFleetRenderer(verbosity, perfData, limit).render(fleet);
    }
}
