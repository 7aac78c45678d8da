package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.bare;
import static io.github.checkhyperv.check.Disks.disk;
import static io.github.checkhyperv.check.Disks.inventory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Allocation;
import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Disks;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Gap;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Outcome;
import io.github.checkhyperv.check.Query;
import io.github.checkhyperv.check.Range;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.StorageQosCheck;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.wmi.WmiProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NagiosRendererTest {
    private static final Set<Verdict> BELOW = EnumSet.of(Verdict.BELOW_RESERVATION);

    /** The example of the issue, octet for octet. */
    @Test
    void exampleOfTheIssue() {
        String folder = "C:\\ClusterStorage\\Volume5\\DidierTest03\\Virtual Hard Disks\\";
        VirtualDisk[] disks = new VirtualDisk[8];
        for (int i = 0; i < 8; i++) {
            String file = "DidierTest03Disk0" + i + ".vhdx";
            Optional<Allocation> allocation =
                    Optional.of(
                            new Allocation(
                                    Optional.of(folder + file),
                                    i < 5 ? 500 : 0,
                                    0,
                                    Optional.empty()));
            disks[i] =
                    new VirtualDisk(
                            Disks.GUID,
                            Optional.of("DidierTest03"),
                            "Microsoft:" + Disks.GUID + "\\" + i,
                            allocation,
                            i == 2 ? Disks.statuses(3, 32788) : Disks.statuses(2));
        }
        assertEquals(
                "STORAGE QOS WARNING - 1 of 8 virtual disks below reserved IOPS on TESTHOST01\n"
                        + "[WARNING] DidierTest03: C:\\ClusterStorage\\Volume5\\DidierTest03"
                        + "\\Virtual Hard Disks\\DidierTest03Disk02.vhdx reserved 500 IOPS,"
                        + " statuses 3 Degraded, 32788 Insufficient Throughput\n"
                        + "| disks_below_reservation=1;0;;0;8 disks_degraded=0;;;0;8"
                        + " disks_reserved=5;;;0;8 disks=8;;;0"
                        + " 'DidierTest03 DidierTest03Disk02_vhdx reserved_iops'=500;;;0\n",
                render(inventory(disks)));
    }

    @Test
    void fineHostIsTwoLines() {
        assertEquals(
                "STORAGE QOS OK - 0 of 1 virtual disk below reserved IOPS on TESTHOST01\n"
                        + "| disks_below_reservation=0;0;;0;1 disks_degraded=0;;;0;1"
                        + " disks_reserved=1;;;0;1 disks=1;;;0\n",
                render(inventory(disk("SQL", "a.vhdx", 100, 2))));
    }

    @Test
    void hostWithoutDisksSaysSo() {
        assertTrue(
                render(inventory()).startsWith("STORAGE QOS OK - no virtual disk on TESTHOST01\n"));
    }

    @Test
    void filtersThatLeaveNothingAreTold() {
        Filter typo = new Filter(List.of(Pattern.compile("nowhere")), List.of());
        Outcome unmatched =
                new StorageQosCheck(Thresholds.defaults(), typo)
                        .evaluate(inventory(disk("SQL", "a.vhdx", 100, 2)));
        assertTrue(
                render(unmatched, new NagiosRenderer(0, BELOW, 8192))
                        .startsWith(
                                "STORAGE QOS UNKNOWN - no virtual disk matches --include (1 on"
                                        + " TESTHOST01)\n"));
        Filter filter = new Filter(List.of(), List.of(Pattern.compile("SQL")));
        Outcome outcome =
                new StorageQosCheck(Thresholds.defaults(), filter)
                        .evaluate(inventory(disk("SQL", "a.vhdx", 100, 2)));
        assertTrue(
                render(outcome, new NagiosRenderer(0, BELOW, 8192))
                        .startsWith(
                                "STORAGE QOS OK - no virtual disk passes the filters (1 on"
                                        + " TESTHOST01)\n"));
    }

    @Test
    void headlineLeadsWithWhatIsWrong() {
        VirtualDisk fine = disk("SQL", "fine.vhdx", 1, 2);
        VirtualDisk below = disk("SQL", "below.vhdx", 1, 32788);
        VirtualDisk degraded = disk("SQL", "full.vhdx", 1, 3, 32794);
        VirtualDisk mute = disk("SQL", "mute.vhdx", 1);
        Status w = Status.WARNING;
        assertEquals(
                "1 of 2 virtual disks degraded on TESTHOST01", message("0", w, fine, degraded));
        assertEquals("1 of 2 virtual disks not judged on TESTHOST01", message("0", w, fine, mute));
        assertEquals(
                "1 of 3 disks below reserved IOPS, 1 degraded on TESTHOST01",
                message("0", w, fine, degraded, below));
        assertEquals(
                "1 of 3 disks degraded, 1 below reserved IOPS on TESTHOST01",
                message("5", w, fine, degraded, below));
        assertEquals(
                "1 of 3 disks degraded, 1 below reserved IOPS on TESTHOST01",
                message("0", Status.CRITICAL, fine, degraded, below));
        assertEquals(
                "0 of 2 disks below reserved IOPS, 1 degraded on TESTHOST01",
                message("1:", w, fine, degraded));
        assertEquals(
                "0 of 2 disks below reserved IOPS, 1 degraded on TESTHOST01",
                message("0", Status.OK, fine, degraded));
        assertEquals(
                "0 of 1 virtual disk below reserved IOPS on TESTHOST01", message("0", w, fine));
    }

    private static String message(String warning, Status degraded, VirtualDisk... disks) {
        Thresholds thresholds =
                new Thresholds(
                        Range.parse(warning),
                        Optional.empty(),
                        degraded,
                        Status.OK,
                        Status.OK,
                        Status.WARNING,
                        Set.of());
        String text =
                render(
                        new StorageQosCheck(thresholds, Filter.NONE).evaluate(inventory(disks)),
                        new NagiosRenderer(0, BELOW, 8192));
        return text.substring(text.indexOf(" - ") + 3, text.indexOf('\n'));
    }

    @Test
    void disksThatAreNotReportedAreCountedAmongAllAndLead() {
        Inventory inventory =
                new Inventory(
                        "TESTHOST01",
                        Optional.empty(),
                        List.of(disk("SQL", "fine.vhdx", 1, 2)),
                        List.of(disk("SQL", "gone.vhdx", 9)),
                        0,
                        List.of());
        assertTrue(
                render(inventory)
                        .startsWith(
                                "STORAGE QOS WARNING - 1 of 2 virtual disks not reported on"
                                        + " TESTHOST01\n"));
    }

    @Test
    void machinesOfOneNameAreToldApartWhereTheirDisksAreNot() {
        String other = "B549384C-1D9A-4E3B-8E5B-0A3D4A1D5C11";
        VirtualDisk here = disk("web", "a.vhdx", 0, 32788);
        VirtualDisk there =
                new VirtualDisk(
                        other,
                        Optional.of("web"),
                        "Microsoft:" + other + "\\a",
                        here.allocation(),
                        Disks.statuses(32788));
        VirtualDisk elsewhere =
                new VirtualDisk(
                        other,
                        Optional.of("web"),
                        "Microsoft:" + other + "\\b",
                        disk("web", "b.vhdx", 0).allocation(),
                        Disks.statuses(32788));
        String text = render(inventory(here, there, elsewhere));
        for (String machine :
                List.of("web (" + Disks.GUID + "): C:\\VMs\\a.vhdx", "web (" + other + "): C:")) {
            assertTrue(text.contains("\n[WARNING] " + machine), text);
        }
        assertTrue(text.contains("\n[WARNING] web: C:\\VMs\\b.vhdx no reservation, "), text);
        String table =
                new TableRenderer(Terminal.NONE)
                        .render(Answers.of(Disks.report(inventory(here, there))));
        assertTrue(table.contains("web (" + other + ")  C:\\VMs\\a.vhdx"), table);
        String single = render(inventory(here, disk("web", "b.vhdx", 0, 32788)));
        assertFalse(single.contains("("), single.substring(0, single.indexOf('|')));
    }

    @Test
    void everyKindOfDiskIsToldOnItsLine() {
        Inventory inventory =
                new Inventory(
                        "TESTHOST01",
                        Optional.empty(),
                        List.of(
                                disk("SQL", "fine.vhdx", 1, 2),
                                bare("8B0A\\0\\0\\L", 11, 12345),
                                disk("SQL", "mute.vhdx", 0),
                                disk("SQL", "below.vhdx", 7, 32788)),
                        List.of(disk("SQL", "gone.vhdx", 9)),
                        0,
                        List.of());
        assertEquals(
                "STORAGE QOS WARNING - 1 of 4 disks below reserved IOPS, 1 degraded, 1 not judged,"
                        + " 1 not reported on TESTHOST01\n"
                        + "[WARNING] SQL: C:\\VMs\\below.vhdx reserved 7 IOPS, status 32788"
                        + " Insufficient Throughput\n"
                        + "[WARNING] "
                        + Disks.GUID
                        + ": 8B0A\\0\\0\\L settings not found, statuses 11 In Service, Unknown"
                        + " (12345)\n"
                        + "[WARNING] SQL: C:\\VMs\\mute.vhdx no reservation, no operational"
                        + " status\n"
                        + "[WARNING] SQL: C:\\VMs\\gone.vhdx reserved 9 IOPS, not reported by the"
                        + " host\n",
                render(inventory).lines().limit(5).reduce("", (a, b) -> a + b + "\n"));
    }

    @Test
    void linesAreOrderedByStateWorstFirst() {
        Thresholds thresholds =
                new Thresholds(
                        Range.parse("0"),
                        Optional.empty(),
                        Status.CRITICAL,
                        Status.OK,
                        Status.UNKNOWN,
                        Status.UNKNOWN,
                        Set.of());
        Outcome outcome =
                new StorageQosCheck(thresholds, Filter.NONE)
                        .evaluate(
                                inventory(
                                        disk("a", "1", 0),
                                        disk("b", "2", 0, 32788),
                                        disk("c", "3", 0, 3),
                                        disk("d", "4", 0, 2)));
        List<String> tags = new ArrayList<>();
        Matcher tag =
                Pattern.compile("(?m)^\\[\\w+\\]")
                        .matcher(render(outcome, new NagiosRenderer(1, BELOW, 8192)));
        while (tag.find()) {
            tags.add(tag.group());
        }
        assertEquals(List.of("[CRITICAL]", "[WARNING]", "[UNKNOWN]", "[OK]"), tags);
    }

    @Test
    void diskThatIsBelowAndBrokenStandsOnceUnderTheGraverState() {
        Thresholds thresholds =
                new Thresholds(
                        Range.parse("5"),
                        Optional.empty(),
                        Status.CRITICAL,
                        Status.OK,
                        Status.UNKNOWN,
                        Status.OK,
                        Set.of());
        Outcome outcome =
                new StorageQosCheck(thresholds, Filter.NONE)
                        .evaluate(inventory(disk("SQL", "a.vhdx", 9, 3, 7, 32788)));
        String text = render(outcome, new NagiosRenderer(0, BELOW, 8192));
        assertTrue(text.startsWith("STORAGE QOS CRITICAL - "), text);
        assertTrue(
                text.contains(
                        "\n[CRITICAL] SQL: C:\\VMs\\a.vhdx reserved 9 IOPS, statuses 3 Degraded,"
                                + " 7 Non-Recoverable Error, 32788 Insufficient Throughput\n"),
                text);
        assertEquals(1, text.split("a\\.vhdx", -1).length - 1, text);
        assertTrue(text.contains("| disks_below_reservation=1;5;;0;1 disks_degraded=1;"), text);
    }

    @Test
    void whatIsWrongIsToldThoughTheHostDoesNotShowWhatItHas() {
        Failure failure =
                new Failure(
                        Stage.QUERY,
                        WmiProblem.CLASS_MISSING,
                        "the host shows no setting",
                        "look at vmms");
        Gap gap = new Gap(true, failure);
        Inventory inventory =
                new Inventory(
                        "TESTHOST01",
                        Optional.of(gap),
                        List.of(bare("X\\L", 32788)),
                        List.of(),
                        0,
                        List.of());
        String text = render(inventory);
        assertTrue(text.startsWith("STORAGE QOS WARNING - 1 of 1 virtual disk below"), text);
        assertTrue(text.contains("\nthe host shows no setting; look at vmms\n"), text);
        assertFalse(text.contains("left the host"), text);
    }

    @Test
    void verbosityAddsFineDisksThenQueriesThenStages() {
        Inventory inventory =
                new Inventory(
                        "TESTHOST01",
                        Optional.empty(),
                        List.of(disk("SQL", "a.vhdx", 100, 2)),
                        List.of(),
                        2,
                        List.of(new Query("SELECT Name FROM X", "1 row")));
        String fine = "[OK] SQL: C:\\VMs\\a.vhdx reserved 100 IOPS, status 2 OK\n";
        String physical =
                "2 pass-through or physical disks left out: no virtual disk, so without a"
                        + " reservation\n";
        String query = "query: SELECT Name FROM X: 1 row\n";
        String stage = "connect 0.003 s: 127.0.0.1 port 135\n";
        Outcome outcome = Disks.report(inventory);
        for (int verbosity = 0; verbosity <= 3; verbosity++) {
            String text = render(outcome, new NagiosRenderer(verbosity, BELOW, 8192));
            assertEquals(verbosity >= 1, text.contains(fine), text);
            assertEquals(verbosity >= 1, text.contains(physical), text);
            assertEquals(verbosity >= 2, text.contains(query), text);
            assertEquals(verbosity >= 3, text.contains(stage), text);
            assertEquals(verbosity >= 3, text.contains("total 0.123 s\n"), text);
        }
    }

    @Test
    void performanceDataOfDisksFollowsTheChoice() {
        Inventory inventory =
                inventory(disk("SQL", "a.vhdx", 100, 2), disk("SQL", "b.vhdx", 200, 32788));
        Outcome outcome = Disks.report(inventory);
        String none = render(outcome, new NagiosRenderer(0, Set.of(), 8192));
        assertFalse(none.contains("reserved_iops"), none);
        String all = render(outcome, new NagiosRenderer(0, EnumSet.allOf(Verdict.class), 8192));
        assertTrue(
                all.endsWith(
                        " 'SQL b_vhdx reserved_iops'=200;;;0 'SQL a_vhdx reserved_iops'=100;;;0\n"),
                all);
    }

    @Test
    void unknownReservationIsU() {
        String text = render(inventory(bare("X\\L", 32788)));
        assertTrue(text.endsWith("'" + Disks.GUID + " X\\L reserved_iops'=U;;;0\n"), text);
    }

    @Test
    void thresholdsAreInThePerformanceData() {
        Thresholds thresholds =
                new Thresholds(
                        Range.parse("@1:2"),
                        Optional.of(Range.parse("~:5")),
                        Status.OK,
                        Status.OK,
                        Status.UNKNOWN,
                        Status.OK,
                        Set.of());
        Outcome outcome = new StorageQosCheck(thresholds, Filter.NONE).evaluate(inventory());
        assertTrue(
                render(outcome, new NagiosRenderer(0, BELOW, 8192))
                        .contains("| disks_below_reservation=0;@1:2;~:5;0;0 "));
    }

    @Test
    void failureIsOneCleanLineWithStageAndWayOut() {
        Failed failure =
                new Failed(
                        new Failure(
                                Stage.LOG_IN,
                                WmiProblem.ACCESS_DENIED_NAMESPACE,
                                "access denied to root\\virtualization\\v2 (0x80041003)",
                                "give the account Remote Enable there"));
        assertEquals(
                "STORAGE QOS UNKNOWN - hv01: log in: access denied to root\\virtualization\\v2"
                        + " (0x80041003); give the account Remote Enable there\n",
                render(failure, new NagiosRenderer(0, BELOW, 8192)));
    }

    @Test
    void hostileNamesBreakNeitherTextNorPerformanceData() {
        String[] hostile = {
            "a|b=1",
            "a\nb",
            "\u001b[31mred",
            "it's",
            "='|",
            "\u202eabc",
            "",
            " ",
            "a;b;c",
            "a=U",
            "x".repeat(100_000),
            "🖥".repeat(3000)
        };
        List<VirtualDisk> disks = new ArrayList<>();
        for (String name : hostile) {
            for (String file : hostile) {
                disks.add(
                        new VirtualDisk(
                                name,
                                Optional.of(name),
                                "Microsoft:" + name + "\\" + file,
                                Optional.of(
                                        new Allocation(Optional.of(file), 5, 0, Optional.of(name))),
                                Disks.statuses(32788)));
            }
        }
        Inventory inventory =
                new Inventory(
                        "host\n|\u001b" + "x".repeat(9999),
                        Optional.empty(),
                        disks,
                        List.of(),
                        0,
                        List.of());
        String text =
                render(
                        Disks.report(inventory),
                        new NagiosRenderer(3, EnumSet.allOf(Verdict.class), 16_000_000));
        assertGrammar(text);
        int items = (int) labels(text).stream().filter(l -> l.endsWith(" reserved_iops")).count();
        assertEquals(hostile.length * hostile.length, items);
    }

    @Test
    void outputStaysWithinEveryLimitAndProblemsComeFirst() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            VirtualDisk[] disks = new VirtualDisk[random.nextInt(60)];
            for (int i = 0; i < disks.length; i++) {
                int kind = random.nextInt(4);
                String file = "ü".repeat(random.nextInt(60)) + i + ".vhdx";
                disks[i] =
                        kind == 0
                                ? disk("SQL", file, i, 3, 32788)
                                : kind == 1 ? disk("SQL", file, i, 3) : disk("SQL", file, i, 2);
            }
            int limit = 128 + random.nextInt(8192);
            String text =
                    render(
                            Disks.report(inventory(disks)),
                            new NagiosRenderer(2, EnumSet.allOf(Verdict.class), limit));
            assertTrue(text.getBytes(StandardCharsets.UTF_8).length <= limit);
            assertGrammar(text);
        }
    }

    @Test
    void labelsAreTheSameWhateverTheState() {
        Set<Verdict> all = EnumSet.allOf(Verdict.class);
        VirtualDisk twin = twin("C:\\one\\same.vhdx", "1");
        VirtualDisk other = twin("D:\\two\\same.vhdx", "2");
        VirtualDisk alone = disk("SQL", "alone.vhdx", 5, 2);
        String both =
                render(
                        Disks.report(inventory(twin, other, alone)),
                        new NagiosRenderer(0, all, 8192));
        String reversed =
                render(
                        Disks.report(inventory(alone, other, twin)),
                        new NagiosRenderer(0, all, 8192));
        assertEquals(Set.copyOf(labels(both)), Set.copyOf(labels(reversed)));
        assertTrue(both.contains("'SQL same_vhdx " + Disks.GUID + "/1 reserved_iops'=5"), both);
        assertTrue(both.contains("'SQL same_vhdx " + Disks.GUID + "/2 reserved_iops'=5"), both);
        assertTrue(both.contains("'SQL alone_vhdx reserved_iops'=5"), both);
        Filter filter = new Filter(List.of(Pattern.compile("one")), List.of());
        Outcome filtered =
                new StorageQosCheck(Thresholds.defaults(), filter)
                        .evaluate(inventory(twin, other, alone));
        String text = render(filtered, new NagiosRenderer(0, all, 8192));
        assertTrue(text.contains("'SQL same_vhdx " + Disks.GUID + "/1 reserved_iops'=5"), text);
    }

    private static VirtualDisk twin(String path, String device) {
        return new VirtualDisk(
                Disks.GUID,
                Optional.of("SQL"),
                "Microsoft:" + Disks.GUID + "\\" + device,
                Optional.of(new Allocation(Optional.of(path), 5, 0, Optional.empty())),
                Disks.statuses(2));
    }

    @Test
    void labelsDoNotChangeWhileACheckpointIsOpen() {
        String night = "data_8E2A9C0B-1234-4ABC-9DEF-0123456789AB.avhdx";
        Set<Verdict> all = EnumSet.allOf(Verdict.class);
        for (String file : List.of("data.vhdx", night)) {
            Outcome outcome = Disks.report(inventory(disk("SQL", file, 5, 2)));
            String text = render(outcome, new NagiosRenderer(1, all, 8192));
            assertTrue(text.contains(" 'SQL data_vhdx reserved_iops'=5;;;0"), text);
            assertTrue(text.contains("[OK] SQL: C:\\VMs\\" + file + " "), text);
        }
    }

    @Test
    void labelsHaveNoDotsAndDifferAllTheSame() {
        String text =
                render(
                        Disks.report(
                                inventory(
                                        disk("a.b", "x.vhdx", 1, 2), disk("a_b", "x_vhdx", 2, 2))),
                        new NagiosRenderer(0, EnumSet.allOf(Verdict.class), 8192));
        List<String> labels = labels(text);
        assertEquals(labels.size(), Set.copyOf(labels).size(), text);
        assertTrue(labels.stream().noneMatch(l -> l.contains(".")), text);
        assertTrue(text.contains("'a_b x_vhdx " + Disks.GUID), text);
    }

    @Test
    void outputDoesNotDependOnTheLocale() {
        Inventory inventory = inventory(disk("SQL", "a.vhdx", 1234567, 3, 32788));
        String expected = render(inventory);
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("de-DE", "tr-TR", "ar-EG-u-nu-arab", "th-TH-u-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertEquals(expected, render(inventory), tag);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    /** One bar, at the start of the last line; performance data that parses; labels differ. */
    static void assertGrammar(String text) {
        assertTrue(text.endsWith("\n"));
        List<String> lines = text.substring(0, text.length() - 1).lines().toList();
        assertEquals(lines.size(), text.chars().filter(c -> c == '\n').count());
        assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'), text);
        long bars = text.chars().filter(c -> c == '|').count();
        boolean perf = lines.get(lines.size() - 1).startsWith("| ");
        assertEquals(perf ? 1 : 0, bars, text);
        List<String> labels = labels(text);
        assertEquals(labels.size(), new HashSet<>(labels).size());
    }

    /** Parses performance data by the book; fails on anything that is left over. */
    static List<String> labels(String text) {
        int bar = text.indexOf('|');
        if (bar < 0) {
            return List.of();
        }
        String range = "(?:@?(?:~|-?[0-9.]+)?:?(?:-?[0-9.]+)?)?";
        Pattern item =
                Pattern.compile(
                        "\\G '?((?<=')(?:[^'=]|'')+(?=')|[^' =]+)'?=(U|-?[0-9.]+s?);"
                                + range
                                + ";"
                                + range
                                + ";0(?:;[0-9]+)?");
        Matcher matcher = item.matcher(text);
        List<String> labels = new ArrayList<>();
        int at = bar + 1;
        while (matcher.find(at)) {
            labels.add(matcher.group(1));
            at = matcher.end();
            if (text.charAt(at) == '\n') {
                break;
            }
        }
        assertEquals(text.length() - 1, at, "left over: " + text.substring(at));
        return labels;
    }

    private static String render(Inventory inventory) {
        return render(Disks.report(inventory), new NagiosRenderer(0, BELOW, 8192));
    }

    private static String render(Outcome outcome, Renderer<Answer> renderer) {
        return renderer.render(
                new Answer(
                        "hv01",
                        Thresholds.defaults(),
                        outcome,
                        List.of(
                                new Step(
                                        Stage.CONNECT, "127.0.0.1 port 135", Duration.ofMillis(3))),
                        Duration.ofMillis(123)));
    }
}
