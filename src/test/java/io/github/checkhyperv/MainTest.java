package io.github.checkhyperv;

import static io.github.checkhyperv.Runs.args;
import static io.github.checkhyperv.Runs.connectTo;
import static io.github.checkhyperv.Runs.healthy;
import static io.github.checkhyperv.Runs.run;
import static io.github.checkhyperv.Runs.sneak;
import static io.github.checkhyperv.facts.hyperv.FakeHost.IDE;
import static io.github.checkhyperv.facts.hyperv.FakeHost.VM1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.checkhyperv.Runs.Result;
import io.github.checkhyperv.facts.hyperv.FakeHost;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.SecurityProblem;
import io.github.checkhyperv.security.ntlm.Ntlm;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.WmiNamespace;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole check but for the network: command line in, exit code and text out. */
class MainTest {
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
                scenario("healthy", Runs::healthy, "", 0, "OK - 0 of 1 virtual disk below"),
                scenario("below", below, "", 1, "WARNING - 1 of 2 virtual disks below"),
                scenario("below", below, "", 1, "[WARNING] DidierTest03: C:\\b reserved 500 IOPS"),
                scenario("below", below, "-c 0", 2, "CRITICAL - 1 of 2"),
                scenario("below", below, "-c 0", 2, "[CRITICAL] DidierTest03: C:\\b"),
                scenario("below", below, "-w 1", 0, "OK - 1 of 2"),
                scenario("below", below, "-w 1", 0, "[OK] DidierTest03: C:\\b"),
                scenario("below", below, "--exclude C:.b", 0, "OK - 0 of 1"),
                scenario("below", below, "--include nowhere", 3, "no virtual disk matches"),
                scenario(
                        "below",
                        below,
                        "--include nowhere --no-disks ok --no-match 2",
                        2,
                        "CRITICAL - no virtual disk matches"),
                scenario(
                        "below",
                        below,
                        "--exclude C: --no-disks 2 --no-match ok",
                        2,
                        "CRITICAL - no virtual disk passes"),
                scenario("degraded", degraded, "", 1, "32794 Disk Full"),
                scenario("degraded", degraded, "--degraded ok", 0, "1 degraded on TESTHOST01"),
                scenario("unjudged", unjudged, "", 1, "no operational status"),
                scenario(
                        "unjudged",
                        unjudged,
                        "--partial critical",
                        2,
                        "1 of 2 virtual disks not judged on"),
                scenario("missing", missing, "", 1, "1 virtual disk of running VMs not reported"),
                scenario(
                        "missing",
                        missing,
                        "--partial unknown",
                        3,
                        "1 of 2 virtual disks not reported on"),
                scenario("vanished", vanished, "", 1, VM1 + ": " + IDE + "1\\L settings not"),
                scenario("vanished", vanished, "", 1, "not found for 1 virtual disk"),
                scenario("empty", FakeHost::empty, "", 0, "OK - no virtual disk on TESTHOST01"),
                scenario("empty", FakeHost::empty, "--no-disks critical", 2, "no virtual disk"),
                scenario("blind", FakeHost::new, "", 3, "the account sees no virtual disk"),
                scenario("blind", FakeHost::new, "--no-disks ok", 3, "Distributed COM Users"),
                scenario("verbose", Runs::healthy, "-v", 0, "[OK] DidierTest03: C:\\a"),
                scenario(
                        "verbose",
                        Runs::healthy,
                        "-vv",
                        0,
                        "query: SELECT Name, ElementName, EnabledState FROM Msvm_ComputerSystem:"
                                + " 2 rows"),
                scenario("verbose", Runs::healthy, "-vvv", 0, "connect 0.004 s: fake"),
                scenario("perfdata", below, "--perfdata summary", 1, "disks=2;;;0\n"),
                scenario(
                        "perfdata",
                        Runs::healthy,
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

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("scenarios")
    void scenarioGivesExitCodeAndText(
            String name, Supplier<FakeHost> host, String options, int exitCode, String contains) {
        FakeHost fake = host.get();
        Result result = run(connectTo(fake), options.isEmpty() ? args() : args(options));
        assertTrue(result.text().contains(contains), result.text());
        assertEquals(exitCode, result.exitCode(), result.text());
        assertTrue(result.text().startsWith("STORAGE QOS "), result.text());
        assertTrue(fake.closed, "the host's objects are given back");
    }

    @ParameterizedTest
    @MethodSource("io.github.checkhyperv.Problems#all")
    void everyProblemOfConnectingIsUnknownOnOneLine(Problem problem) {
        Result result =
                run(
                        (host, port, credentials, memory, deadline, listener) -> {
                            throw new SessionException(problem, Stage.CONNECT, "port " + port);
                        },
                        args());
        assertEquals(3, result.exitCode());
        assertEquals(1, result.text().lines().count(), result.text());
        assertTrue(
                result.text().startsWith("STORAGE QOS UNKNOWN - hv01: connect: "), result.text());
        assertTrue(result.text().contains(problem.remedy()), result.text());
    }

    @Test
    void timeOutTakesTheStateOfItsOption() {
        HostConnector silent =
                (host, port, credentials, memory, deadline, listener) -> {
                    throw new SessionException(GeneralProblem.TIMED_OUT, Stage.AUTHENTICATE, "");
                };
        assertEquals(3, run(silent, args()).exitCode());
        Result critical = run(silent, args("-t 5:critical"));
        assertEquals(2, critical.exitCode());
        assertTrue(
                critical.text().startsWith("STORAGE QOS CRITICAL - hv01: authenticate: timed out;"),
                critical.text());
        FakeHost late =
                healthy()
                        .refuse(
                                "Msvm_ComputerSystem",
                                new SessionException(GeneralProblem.TIMED_OUT, Stage.QUERY, ""));
        assertEquals(1, run(connectTo(late), args("-t 5:warning")).exitCode());
    }

    @Test
    void otherFailuresDoNotTakeTheStateOfATimeOut() {
        Result result = run(connectTo(new FakeHost().namespaces()), args("-t 5:ok"));
        assertEquals(3, result.exitCode());
    }

    @Test
    void connectorIsGivenWhatTheCommandLineSays() {
        List<String> seen = new ArrayList<>();
        HostConnector connector =
                (host, port, mechanism, memory, deadline, listener) -> {
                    Password credentials = ((Ntlm) mechanism).password();
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
                    run(
                            (host, port, credentials, memory, deadline, listener) -> sneak(fault),
                            args());
            assertEquals(3, result.exitCode(), result.text());
            assertEquals(1, result.text().lines().count(), result.text());
            assertTrue(result.text().startsWith("STORAGE QOS UNKNOWN - "), result.text());
        }
    }

    @Test
    void faultWithinARowMapperIsUnknownToo() {
        WmiHost broken =
                new WmiHost() {
                    @Override
                    public WmiNamespace open(String namespace, Deadline deadline) {
                        throw new NullPointerException();
                    }

                    @Override
                    public void close() {}
                };
        Result result =
                run((host, port, credentials, memory, deadline, listener) -> broken, args());
        assertEquals(3, result.exitCode());
        assertTrue(
                result.text().contains("internal: java.lang.NullPointerException"), result.text());
    }

    @Test
    void usageErrorIsOneLineAndUnknown() {
        Result result = run(connectTo(healthy()), new String[] {"--bogus\u001b[31m\n|"});
        assertEquals(3, result.exitCode());
        assertEquals(
                "STORAGE QOS UNKNOWN - usage: unknown option --bogus?[31m?¦; see --help\n",
                result.text());
    }

    @Test
    void versionIsNameAndNumber() {
        Result result = run(connectTo(healthy()), new String[] {"-V"});
        assertEquals(3, result.exitCode());
        assertTrue(
                result.text().matches("check_hyperv_storage_qos \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n"),
                result.text());
    }

    @Test
    void helpExitsUnknownAsTheGuidelinesSay() {
        Result result = run(connectTo(healthy()), new String[] {"-h"});
        assertEquals(3, result.exitCode());
        assertTrue(result.text().contains("-H, --hostname"), result.text());
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

    /** As /dev/full, a full disk, or a reader that went away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-w 1",
                "-c 0",
                "--output json",
                "--output table",
                "--output prometheus",
                "--diagnose",
                "--help",
                "--version",
                "--output json --bogus"
            })
    void answerThatCannotBeWrittenIsUnknown(String options) {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        for (boolean flushes : new boolean[] {true, false}) {
            PrintStream out = new PrintStream(new BufferedOutputStream(full, 1 << 20), flushes);
            FakeHost below = healthy().disk(VM1, IDE + "1\\L", "C:\\b", 500, BELOW);
            String[] args = options.isEmpty() ? args() : args(options);
            assertEquals(3, Main.run(args, Map.of(), out, connectTo(below)));
        }
    }

    @Test
    void fileThatIsWrittenDoesNotHideThatStandardOutputIsNot(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("answer.json");
        PrintStream closed = new PrintStream(OutputStream.nullOutputStream());
        closed.close();
        String[] args = args("--output json", "--output-file " + file);
        assertEquals(3, Main.run(args, Map.of(), closed, connectTo(healthy())));
        assertTrue(Files.readString(file).contains("\"status\":\"OK\""));
    }

    @Test
    void passwordIsInNoOutputAtAnyVerbosity() {
        for (HostConnector connector :
                List.of(
                        connectTo(healthy()),
                        (HostConnector)
                                (h, p, c, memory, d, l) -> {
                                    throw new SessionException(
                                            SecurityProblem.WRONG_CREDENTIALS,
                                            Stage.AUTHENTICATE,
                                            "");
                                })) {
            assertFalse(run(connector, args("-vvv")).text().contains("Geheim"));
        }
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
}
