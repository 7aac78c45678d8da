package io.github.checkhyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.checkhyperv.simhost.SimulatedFleet;
import io.github.checkhyperv.simhost.scenario.FleetScenario;
import io.github.checkhyperv.simhost.scenario.FleetScenario.Kind;
import io.github.checkhyperv.simhost.scenario.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers of many hosts in one run, over real sockets. */
class FleetTest {
    private static final int HOSTS = 24;
    private static SimulatedFleet fleet;

    @TempDir Path folder;

    /** Of 24 hosts, 4 have a disk below, 2 do not listen, and 1 of both kinds is silent. */
    @BeforeAll
    static void start() throws IOException {
        fleet =
                SimulatedFleet.start(
                        new FleetScenario(Scenario.named("healthy"), HOSTS, 5, 17, 11));
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    private static Runs.Result run(List<String> args) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int exitCode =
                Main.run(args.toArray(new String[0]), Map.of(), new PrintStream(octets, true));
        return new Runs.Result(exitCode, octets.toString(StandardCharsets.UTF_8));
    }

    private static List<String> account(String password, String... options) {
        List<String> args =
                new ArrayList<>(List.of("-u", "CONTOSO\\monitor", "--password", password));
        args.addAll(List.of("-p", Integer.toString(fleet.port()), "-t", "40"));
        args.addAll(List.of(options));
        return args;
    }

    private Runs.Result check(String password, String more, String... options) throws IOException {
        StringBuilder list = new StringBuilder();
        for (FleetScenario.Member member : fleet.members()) {
            list.append("[host ").append(member.name()).append("]\n");
            list.append("hostname = ").append(fleet.address(member.name())).append('\n');
            list.append(member.kind() == Kind.SILENT ? "timeout = 2\n" : "");
        }
        Path file = folder.resolve("hosts.ini");
        Files.writeString(file, list + more);
        List<String> args = account(password, options);
        args.addAll(List.of("--hosts", file.toString()));
        return run(args);
    }

    private static JsonObject document(String text) {
        JsonObject document = JsonParser.parseString(text).getAsJsonObject();
        document.remove("seconds");
        document.remove("timings");
        return document;
    }

    @Test
    void everyVerdictIsThatOfARunForTheHostAlone() throws Exception {
        StringBuilder names = new StringBuilder();
        for (FleetScenario.Member member : fleet.members()) {
            if (member.kind() != Kind.SILENT) {
                names.append(fleet.address(member.name())).append('\n');
            }
        }
        Path file = Files.writeString(folder.resolve("names"), names);
        List<String> args = account("Geheim-1!", "--output", "json", "--hosts", file.toString());
        Runs.Result many = run(args);
        assertEquals(0, many.exitCode());
        JsonArray hosts = document(many.text()).getAsJsonArray("hosts");
        assertEquals(HOSTS - 1, hosts.size());
        for (JsonElement host : hosts) {
            String address = host.getAsJsonObject().get("address").getAsString();
            List<String> one = account("Geheim-1!", "--output", "json", "-H", address);
            assertEquals(document(run(one).text()), document(host.toString()));
        }
    }

    @Test
    void summaryIsTheFirstLineAndTheWorstHostsComeFirst() throws Exception {
        Runs.Result result = check("Geheim-1!", "");
        assertEquals(1, result.exitCode());
        String text = result.text();
        assertTrue(text.startsWith("STORAGE QOS WARNING - 7 of 24 hosts not OK, 3 unknown"), text);
        assertTrue(text.indexOf("[WARNING] HV0005: ") < text.indexOf("[UNKNOWN] HV0011: "), text);
        assertTrue(text.contains("[UNKNOWN] HV0017: "), text);
        assertTrue(text.contains("hosts=24;;;0 hosts_ok=17;;;0;24"), text);
    }

    @Test
    void accountThatIsRefusedOnceIsNotTriedOnTheOthers() throws Exception {
        Runs.Result result = check("wrong", "", "--output", "json");
        int refused = 0;
        int notTried = 0;
        for (JsonElement host : document(result.text()).getAsJsonArray("hosts")) {
            JsonObject failure = host.getAsJsonObject().getAsJsonObject("failure");
            String problem = failure.get("problem").getAsString();
            refused += problem.equals("WRONG_CREDENTIALS") ? 1 : 0;
            notTried += problem.equals("NOT_TRIED") ? 1 : 0;
        }
        assertEquals(1, refused);
        assertTrue(notTried >= HOSTS - 4, notTried + " of " + HOSTS + " not tried");
    }

    @Test
    void mistakesOfTheListMakeTheRunUnknownBesideTheOthersAnswers() throws Exception {
        Runs.Result result = check("Geheim-1!", "[bogus]\n[host x]\ncritical = x\n");
        assertEquals(1, result.exitCode());
        assertTrue(result.text().contains("starts a section that is not known"), result.text());
        assertTrue(
                result.text().contains("[UNKNOWN] x: usage: -c/--critical in line"), result.text());
        assertTrue(result.text().startsWith("STORAGE QOS WARNING - 8 of 25 hosts"), result.text());
    }

    @Test
    void hostsThatWereNotReachedInTimeAreUnknown() throws Exception {
        StringBuilder silent = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            silent.append("[host silent").append(i).append("]\ntimeout = 30\nhostname = ");
            silent.append(fleet.address("HV0017")).append('\n');
        }
        Runs.Result result =
                check(
                        "Geheim-1!",
                        silent.toString(),
                        "--run-timeout",
                        "6",
                        "--concurrency",
                        "2",
                        "--output-limit",
                        "100000");
        assertEquals(1, result.exitCode());
        assertTrue(result.text().contains("not reached"), result.text());
        assertTrue(result.text().contains("silent0"), result.text());
        assertFalse(result.text().contains("fault of this program"), result.text());
    }
}
