package io.github.checkhyperv.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.checkhyperv.faults.CheckRun.Observation;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.scenario.Disk;
import io.github.checkhyperv.simhost.scenario.Machine;
import io.github.checkhyperv.simhost.scenario.Scenario;
import io.github.checkhyperv.simhost.scenario.Windows;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever names a host sends: the output keeps its grammar, and the terminal its colours. */
class HostileTextTest {
    private static final String ESC = "\u001b";

    /** What a label may look like, the number, and the four limits that follow it. */
    private static final Pattern PERFORMANCE_DATA =
            Pattern.compile("\\|( ('([^'=|]|'')+'|[^ '=|]+)=(\\d+|U)(;[\\d.:@~]*){0,4})+");

    private static final String LABEL =
            "[a-zA-Z_][a-zA-Z0-9_]*=\"[^\"\\\\]*+(?:\\\\[\\\\n\"][^\"\\\\]*+)*+\"";

    /** The text exposition format of Prometheus, a comment or a sample. */
    private static final Pattern EXPOSITION =
            Pattern.compile(
                    "# (HELP|TYPE) [a-z_:][a-z0-9_:]* .+|[a-z_:][a-z0-9_:]*(\\{"
                            + LABEL
                            + "(,"
                            + LABEL
                            + ")*\\})? -?[0-9.e+]+");

    static Stream<String> texts() {
        return Stream.of(
                "plain",
                "line\nfeed",
                "carriage\rreturn",
                "tab\tand\u000bmore\f",
                "bell\u0007 and backspace\b\b\b",
                ESC + "[31mred" + ESC + "[0m",
                ESC + "]0;title\u0007",
                "\u009b31m eight-bit",
                "null\u0001\u0002\u001f",
                "delete\u007f\u0080\u009f",
                "bar | disks=0",
                "| 'disks_below_reservation'=0;0;;0;0",
                "quote ' and '' and \"",
                "equals = x",
                "';;;; 'x'=1",
                "back\\slash\\n\\",
                "{\"status\":\"OK\"}",
                "a{b=\"c\"} 1\n# TYPE x gauge",
                "$ARG1$ $HOSTADDRESS$ %s %n `id` $(id)",
                "<script>alert(1)</script>&amp;",
                "right\u202eto left\u202c\u2066\u2069\u200f",
                "line\u2028and paragraph\u2029and next\u0085line",
                "\ufeffmark and \u200b and \u00ad",
                "half \ud800 a pair",
                "\udc00",
                "tags \udb40\udc41\udb40\udc42",
                "private \ue000 \ufffe \uffff",
                "   ",
                "\u00a0",
                "n".repeat(64 * 1024),
                ("\u30c7" + "|").repeat(20_000),
                ("\n" + ESC).repeat(10_000),
                "STORAGE QOS OK - 0 of 8 virtual disks below reserved IOPS",
                "[OK] all is well");
    }

    /** The text as the name of a machine, of a file and of the host; two disks of one name. */
    private static Scenario scenario(String text) {
        List<Machine> machines = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String device = new UUID(7, i) + "\\0\\0\\L";
            Disk disk = Disk.of(device, "C:\\" + text + "\\" + text + ".vhdx", 500, 3, 32788);
            machines.add(Machine.of(text, new UUID(9, i).toString(), disk));
        }
        // The host's name is in its NTLM challenge too, where there is a limit.
        String host = "HOST" + text.substring(0, Math.min(100, text.length()));
        return new Scenario(
                host, Windows.W2019, "en", true, List.of(), machines, List.of(), List.of());
    }

    private static Observation ask(String text, String... options) throws IOException {
        try (SimulatedHost host = SimulatedHost.start(scenario(text))) {
            Observation seen = CheckRun.run(host, host.address(), host.port(), "30", options);
            assertEquals(List.of(), seen.unreleased());
            return seen;
        }
    }

    private static void assertPrintable(String output, String text) {
        output.codePoints()
                .filter(c -> c != '\n')
                .forEach(c -> assertFalse(isHarmful(c), () -> Integer.toHexString(c) + text));
    }

    private static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("texts")
    void pluginOutputStaysTextOnceAndPerformanceDataOnce(String text) throws IOException {
        Observation seen = ask(text, "--perfdata", "all", "-vv", "--output-limit", "65536");
        assertEquals(1, seen.exitCode());
        assertPrintable(seen.output(), text);
        String head = seen.line().replace("virtual disks", "disks");
        assertTrue(head.startsWith("STORAGE QOS WARNING - 2 of 2 disks below"), seen.line());
        assertTrue(seen.output().length() <= 65_536);
        List<String> lines = seen.output().lines().toList();
        List<String> bars = lines.stream().filter(line -> line.contains("|")).toList();
        assertEquals(1, bars.size(), seen.output());
        assertTrue(PERFORMANCE_DATA.matcher(bars.get(0)).matches(), bars.get(0));
        List<String> disks = lines.stream().filter(each -> each.startsWith("[")).toList();
        assertTrue(disks.stream().allMatch(each -> each.startsWith("[WARNING] ")), seen.output());
        assertEquals(2, disks.size(), "a line for each disk, no more");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void jsonStaysOneDocumentOfPrintableTexts(String text) throws IOException {
        Observation seen = ask(text, "--output", "json");
        assertEquals(0, seen.exitCode());
        JsonReader reader = new JsonReader(new StringReader(seen.output()));
        reader.setStrictness(Strictness.STRICT);
        JsonObject document = new Gson().getAdapter(JsonObject.class).read(reader);
        assertEquals(JsonToken.END_DOCUMENT, reader.peek());
        assertEquals("WARNING", document.get("status").getAsString());
        assertEquals(1, document.get("exit_code").getAsInt());
        assertPrintable(document.get("message").getAsString(), text);
        JsonArray disks = document.getAsJsonArray("disks");
        assertEquals(2, disks.size());
        for (int i = 0; i < 2; i++) {
            JsonObject disk = disks.get(i).getAsJsonObject();
            assertEquals("below_reservation", disk.get("verdict").getAsString());
            assertEquals(500, disk.get("reserved_iops").getAsInt());
            assertPrintable(disk.get("vm_name").getAsString(), text);
            assertPrintable(disk.get("path").getAsString(), text);
            assertPrintable(disk.get("file").getAsString(), text);
        }
        assertPrintable(seen.output(), text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void prometheusStaysAnExposition(String text) throws IOException {
        Observation seen = ask(text, "--output", "prometheus");
        Set<String> samples = new HashSet<>();
        for (String line : seen.output().split("\n")) {
            assertTrue(EXPOSITION.matcher(line).matches(), line);
            if (!line.startsWith("#")) {
                assertTrue(samples.add(line.substring(0, line.lastIndexOf(' '))), line);
            }
        }
        assertPrintable(seen.output(), text);
        assertTrue(seen.output().contains("below_reservation"), seen.output());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void tableStaysATable(String text) throws IOException {
        Observation seen = ask(text, "--output", "table");
        assertEquals(1, seen.exitCode());
        assertPrintable(seen.output(), text);
        long plain = ask("plain", "--output", "table").output().lines().count();
        assertEquals(plain, seen.output().lines().count(), seen.output());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void diagnosisStaysText(String text) throws IOException {
        Observation seen = ask(text, "--diagnose");
        assertEquals(1, seen.exitCode());
        assertPrintable(seen.output(), text);
        long plain = ask("plain", "--diagnose").output().lines().count();
        assertEquals(plain, seen.output().lines().count(), seen.output());
    }
}
