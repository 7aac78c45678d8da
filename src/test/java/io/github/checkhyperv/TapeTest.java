package io.github.checkhyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.checkhyperv.Runs.Result;
import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.scenario.Disk;
import io.github.checkhyperv.simhost.scenario.Machine;
import io.github.checkhyperv.simhost.scenario.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tape stands in for its host: every state of a host is recorded and replayed. */
class TapeTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("CHECK_HYPERV_PASSWORD", "Geheim-1!");

    private static final int MOST_NAMES = 500;

    private static final List<String> FORMS = List.of("nagios", "json", "table", "prometheus");

    @TempDir private Path folder;

    /** All but 5,000 disks, which take as long as the rest; .ci/tests/prove-tape has them, too. */
    static List<String> scenarios() throws IOException, URISyntaxException {
        Path files = Path.of(Scenario.class.getResource("/scenarios/").toURI());
        try (Stream<Path> all = Files.list(files)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - 5))
                    .filter(name -> !name.equals("thousands-of-disks"))
                    .sorted()
                    .toList();
        }
    }

    private Path tape() {
        return folder.resolve("host.tape");
    }

    private static Result run(String... args) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(octets, false, StandardCharsets.UTF_8);
        int exitCode = Main.run(args, ENVIRONMENT, out);
        return new Result(exitCode, octets.toString(StandardCharsets.UTF_8));
    }

    private Result record(SimulatedHost host, String... more) {
        List<String> args = new ArrayList<>(List.of("-H", host.address()));
        args.addAll(List.of("-p", Integer.toString(host.port()), "-u", "CONTOSO\\monitor"));
        args.addAll(List.of("-t", "30", "--record", tape().toString()));
        args.addAll(Arrays.asList(more));
        return run(args.toArray(new String[0]));
    }

    private Result replay(String... more) {
        List<String> args = new ArrayList<>(List.of("--replay", tape().toString()));
        args.addAll(Arrays.asList(more));
        return run(args.toArray(new String[0]));
    }

    private static void assertSame(Result recorded, Result replayed) {
        assertEquals(Runs.timeless(recorded.text()), Runs.timeless(replayed.text()));
        assertEquals(recorded.exitCode(), replayed.exitCode());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyStateOfAHostIsTheSameFromItsTape(String scenario) throws IOException {
        try (SimulatedHost host = SimulatedHost.start(Scenario.named(scenario))) {
            for (String form : FORMS) {
                Result recorded = record(host, "--output", form, "-vvv");
                assertSame(recorded, replay());
            }
            assertSame(record(host, "--diagnose"), replay());
        }
    }

    @Test
    void optionsBesideATapeWinOverThoseOnIt() throws IOException {
        try (SimulatedHost host = SimulatedHost.start(Scenario.named("one-disk-below"))) {
            record(host, "-c", "0", "-v", "--diagnose");
        }
        assertEquals(2, replay().exitCode());
        assertTrue(replay().text().contains("\nok    connect"), replay().text());
        Result milder = replay("-c", "5", "-w", "5", "--output", "json");
        assertEquals(0, milder.exitCode());
        JsonObject document = JsonParser.parseString(milder.text()).getAsJsonObject();
        assertEquals("OK", document.get("status").getAsString());
    }

    /** The likeliest fault on a first Windows: it must come with the octets to find it by. */
    @Test
    void anObjectThatCannotBeDecodedIsOnTheTapeAsItWasSent() throws IOException {
        List<byte[]> sent = new ArrayList<>();
        FaultPlan fourthIsCut =
                new FaultPlan() {
                    @Override
                    public byte[] onObject(Point point, int index, byte[] unit) {
                        if (index != 3) {
                            return unit;
                        }
                        sent.add(Arrays.copyOf(unit, unit.length / 2));
                        return sent.get(0);
                    }
                };
        HostOptions options = HostOptions.builder().faults(fourthIsCut).build();
        try (SimulatedHost host = SimulatedHost.start(Scenario.named("healthy"), options)) {
            Result recorded = record(host);
            assertEquals(3, recorded.exitCode());
            assertSame(recorded, replay());
            String octets = Base64.getEncoder().encodeToString(sent.get(0));
            String tape = Files.readString(tape());
            assertTrue(tape.contains("\"octets\": \"" + octets + "\""), tape);
            record(host, "--anonymise");
            assertFalse(Files.readString(tape()).contains("\"octets\""));
            assertEquals(3, replay().exitCode());
        }
    }

    /** What nobody may learn from an anonymised tape of this host. */
    private static Set<String> names(Scenario scenario, SimulatedHost host) {
        Set<String> names = new HashSet<>(Set.of(scenario.host(), host.address()));
        names.addAll(Set.of("monitor", "CONTOSO", "Geheim"));
        for (Machine machine : scenario.machines()) {
            names.addAll(List.of(machine.name(), machine.guid()));
            List<Disk> disks = new ArrayList<>(machine.disks());
            machine.checkpoints().forEach(checkpoint -> disks.addAll(checkpoint.disks()));
            for (Disk disk : disks) {
                names.addAll(List.of(disk.device().split("[\\\\]")));
                String path = disk.path() == null ? "" : disk.path();
                names.addAll(List.of(path.split("[\\\\/._]|[.](a?vhdx?|iso)$")));
            }
        }
        // What is short may be a part of anything, and some words are Hyper-V's own as well.
        names.removeIf(name -> name.length() < 4 || name.matches("(?i)a?vhdx?|disk"));
        return names.stream().limit(MOST_NAMES).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void anonymisedTapeHasNoNameAndTheSameVerdict(String name) throws IOException {
        Scenario scenario = Scenario.named(name);
        List<String[]> filters = new ArrayList<>(List.<String[]>of(new String[0]));
        for (Machine machine : scenario.machines().stream().limit(1).toList()) {
            String pattern = "^\\Q" + machine.name() + "\\E$";
            filters.add(new String[] {"--include", pattern});
            filters.add(new String[] {"--exclude", pattern, "--include", "nowhere|01"});
            filters.add(new String[] {"--exclude", "(?i)disk0?1"});
        }
        try (SimulatedHost host = SimulatedHost.start(scenario)) {
            for (String[] filter : filters) {
                List<String> args = new ArrayList<>(List.of(filter));
                args.addAll(List.of("--anonymise", "--output", "json"));
                Result recorded = record(host, args.toArray(new String[0]));
                String text = Files.readString(tape());
                assertNames(names(scenario, host), text);
                Result replayed = replay();
                JsonObject expected = JsonParser.parseString(recorded.text()).getAsJsonObject();
                JsonObject found = JsonParser.parseString(replayed.text()).getAsJsonObject();
                for (String member : List.of("status", "exit_code", "counts", "thresholds")) {
                    assertEquals(expected.get(member), found.get(member), replayed.text());
                }
                assertEquals(problem(expected), problem(found), recorded.text() + replayed.text());
                Result plain = replay("--output", "nagios", "-vv");
                assertEquals(expected.get("exit_code").getAsInt(), plain.exitCode());
            }
        }
    }

    private static void assertNames(Set<String> names, String tape) {
        String lower = tape.toLowerCase(Locale.ROOT);
        for (String name : names) {
            assertFalse(lower.contains(name.toLowerCase(Locale.ROOT)), name + " in " + tape);
        }
    }

    private static String problem(JsonObject document) {
        return document.get("failure").isJsonNull()
                ? ""
                : document.getAsJsonObject("failure").get("problem").getAsString();
    }
}
