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

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.checkhyperv.Runs.Result;
import io.github.checkhyperv.facts.hyperv.FakeHost;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms and places that an answer can have: its text, its file and the exit code. */
class AnswerFormsTest {
    private static final List<Integer> BELOW = List.of(3, 32788);

    @Test
    void jsonExitsZeroWhateverWasFound() {
        Supplier<FakeHost> below = () -> healthy().disk(VM1, IDE + "1\\L", "C:\\b", 500, BELOW);
        for (FakeHost host : List.of(healthy(), below.get(), new FakeHost())) {
            Result result = run(connectTo(host), args("--output json"));
            assertEquals(0, result.exitCode());
            assertTrue(json(result).has("status"), result.text());
        }
        Result critical = run(connectTo(below.get()), args("--output json -c 0"));
        assertEquals("CRITICAL", json(critical).get("status").getAsString());
        assertEquals(2, json(critical).get("exit_code").getAsInt());
    }

    @ParameterizedTest
    @MethodSource("io.github.checkhyperv.Problems#all")
    void jsonTellsEveryFailureAsAValue(Problem problem) {
        Result result =
                run(
                        (host, port, credentials, memory, deadline, listener) -> {
                            throw new SessionException(problem, Stage.CONNECT, "");
                        },
                        args("--output json"));
        assertEquals(0, result.exitCode());
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
            assertEquals(0, result.exitCode(), result.text());
            JsonObject json = json(result);
            assertEquals("UNKNOWN", json.get("status").getAsString());
            assertEquals("USAGE", json.getAsJsonObject("failure").get("problem").getAsString());
        }
        Result fault =
                run(
                        (host, port, credentials, memory, deadline, listener) ->
                                sneak(new StackOverflowError()),
                        args("--output json"));
        assertEquals(0, fault.exitCode());
        assertEquals("UNKNOWN", json(fault).get("status").getAsString());
    }

    @Test
    void jsonTellsOfMistakesInAFileThatAsksForIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("plugins.ini");
        Files.writeString(file, "[s]\nbogus = 1\noutput = json\nhostname = hv07\n");
        Result result = run(connectTo(healthy()), new String[] {"--extra-opts=s@" + file});
        assertEquals(0, result.exitCode(), result.text());
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
        assertEquals(3, result.exitCode());
        assertTrue(
                result.text().startsWith("STORAGE QOS UNKNOWN - hv01: usage: -A/--auth"),
                result.text());
        assertEquals(
                "hyperv_storage_qos_up{address=\"hv01\"} 0", line(file, "hyperv_storage_qos_up{"));
        String why = line(file, "hyperv_storage_qos_failure_info{");
        assertTrue(why.endsWith("stage=\"usage\",problem=\"USAGE\"} 1"), why);
        assertTrue(result.text().contains("gone.auth does not exist; check its name"), why);
    }

    /** As when there is no stack left; the launchers have the words for that. */
    @ParameterizedTest
    @ValueSource(strings = {"nagios", "json"})
    void aRunThatCannotTellAnythingEndsWithACodeOfWhichTheLauncherTells(String form) {
        OutputStream broken =
                new OutputStream() {
                    @Override
                    public void write(int octet) {
                        throw new StackOverflowError();
                    }
                };
        int exitCode =
                Main.run(
                        args("--output", form),
                        Map.of(),
                        new PrintStream(broken),
                        connectTo(healthy()));
        assertEquals(Main.FAULT, exitCode);
    }

    @Test
    void tableAndPrometheusExitAsTheCheckDoes() {
        FakeHost below = healthy().disk(VM1, IDE + "1\\L", "C:\\b", 500, BELOW);
        Result table = run(connectTo(below), args("--output table"));
        assertEquals(1, table.exitCode());
        assertTrue(table.text().contains("below reservation  DidierTest03"), table.text());
        Result prometheus = run(connectTo(healthy()), args("--output prometheus"));
        assertEquals(0, prometheus.exitCode());
        assertTrue(
                prometheus.text().contains("hyperv_storage_qos_up{address=\"hv01\"} 1\n"),
                prometheus.text());
    }

    @Test
    void outputFileGetsTheAnswerAndStandardOutputTheHeadline(@TempDir Path folder)
            throws IOException {
        FakeHost below = healthy().disk(VM1, IDE + "1\\L", "C:\\b", 500, BELOW);
        for (String format : List.of("nagios", "json", "table", "prometheus")) {
            Path file = folder.resolve("out." + format);
            Result result =
                    run(connectTo(below), args("--output " + format, "--output-file " + file));
            assertEquals(1, result.exitCode(), format);
            assertEquals(
                    "STORAGE QOS WARNING - 1 of 2 virtual disks below reserved IOPS on"
                            + " TESTHOST01\n",
                    result.text());
            assertTrue(Files.size(file) > 100, format);
        }
    }

    @Test
    void outputFileThatCannotBeWrittenIsTold(@TempDir Path folder) {
        String option = "--output-file " + folder.resolve("no/such");
        Result ok = run(connectTo(healthy()), args(option));
        assertEquals(3, ok.exitCode());
        assertTrue(
                ok.text().startsWith("STORAGE QOS UNKNOWN - hv01: output: the folder"), ok.text());
        FakeHost below = healthy().disk(VM1, IDE + "1\\L", "C:\\b", 500, BELOW);
        Result warning = run(connectTo(below), args(option));
        assertEquals(1, warning.exitCode());
        assertTrue(warning.text().contains("\noutput: the folder of "), warning.text());
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
        run(connectTo(healthy()), args(options, "--bogus"));
        assertEquals(before, line(file, sample));
    }

    @Test
    void successOfAnotherHostIsNotTakenForThisOnes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("hv01.prom");
        String options = "--output prometheus --output-file " + file;
        run(connectTo(healthy()), args(options));
        String[] another = args(options);
        another[1] = "hv02";
        run(connectTo(new FakeHost().namespaces()), another);
        assertEquals(
                "hyperv_storage_qos_up{address=\"hv02\"} 0", line(file, "hyperv_storage_qos_up{"));
        assertFalse(Files.readString(file).contains("last_success"));
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
        assertEquals(0, ok.exitCode());
        assertTrue(ok.text().contains("ok    connect        0.004 s  fake\n"), ok.text());
        Result failed = run(connectTo(new FakeHost().namespaces()), args("--diagnose"));
        assertEquals(3, failed.exitCode());
        assertTrue(failed.text().contains("FAIL  log in"), failed.text());
        assertTrue(failed.text().contains("to do: install the role"), failed.text());
        assertTrue(failed.text().contains("-     query\n"), failed.text());
    }

    private static JsonObject json(Result result) {
        return JsonParser.parseString(result.text()).getAsJsonObject();
    }
}
