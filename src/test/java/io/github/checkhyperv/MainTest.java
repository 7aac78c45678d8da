package io.github.checkhyperv;

import static io.github.checkhyperv.hyperv.FakeHost.IDE;
import static io.github.checkhyperv.hyperv.FakeHost.VM1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.checkhyperv.check.OwnProblem;
import io.github.checkhyperv.hyperv.FakeHost;
import io.github.checkhyperv.output.JsonShape;
import io.github.checkhyperv.wmi.Problem;
import io.github.checkhyperv.wmi.Stage;
import io.github.checkhyperv.wmi.Step;
import io.github.checkhyperv.wmi.WmiConnection;
import io.github.checkhyperv.wmi.WmiException;
import io.github.checkhyperv.wmi.WmiHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole check but for the network: command line in, exit code and text out. */
class MainTest {
    private static final List<Integer> OK = List.of(2);
    private static final List<Integer> BELOW = List.of(3, 32788);

    /** Scenario, options, exit code, what the output must contain. */
    static Stream<Arguments> scenarios() {
        Supplier<FakeHost> below = () -> healthy().disk(VM1, IDE + "1\\L", "C:\\b", 500, BELOW);
        Supplier<FakeHost> degraded =
                () -> healthy().disk(VM1, IDE + "1\\L", "C:\\b", 500, List.of(3, 32794));
        Supplier<FakeHost> unjudged = () -> healthy().disk(VM1, IDE + "1\\L", "C:\\b", 0, null);
        Supplier<FakeHost> missing =
                () -> healthy().setting(VM1, IDE + "1\\L", FakeHost.HARD_DISK, "C:\\b", 0L);
        Supplier<FakeHost> vanished = () -> FakeHost.empty().logicalDisk(VM1, IDE + "1\\L", BELOW);
        return Stream.of(
                scenario("healthy", MainTest::healthy, "", 0, "OK - 0 of 1 virtual disk below"),
                scenario("below", below, "", 1, "WARNING - 1 of 2 virtual disks below"),
                scenario("below", below, "", 1, "[WARNING] DidierTest03: C:\\b reserved 500 IOPS"),
                scenario("below", below, "-c 0", 2, "CRITICAL - 1 of 2"),
                scenario("below", below, "-c 0", 2, "[CRITICAL] DidierTest03: C:\\b"),
                scenario("below", below, "-w 1", 0, "OK - 1 of 2"),
                scenario("below", below, "-w 1", 0, "[OK] DidierTest03: C:\\b"),
                scenario("below", below, "--exclude C:.b", 0, "OK - 0 of 1"),
                scenario("below", below, "--include nowhere", 0, "no virtual disk matches"),
                scenario(
                        "below",
                        below,
                        "--include nowhere --no-disks 2",
                        2,
                        "CRITICAL - no virtual disk matches"),
                scenario("degraded", degraded, "", 1, "32794 Disk Full"),
                scenario("degraded", degraded, "--degraded ok", 0, "1 degraded on TESTHOST01"),
                scenario("unjudged", unjudged, "", 1, "no operational status"),
                scenario("unjudged", unjudged, "--partial critical", 2, "1 not judged"),
                scenario("missing", missing, "", 1, "1 virtual disk of running VMs not reported"),
                scenario("missing", missing, "--partial unknown", 3, "1 not reported"),
                scenario("vanished", vanished, "", 1, VM1 + ": " + IDE + "1\\L settings not"),
                scenario("vanished", vanished, "", 1, "not found for 1 virtual disk"),
                scenario("empty", FakeHost::empty, "", 0, "OK - no virtual disk on TESTHOST01"),
                scenario("empty", FakeHost::empty, "--no-disks critical", 2, "no virtual disk"),
                scenario("blind", FakeHost::new, "", 3, "the account sees no virtual disk"),
                scenario("blind", FakeHost::new, "--no-disks ok", 3, "Distributed COM Users"),
                scenario("verbose", MainTest::healthy, "-v", 0, "[OK] DidierTest03: C:\\a"),
                scenario(
                        "verbose",
                        MainTest::healthy,
                        "-vv",
                        0,
                        "query: SELECT Name, ElementName, EnabledState FROM Msvm_ComputerSystem:"
                                + " 2 rows"),
                scenario("verbose", MainTest::healthy, "-vvv", 0, "connect 0.004 s: fake"),
                scenario("perfdata", below, "--perfdata summary", 1, "disks=2;;;0\n"),
                scenario(
                        "perfdata",
                        MainTest::healthy,
                        "--perfdata all",
                        0,
                        "'DidierTest03 a reserved_iops'=100;;;0\n"),
                scenario(
                        "no role",
                        () -> new FakeHost().namespaces(),
                        "",
                        3,
                        "hv01: log in: the Hyper-V role is not installed"),
                scenario(
                        "2008",
                        () -> new FakeHost().namespaces("root\\virtualization"),
                        "",
                        3,
                        "Storage QoS needs Windows Server 2012 R2"));
    }

    private static Arguments scenario(
            String name, Supplier<FakeHost> host, String options, int exitCode, String contains) {
        return arguments(name, host, options, exitCode, contains);
    }

    private static FakeHost healthy() {
        return FakeHost.withVm().disk(VM1, IDE + "0\\L", "C:\\a", 100, OK);
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("scenarios")
    void scenarioGivesExitCodeAndText(
            String name, Supplier<FakeHost> host, String options, int exitCode, String contains) {
        FakeHost fake = host.get();
        Result result = run(connectTo(fake), options.isEmpty() ? args() : args(options));
        assertTrue(result.text.contains(contains), result.text);
        assertEquals(exitCode, result.exitCode, result.text);
        assertTrue(result.text.startsWith("STORAGE QOS "), result.text);
        assertTrue(fake.closed, "the host's objects are given back");
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void everyProblemOfConnectingIsUnknownOnOneLine(Problem problem) {
        Result result =
                run(
                        (host, port, credentials, deadline, listener) -> {
                            throw new WmiException(problem, Stage.CONNECT, "port " + port);
                        },
                        args());
        assertEquals(3, result.exitCode);
        assertEquals(1, result.text.lines().count(), result.text);
        assertTrue(result.text.startsWith("STORAGE QOS UNKNOWN - hv01: connect: "), result.text);
        assertTrue(result.text.contains(problem.remedy()), result.text);
    }

    @Test
    void timeOutTakesTheStateOfItsOption() {
        HostConnector silent =
                (host, port, credentials, deadline, listener) -> {
                    throw new WmiException(Problem.TIMED_OUT, Stage.AUTHENTICATE, "");
                };
        assertEquals(3, run(silent, args()).exitCode);
        Result critical = run(silent, args("-t 5:critical"));
        assertEquals(2, critical.exitCode);
        assertTrue(
                critical.text.startsWith("STORAGE QOS CRITICAL - hv01: authenticate: timed out;"),
                critical.text);
        FakeHost late =
                healthy()
                        .refuse(
                                "Msvm_ComputerSystem",
                                new WmiException(Problem.TIMED_OUT, Stage.QUERY, ""));
        assertEquals(1, run(connectTo(late), args("-t 5:warning")).exitCode);
    }

    @Test
    void otherFailuresDoNotTakeTheStateOfATimeOut() {
        Result result = run(connectTo(new FakeHost().namespaces()), args("-t 5:ok"));
        assertEquals(3, result.exitCode);
    }

    @Test
    void connectorIsGivenWhatTheCommandLineSays() {
        List<String> seen = new ArrayList<>();
        HostConnector connector =
                (host, port, credentials, deadline, listener) -> {
                    seen.add(host + " " + port + " " + credentials + " ");
                    seen.add(new String(credentials.password()));
                    assertTrue(deadline.remainingMillis() <= 7000);
                    assertTrue(deadline.remainingMillis() > 5000);
                    return healthy();
                };
        run(connector, args("-p 1135 -t 7"));
        assertEquals(List.of("hv01 1135 CONTOSO\\monitor ", "Geheim-1!"), seen);
    }

    @Test
    void anyThrowableIsOneLineAndUnknown() {
        for (Throwable fault :
                List.of(
                        new IllegalStateException("odd\nthing"),
                        new StackOverflowError(),
                        new OutOfMemoryError("Java heap space"),
                        new AssertionError("odd"))) {
            Result result =
                    run((host, port, credentials, deadline, listener) -> sneak(fault), args());
            assertEquals(3, result.exitCode, result.text);
            assertEquals(1, result.text.lines().count(), result.text);
            assertTrue(result.text.startsWith("STORAGE QOS UNKNOWN - "), result.text);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> WmiHost sneak(Throwable fault) throws T {
        throw (T) fault;
    }

    @Test
    void faultWithinARowMapperIsUnknownToo() {
        WmiHost broken =
                new WmiHost() {
                    @Override
                    public WmiConnection logIn(String namespace) {
                        throw new NullPointerException();
                    }

                    @Override
                    public void close() {}
                };
        Result result = run((host, port, credentials, deadline, listener) -> broken, args());
        assertEquals(3, result.exitCode);
        assertTrue(result.text.contains("internal: java.lang.NullPointerException"), result.text);
    }

    @Test
    void usageErrorIsOneLineAndUnknown() {
        Result result = run(connectTo(healthy()), new String[] {"--bogus\u001b[31m\n|"});
        assertEquals(3, result.exitCode);
        assertEquals(
                "STORAGE QOS UNKNOWN - usage: unknown option --bogus?[31m?¦; see --help\n",
                result.text);
    }

    @Test
    void versionIsNameAndNumber() {
        Result result = run(connectTo(healthy()), new String[] {"-V"});
        assertEquals(3, result.exitCode);
        assertTrue(
                result.text.matches("check_hyperv_storage_qos \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n"),
                result.text);
    }

    @Test
    void helpExitsUnknownAsTheGuidelinesSay() {
        Result result = run(connectTo(healthy()), new String[] {"-h"});
        assertEquals(3, result.exitCode);
        assertTrue(result.text.contains("-H, --hostname"), result.text);
    }

    @Test
    void outputIsUtf8WhateverTheStreamSays() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        FakeHost host =
                FakeHost.empty()
                        .system(VM1, "Übergröße 仮想", 2L)
                        .disk(VM1, IDE + "0\\L", "C:\\ü", 1, BELOW);
        Main.run(
                args(),
                Map.of(),
                new PrintStream(octets, true, StandardCharsets.US_ASCII),
                connectTo(host));
        assertTrue(octets.toString(StandardCharsets.UTF_8).contains("Übergröße 仮想: C:\\ü"));
    }

    @Test
    void readerThatWentAwayChangesNothingAboutTheExitCode() {
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        assertEquals(0, Main.run(args(), Map.of(), new PrintStream(closed), connectTo(healthy())));
    }

    @Test
    void passwordIsInNoOutputAtAnyVerbosity() {
        for (HostConnector connector :
                List.of(
                        connectTo(healthy()),
                        (HostConnector)
                                (h, p, c, d, l) -> {
                                    throw new WmiException(
                                            Problem.WRONG_CREDENTIALS, Stage.AUTHENTICATE, "");
                                })) {
            assertFalse(run(connector, args("-vvv")).text.contains("Geheim"));
        }
    }

    @Test
    void jsonExitsZeroWhateverWasFound() {
        Supplier<FakeHost> below = () -> healthy().disk(VM1, IDE + "1\\L", "C:\\b", 500, BELOW);
        for (FakeHost host : List.of(healthy(), below.get(), new FakeHost())) {
            Result result = run(connectTo(host), args("--output json"));
            assertEquals(0, result.exitCode);
            assertTrue(json(result).has("status"), result.text);
        }
        Result critical = run(connectTo(below.get()), args("--output json -c 0"));
        assertEquals("CRITICAL", json(critical).get("status").getAsString());
        assertEquals(2, json(critical).get("exit_code").getAsInt());
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void jsonTellsEveryFailureAsAValue(Problem problem) {
        Result result =
                run(
                        (host, port, credentials, deadline, listener) -> {
                            throw new WmiException(problem, Stage.CONNECT, "");
                        },
                        args("--output json"));
        assertEquals(0, result.exitCode);
        JsonObject failure = json(result).getAsJsonObject("failure");
        assertEquals(problem.name(), failure.get("problem").getAsString());
        assertEquals("UNKNOWN", json(result).get("status").getAsString());
    }

    @Test
    void jsonTellsUsageErrorsAndFaultsOfItsOwnToo() {
        for (String[] wrong :
                List.of(
                        new String[] {"--output", "json"},
                        new String[] {"--output=json", "--bogus"},
                        args("--output json -w x"))) {
            Result result = run(connectTo(healthy()), wrong);
            assertEquals(0, result.exitCode, result.text);
            JsonObject json = json(result);
            assertEquals("UNKNOWN", json.get("status").getAsString());
            assertEquals("USAGE", json.getAsJsonObject("failure").get("problem").getAsString());
        }
        Result fault =
                run(
                        (host, port, credentials, deadline, listener) ->
                                sneak(new StackOverflowError()),
                        args("--output json"));
        assertEquals(0, fault.exitCode);
        assertEquals("UNKNOWN", json(fault).get("status").getAsString());
    }

    @Test
    void jsonTellsOfMistakesInAFileThatAsksForIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("plugins.ini");
        Files.writeString(file, "[s]\nbogus = 1\noutput = json\nhostname = hv07\n");
        Result result = run(connectTo(healthy()), new String[] {"--extra-opts=s@" + file});
        assertEquals(0, result.exitCode, result.text);
        assertEquals("hv07", json(result).get("address").getAsString());
        assertEquals("USAGE", json(result).getAsJsonObject("failure").get("problem").getAsString());
    }

    /** What reads the file must not go on reading that all is well. */
    @Test
    void mistakeIsWrittenToTheOutputFileToo(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("hv01.prom");
        String[] options = {"--output", "prometheus", "--output-file", file.toString()};
        run(connectTo(healthy()), args(options));
        assertEquals(
                "hyperv_storage_qos_up{address=\"hv01\"} 1", line(file, "hyperv_storage_qos_up{"));
        String[] wrong = args(options);
        wrong[4] = "-A"; // in place of --password
        wrong[5] = folder.resolve("gone.auth").toString();
        Result result = run(connectTo(healthy()), wrong);
        assertEquals(3, result.exitCode);
        assertTrue(
                result.text.startsWith("STORAGE QOS UNKNOWN - hv01: usage: -A/--auth"),
                result.text);
        assertEquals(
                "hyperv_storage_qos_up{address=\"hv01\"} 0", line(file, "hyperv_storage_qos_up{"));
        String why = line(file, "hyperv_storage_qos_failure_info{");
        assertTrue(
                why.contains("stage=\"usage\",problem=\"USAGE\",message=\"hv01: usage: -A"), why);
        assertTrue(why.contains("gone.auth does not exist; check its name"), why);
    }

    @Test
    void lastResortIsADocumentOfTheSameShapeAsAnyFailure() {
        Result failure =
                run(connectTo(new FakeHost().namespaces()), args("--output json", "--bogus"));
        LastResort lastResort = new LastResort();
        JsonObject document = json(new Result(0, text(lastResort.text(true))));
        assertEquals(JsonShape.of(json(failure)), JsonShape.of(document));
        JsonObject why = document.getAsJsonObject("failure");
        String line = text(lastResort.text(false));
        assertEquals(
                "STORAGE QOS UNKNOWN - "
                        + why.get("stage").getAsString()
                        + ": "
                        + why.get("message").getAsString()
                        + "; "
                        + why.get("remedy").getAsString()
                        + "\n",
                line);
        assertEquals("STORAGE QOS UNKNOWN - " + document.get("message").getAsString() + "\n", line);
        assertEquals(OwnProblem.INTERNAL_ERROR.name(), why.get("problem").getAsString());
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }

    @Test
    void tableAndPrometheusExitAsTheCheckDoes() {
        FakeHost below = healthy().disk(VM1, IDE + "1\\L", "C:\\b", 500, BELOW);
        Result table = run(connectTo(below), args("--output table"));
        assertEquals(1, table.exitCode);
        assertTrue(table.text.contains("below reservation  DidierTest03"), table.text);
        Result prometheus = run(connectTo(healthy()), args("--output prometheus"));
        assertEquals(0, prometheus.exitCode);
        assertTrue(
                prometheus.text.contains("hyperv_storage_qos_up{address=\"hv01\"} 1\n"),
                prometheus.text);
    }

    @Test
    void outputFileGetsTheAnswerAndStandardOutputTheHeadline(@TempDir Path folder)
            throws IOException {
        FakeHost below = healthy().disk(VM1, IDE + "1\\L", "C:\\b", 500, BELOW);
        for (String format : List.of("nagios", "json", "table", "prometheus")) {
            Path file = folder.resolve("out." + format);
            Result result =
                    run(connectTo(below), args("--output " + format, "--output-file " + file));
            assertEquals(1, result.exitCode, format);
            assertEquals(
                    "STORAGE QOS WARNING - 1 of 2 virtual disks below reserved IOPS on"
                            + " TESTHOST01\n",
                    result.text);
            assertTrue(Files.size(file) > 100, format);
        }
    }

    @Test
    void outputFileThatCannotBeWrittenIsTold(@TempDir Path folder) {
        String option = "--output-file " + folder.resolve("no/such");
        Result ok = run(connectTo(healthy()), args(option));
        assertEquals(3, ok.exitCode);
        assertTrue(ok.text.startsWith("STORAGE QOS UNKNOWN - hv01: output: the folder"), ok.text);
        FakeHost below = healthy().disk(VM1, IDE + "1\\L", "C:\\b", 500, BELOW);
        Result warning = run(connectTo(below), args(option));
        assertEquals(1, warning.exitCode);
        assertTrue(warning.text.contains("\noutput: the folder of "), warning.text);
    }

    @Test
    void prometheusFileKeepsTheTimeOfTheLastSuccess(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("hv01.prom");
        String options = "--output prometheus --output-file " + file;
        run(connectTo(healthy()), args(options));
        String sample = "hyperv_storage_qos_last_success_timestamp_seconds{";
        String before = line(file, sample);
        run(connectTo(new FakeHost().namespaces()), args(options));
        assertEquals(before, line(file, sample));
        assertEquals(
                "hyperv_storage_qos_up{address=\"hv01\"} 0", line(file, "hyperv_storage_qos_up{"));
    }

    private static String line(Path file, String start) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void diagnoseShowsTheStagesAndExitsAsTheCheckDoes() {
        Result ok = run(connectTo(healthy()), args("--diagnose"));
        assertEquals(0, ok.exitCode);
        assertTrue(ok.text.contains("ok    connect        0.004 s  fake\n"), ok.text);
        Result failed = run(connectTo(new FakeHost().namespaces()), args("--diagnose"));
        assertEquals(3, failed.exitCode);
        assertTrue(failed.text.contains("FAIL  log in"), failed.text);
        assertTrue(failed.text.contains("to do: install the role"), failed.text);
        assertTrue(failed.text.contains("-     query\n"), failed.text);
    }

    private static JsonObject json(Result result) {
        return JsonParser.parseString(result.text).getAsJsonObject();
    }

    @Test
    void processWritesNothingToStandardErrorAndPassesTheExitCodeOn(@TempDir Path folder)
            throws Exception {
        Path error = folder.resolve("stderr");
        Process process = start(error, "--help");
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(3, process.exitValue());
        assertTrue(text.contains("Usage:"), text);
        assertEquals("", Files.readString(error));

        Process unread = start(error, "-H", "hv01");
        unread.getInputStream().close();
        assertTrue(unread.waitFor(30, TimeUnit.SECONDS));
        assertEquals(3, unread.exitValue());
        assertEquals("", Files.readString(error));
    }

    private static Process start(Path error, String... args) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(Arrays.asList(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(error.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    private record Result(int exitCode, String text) {}

    private static HostConnector connectTo(FakeHost fake) {
        return (host, port, credentials, deadline, listener) -> {
            listener.finished(new Step(Stage.CONNECT, "fake", Duration.ofMillis(4)));
            return fake;
        };
    }

    private static String[] args(String... options) {
        List<String> args =
                new ArrayList<>(
                        List.of("-H", "hv01", "-u", "CONTOSO\\monitor", "--password", "Geheim-1!"));
        for (String option : options) {
            args.addAll(Arrays.asList(option.split(" ")));
        }
        return args.toArray(new String[0]);
    }

    private static Result run(HostConnector connector, String[] args) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int exitCode = Main.run(args, Map.of(), new PrintStream(octets, true), connector);
        return new Result(exitCode, octets.toString(StandardCharsets.UTF_8));
    }
}
