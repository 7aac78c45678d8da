package io.github.checkhyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.NetProblem;
import io.github.checkhyperv.output.JsonShape;
import io.github.checkhyperv.run.HostConnector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -t} holds for the process, from its start to the last octet that it writes. */
@EnabledOnOs(OS.LINUX)
class LateTest {
    private static final int LATEST_MILLIS = 300;

    /** What no machine is too busy for. */
    private static final int HANGS_MILLIS = 60_000;

    /** A machine that is busy with other things makes one run late, but not each. */
    private static final int TRIES = 4;

    @TempDir private Path folder;

    /** What a process did. */
    private record Run(int exitCode, String text, long millisAfterLimit) {
        @Override
        public String toString() {
            String start = text.substring(0, Math.min(text.length(), 300));
            return exitCode + ", " + millisAfterLimit + " ms after the limit: " + start;
        }

        boolean isInTime() {
            return millisAfterLimit <= LATEST_MILLIS;
        }
    }

    private Run run(String host, String said, String... options) throws Exception {
        return run(host, true, said, options);
    }

    /**
     * Runs it with a limit of 2 seconds, at most so often until it is in time and says that: a
     * program that is late is late always.
     */
    private Run run(String host, boolean read, String said, String... options) throws Exception {
        Run run = once(host, read, options);
        for (int i = 1; i < TRIES && !(run.isInTime() && run.text().contains(said)); i++) {
            run = once(host, read, options);
        }
        assertTrue(run.millisAfterLimit() <= HANGS_MILLIS, run.toString());
        assumeTrue(
                run.isInTime() && run.text().contains(said) || !isBusy(),
                "this machine is too busy to tell who is late");
        assertTrue(run.isInTime(), run.toString());
        assertTrue(run.text().contains(said), run.toString());
        return run;
    }

    private static boolean isBusy() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system.getSystemLoadAverage() > 2 * system.getAvailableProcessors();
    }

    private Run once(String host, boolean read, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dlate.host=" + host);
        command.add("-Dcheck.started=" + Files.readString(Path.of("/proc/uptime")).split(" ")[0]);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(LateMain.class.getName());
        command.addAll(List.of(Runs.args()));
        command.addAll(List.of(options));
        Path out = folder.resolve("out");
        Path error = folder.resolve("error");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(error.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        if (read) {
            builder.redirectOutput(out.toFile());
        }
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(90, TimeUnit.SECONDS), "it does not end");
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
        long millis = (System.nanoTime() - start) / 1_000_000 - 2_000;
        String text =
                read
                        ? Files.readString(out)
                        : new String(
                                process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("", Files.readString(error));
        return new Run(process.exitValue(), text, millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"waits", "computes"})
    void theLineComesInTimeWhateverTheProgramIsDoing(String host) throws Exception {
        Run run = run(host, "connect: ", "-t", "2:critical");
        assertEquals(
                "STORAGE QOS CRITICAL - hv01: connect: timed out; the last step was resolve,"
                        + " 192.0.2.1; check the host and firewalls, or give more time with -t\n",
                run.text());
        assertEquals(2, run.exitCode());
    }

    @Test
    void theDocumentHasAllItsMembers() throws Exception {
        Run run = run("computes", "connect", "-t", "2:warning", "--output=json", "-c", "7");
        assertEquals(0, run.exitCode());
        JsonObject document = JsonParser.parseString(run.text()).getAsJsonObject();
        assertEquals(JsonShape.of(documentOfRefusal()), JsonShape.of(document));
        assertEquals("WARNING", document.get("status").getAsString());
        assertEquals("hv01", document.get("address").getAsString());
        assertEquals("7", document.getAsJsonObject("thresholds").get("critical").getAsString());
        assertEquals(1, document.getAsJsonArray("timings").size());
        JsonObject failure = document.getAsJsonObject("failure");
        assertEquals("TIMED_OUT", failure.get("problem").getAsString());
        assertTrue(failure.get("timed_out").getAsBoolean());
    }

    /** What a program that looks up writes when the host does not let it in. */
    private static JsonElement documentOfRefusal() {
        HostConnector refusing =
                (address, port, credentials, memory, deadline, listener) -> {
                    listener.finished(new Step(Stage.RESOLVE, "192.0.2.1", Duration.ZERO));
                    throw new SessionException(NetProblem.CONNECTION_REFUSED, Stage.CONNECT, "");
                };
        String text = Runs.run(refusing, Runs.args("--output json")).text();
        return JsonParser.parseString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "table, STORAGE QOS UNKNOWN - hv01: connect: timed, connect: ",
        "prometheus, # HELP, 'stage=\"connect\",problem=\"TIMED_OUT\"'"
    })
    void otherFormsAreKept(String form, String beginning, String said) throws Exception {
        Run run = run("computes", said, "-t", "2", "--output", form);
        assertTrue(run.text().startsWith(beginning), run.text());
        assertEquals(3, run.exitCode());
    }

    @Test
    void theFileGetsTheFailureToo() throws Exception {
        Path file = folder.resolve("hv01.prom");
        Run run =
                run("computes", "connect: ", "-t2", "--output=prometheus", "--output-file=" + file);
        assertTrue(run.text().startsWith("STORAGE QOS UNKNOWN - hv01: connect: "), run.text());
        assertEquals(1, run.text().lines().count());
        assumeTrue(Files.exists(file) || !isBusy(), "there was no time left for the file");
        String text = Files.readString(file);
        assertTrue(text.contains("hyperv_storage_qos_up{address=\"hv01\"} 0\n"), text);
        assertTrue(text.contains("problem=\"TIMED_OUT\""), text);
    }

    @Test
    void theTapeOfALateRunIsLateAgain() throws Exception {
        Path tape = folder.resolve("late.json");
        Run run = run("computes", "connect: ", "-t", "2:critical", "--record=" + tape);
        assumeTrue(Files.exists(tape) || !isBusy(), "there was no time left for the tape");
        String[] replay = {"--replay", tape.toString()};
        assertEquals(new Runs.Result(2, run.text()), Runs.run(null, replay));
    }

    @Test
    void aReaderWhoDoesNotReadGetsHalfADocumentAndNoExitCodeThatCallsItWhole() throws Exception {
        Run run = run("quick", false, "\"failure\":null", "-t", "2:ok", "--output", "json");
        assertEquals(3, run.exitCode());
        assertFalse(run.text().endsWith("}\n"), "it did fit the buffer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "critical"})
    void whatNobodyReadsMakesNoCheckWaitForEverNorSaysThatItWasPrinted(String state)
            throws Exception {
        Run run = run("quick", false, "OK - ", "-t2:" + state, "-v", "--output-limit=1000000");
        assertEquals(3, run.exitCode());
    }

    @Test
    void aFileThatNeverEndsIsNotReadForEver() throws Exception {
        Path endless = Path.of("/proc/kmsg");
        assumeTrue(isOpenToUs(endless), "only root may try this");
        Run run = run("quick", "usage", "-t", "2", "--output=json", "-A", endless.toString());
        JsonObject failure =
                JsonParser.parseString(run.text()).getAsJsonObject().getAsJsonObject("failure");
        assertEquals("usage", failure.get("stage").getAsString(), run.text());
    }

    /** Opens and does not read: that would take the kernel's messages away. */
    private static boolean isOpenToUs(Path path) {
        try {
            Files.newInputStream(path).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aPipeInPlaceOfTheFileMakesNoCheckWaitForEver() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Run run = run("quick", "output: ", "-t2", "--output=prometheus", "--output-file=" + pipe);
        assertEquals(3, run.exitCode());
        assertTrue(run.text().startsWith("STORAGE QOS UNKNOWN - "), run.text());
        assertEquals(1, run.text().lines().count());
    }
}
