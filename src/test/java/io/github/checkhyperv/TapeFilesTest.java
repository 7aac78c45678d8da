package io.github.checkhyperv;

import static io.github.checkhyperv.Runs.args;
import static io.github.checkhyperv.Runs.connectTo;
import static io.github.checkhyperv.Runs.healthy;
import static io.github.checkhyperv.Runs.run;
import static io.github.checkhyperv.facts.hyperv.FakeHost.IDE;
import static io.github.checkhyperv.facts.hyperv.FakeHost.VM1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.github.checkhyperv.Runs.Result;
import io.github.checkhyperv.facts.hyperv.FakeHost;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.wmi.WmiProblem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tapes as files: how they are written, what is told where that fails, and what is none. */
class TapeFilesTest {
    private static final List<Integer> BELOW = List.of(3, 32788);

    /** Reaches nobody: a replay must not even try. */
    private static final HostConnector NOBODY =
            (host, port, mechanism, memory, deadline, listener) -> {
                throw new AssertionError("the network is asked");
            };

    @TempDir private Path folder;

    private Path tape() {
        return folder.resolve("tape.json");
    }

    private Result record(HostConnector connector, String... more) {
        List<String> options = new ArrayList<>(List.of("--record", tape().toString()));
        options.addAll(Arrays.asList(more));
        List<String> all = new ArrayList<>(List.of(args()));
        all.addAll(options);
        return run(connector, all.toArray(new String[0]));
    }

    private Result replay(String... more) {
        List<String> all = new ArrayList<>(List.of("--replay", tape().toString()));
        all.addAll(Arrays.asList(more));
        return run(NOBODY, all.toArray(new String[0]));
    }

    private static FakeHost below() {
        return healthy().disk(VM1, IDE + "1\\L", "C:\\b", 500, BELOW);
    }

    static Stream<Problem> problems() {
        return Problems.all().stream();
    }

    /** Also those that the tape knows by their names and words alone. */
    @ParameterizedTest
    @MethodSource("problems")
    void everyFailureIsTheSameFromItsTape(Problem problem) {
        SessionException refusal =
                new SessionException(problem, Stage.AUTHENTICATE, "seen", 0x80070005);
        Result recorded =
                record((h, p, m, memory, d, l) -> Runs.sneak(refusal), "-t", "7:critical");
        Result replayed = replay();
        assertEquals(recorded, replayed);
        assertTrue(replayed.text().contains("(0x80070005)"), replayed.text());
        Result anonymous =
                record((h, p, m, memory, d, l) -> Runs.sneak(refusal), "-t", "7:ok", "--anonymise");
        assertEquals(anonymous.exitCode(), replay().exitCode());
    }

    static Stream<Arguments> failingHosts() {
        SessionException late = new SessionException(GeneralProblem.TIMED_OUT, Stage.QUERY, "");
        SessionException denied =
                new SessionException(
                        WmiProblem.ACCESS_DENIED_NAMESPACE, Stage.LOG_IN, "", 0x80041003);
        SessionException broken =
                new SessionException(GeneralProblem.MALFORMED_ANSWER, Stage.DECODE, "offset 0x1");
        Supplier<FakeHost> noSetting =
                () -> FakeHost.withVm().logicalDisk(VM1, IDE + "0\\L", BELOW);
        return Stream.of(
                failing("late", () -> below().refuse("Msvm_ComputerSystem", late)),
                failing("denied", () -> below().refuse("root\\virtualization\\v2", denied)),
                failing("malformed", () -> below().refuse("Msvm_LogicalDisk", broken)),
                failing("no role", () -> new FakeHost().namespaces()),
                failing("2008", () -> new FakeHost().namespaces("root\\virtualization")),
                failing("blind", FakeHost::new),
                failing(
                        "no association",
                        () ->
                                noSetting
                                        .get()
                                        .refuse(
                                                "Msvm_SettingsDefineState",
                                                new SessionException(
                                                        WmiProblem.QUERY_FAILED, Stage.QUERY, ""))),
                failing(
                        "2012 R2",
                        () ->
                                below().without(
                                                "Msvm_StorageAllocationSettingData",
                                                "StorageQoSPolicyID")));
    }

    private static Arguments failing(String name, Supplier<FakeHost> host) {
        return Arguments.of(name, host);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failingHosts")
    void aHostThatFailsOnTheWayFailsInTheSamePlaceAgain(String name, Supplier<FakeHost> host) {
        for (String form : List.of("nagios", "table")) {
            Result recorded =
                    record(connectTo(host.get()), "-vv", "-t", "9:critical", "--output", form);
            assertEquals(recorded, replay(), name);
        }
    }

    @Test
    void nothingOfTheAccountIsOnTheTape() throws IOException {
        record(connectTo(below()), "--output-file", folder.resolve("out").toString());
        String tape = Files.readString(tape());
        for (String secret : List.of("Geheim", "monitor", "CONTOSO", "password", "out\"")) {
            assertFalse(tape.contains(secret), tape);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theTapeIsItsOwnersAloneWhateverWasThere() throws IOException {
        Files.writeString(tape(), "old");
        Files.setPosixFilePermissions(tape(), PosixFilePermissions.fromString("rw-rw-rw-"));
        record(connectTo(healthy()));
        String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(tape()));
        assertEquals("rw-------", rights);
        assertTrue(Files.readString(tape()).startsWith("{"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(tape()), files.toList());
        }
    }

    @Test
    void aTapeThatCannotBeWrittenIsUnknownUnlessWhatWasFoundIsWorse() {
        String[] nowhere = {"--record", folder.resolve("no/such.json").toString()};
        Result ok = run(connectTo(healthy()), with(nowhere));
        assertEquals(3, ok.exitCode());
        assertTrue(
                ok.text().startsWith("STORAGE QOS UNKNOWN - hv01: output: the folder of "),
                ok.text());
        assertTrue(ok.text().contains("check --record"), ok.text());
        Result warning = run(connectTo(below()), with(nowhere));
        assertEquals(1, warning.exitCode());
        List<String> lines = warning.text().lines().toList();
        assertTrue(lines.get(0).startsWith("STORAGE QOS WARNING - 1 of 2"), warning.text());
        assertTrue(lines.get(1).startsWith("output: the folder of "), warning.text());
        Result json = run(connectTo(below()), with(nowhere, "--output", "json"));
        assertEquals("WARNING", status(json));
        assertEquals("UNKNOWN", status(run(connectTo(healthy()), with(nowhere, "--output=json"))));
        Path out = folder.resolve("out");
        Result file = run(connectTo(below()), with(nowhere, "--output-file", out.toString()));
        assertEquals(2, file.text().lines().count(), file.text());
        assertEquals(1, file.exitCode());
    }

    private static String[] with(String[] options, String... more) {
        Stream<String> all = Stream.of(args(), options, more).flatMap(Arrays::stream);
        return all.toArray(String[]::new);
    }

    private static String status(Result result) {
        return JsonParser.parseString(result.text()).getAsJsonObject().get("status").getAsString();
    }

    @Test
    void recordingChangesNothingOfTheAnswer() {
        for (String form : List.of("nagios", "table")) {
            Result without = run(connectTo(below()), args("-v --output " + form));
            assertEquals(without, record(connectTo(below()), "-v", "--output", form));
        }
    }

    @Test
    void aTapeCanBeAnonymisedAfterwards() throws IOException {
        record(connectTo(below()), "--exclude", "C:.b", "-v");
        Path other = folder.resolve("other.json");
        Result again = replay("--record", other.toString(), "--anonymise");
        assertEquals(0, again.exitCode(), again.text());
        String text = Files.readString(other);
        for (String name : List.of("hv01", "DidierTest03", "TESTHOST01", VM1, "C:.b")) {
            assertFalse(text.contains(name), name + " in " + text);
        }
        Result replayed = run(NOBODY, new String[] {"--replay", other.toString()});
        assertEquals(0, replayed.exitCode());
        assertTrue(replayed.text().contains("OK - 0 of 1 virtual disk below"), replayed.text());
        Result all = run(NOBODY, new String[] {"--replay", other.toString(), "--exclude", "x^"});
        assertEquals(1, all.exitCode(), "a filter that is given wins over what was decided");
        Path third = folder.resolve("third.json");
        run(NOBODY, new String[] {"--replay", other.toString(), "--record", third.toString()});
        assertEquals(replayed, run(NOBODY, new String[] {"--replay", third.toString()}));
        assertTrue(Files.readString(third).contains("\"anonymised\": true"));
    }

    /** What is told of a tape that is none: where it is wrong, and what to do. */
    private void assertNoTape(String reason, byte[] octets) throws IOException {
        Files.write(tape(), octets);
        Result result = replay();
        assertEquals(3, result.exitCode(), result.text());
        assertEquals(1, result.text().lines().count(), result.text());
        String start = "STORAGE QOS UNKNOWN - usage: --replay: " + tape();
        assertTrue(result.text().startsWith(start), result.text());
        assertTrue(result.text().contains(reason), result.text());
    }

    @Test
    void everyBeginningOfATapeIsNoTape() throws IOException {
        record(connectTo(healthy()));
        byte[] tape = Files.readAllBytes(tape());
        for (int length = 0; length < tape.length - 2; length += 1 + length / 200) {
            assertNoTape("is no tape", Arrays.copyOf(tape, length));
        }
    }

    /** A wrong octet is a mistake, or another tape; it is never a fault of this program. */
    @Test
    void noWrongOctetMakesAFault() throws IOException {
        record(connectTo(FakeHost.empty()), "-v");
        byte[] tape = Files.readAllBytes(tape());
        int refused = 0;
        for (int i = 0; i < tape.length; i++) {
            byte right = tape[i];
            tape[i] ^= (byte) (1 << i % 8);
            Files.write(tape(), tape);
            Result result = replay();
            String text = result.text();
            assertTrue(result.exitCode() >= 0 && result.exitCode() <= 3, text);
            assertTrue(text.startsWith("STORAGE QOS ") || text.startsWith("# HELP"), text);
            assertFalse(text.contains("internal:"), "octet " + i + ": " + text);
            refused += text.contains("is no tape") ? 1 : 0;
            tape[i] = right;
        }
        assertTrue(refused > tape.length / 3, refused + " of " + tape.length);
    }

    @Test
    void octetsThatAreNoUtf8AreRefused() throws IOException {
        record(connectTo(healthy()));
        String tape = Files.readString(tape()).replace("DidierTest03", "\u00e4");
        assertNoTape("is not UTF-8", tape.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aTapeHasASayInNothingButVerdictAndForm() throws IOException {
        record(connectTo(healthy()), "-v");
        String tape = Files.readString(tape());
        for (String option :
                List.of("record", "replay", "output-file", "extra-opts", "password", "help", "x")) {
            String other = tape.replace("\"verbose\"", "\"" + option + "\"");
            assertNoTape("an option that is not known", other.getBytes(StandardCharsets.UTF_8));
        }
        String twice = tape.replaceFirst("\"verbose\": \\[", "\"warning\": [\"1\", ");
        Files.writeString(tape(), twice);
        assertTrue(replay().text().contains("-w/--warning is given more than once on the tape"));
        Files.writeString(
                tape(),
                tape.replaceFirst("(?s)\"verbose\": \\[[^]]*", "\"warning\": [\"no range\""));
        assertTrue(replay().text().contains("usage: -w/--warning on the tape "), replay().text());
    }

    @Test
    void aTapeThatLacksAnAnswerSaysSo() throws IOException {
        record(connectTo(healthy()));
        String tape = Files.readString(tape());
        Files.writeString(tape(), tape.replace("FROM Msvm_ComputerSystem", "FROM Msvm_Other"));
        Result result = replay();
        assertEquals(3, result.exitCode());
        assertTrue(result.text().contains("query: the tape has no answer to this"), result.text());
        Files.writeString(tape(), tape.replace("root\\\\virtualization", "root\\\\other"));
        assertTrue(replay().text().contains("log in: the tape has no answer"), replay().text());
    }

    @Test
    void whatIsNoFileOrTooLargeIsTold() throws IOException {
        assertTrue(replay().text().contains("does not exist"), replay().text());
        Files.createDirectory(tape());
        assertTrue(replay().text().contains("is no regular file"), replay().text());
        Files.delete(tape());
        try (RandomAccessFile large = new RandomAccessFile(tape().toFile(), "rw")) {
            large.setLength(1L << 30);
        }
        assertTrue(replay().text().contains("is too long"), replay().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-H hv01",
                "-p 135",
                "-u monitor",
                "-A file",
                "--password x",
                "--auth ntlm",
                "--keytab f",
                "--ccache f",
                "--realm R",
                "--kdc k",
                "--spn host/x"
            })
    void whatIsAboutAHostHasNoPlaceBesideATape(String option) {
        record(connectTo(healthy()));
        Result result = replay(option.split(" "));
        assertEquals(3, result.exitCode());
        assertTrue(result.text().contains("has no place beside --replay"), result.text());
    }

    @Test
    void anonymiseNeedsATape() {
        Result result = run(connectTo(healthy()), args("--anonymise"));
        assertEquals(3, result.exitCode());
        assertTrue(result.text().contains("give --record beside it"), result.text());
    }
}
