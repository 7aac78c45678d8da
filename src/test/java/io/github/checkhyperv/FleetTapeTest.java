package io.github.checkhyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.checkhyperv.facts.hyperv.FakeHost;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.run.RunProblem;
import io.github.checkhyperv.simhost.SimulatedCluster;
import io.github.checkhyperv.simhost.SimulatedFleet;
import io.github.checkhyperv.simhost.scenario.ClusterScenario;
import io.github.checkhyperv.simhost.scenario.FleetScenario;
import io.github.checkhyperv.simhost.scenario.FleetScenario.Kind;
import io.github.checkhyperv.simhost.scenario.Machine;
import io.github.checkhyperv.simhost.scenario.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tape of a list stands in for all of its hosts and clusters, whatever became of each. */
class FleetTapeTest {
    private static final int HOSTS = 24;
    private static final String PASSWORD = "Geheim-1!";

    /** Reaches nobody: a replay must not even try. */
    private static final HostConnector NOBODY =
            (host, port, mechanism, memory, deadline, listener) -> {
                throw new AssertionError("the network is asked");
            };

    private static SimulatedFleet fleet;
    private static SimulatedCluster cluster;

    @TempDir Path folder;

    /** Of 24 hosts, 4 have a disk below, 2 do not listen, and 1 is silent; a cluster has two. */
    @BeforeAll
    static void start() throws IOException {
        fleet =
                SimulatedFleet.start(
                        new FleetScenario(Scenario.named("healthy"), HOSTS, 5, 17, 11));
        cluster = SimulatedCluster.start(ClusterScenario.named("nodes-fail"));
    }

    @AfterAll
    static void stop() {
        fleet.close();
        cluster.close();
    }

    private static Runs.Result run(HostConnector connector, List<String> args) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(octets, true, StandardCharsets.UTF_8);
        int exitCode = Main.run(args.toArray(new String[0]), Map.of(), out, connector);
        return new Runs.Result(exitCode, octets.toString(StandardCharsets.UTF_8));
    }

    private Path tape() {
        return folder.resolve("list.tape");
    }

    private Runs.Result record(String password, String list, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("secret-name.ini"), list);
        List<String> args = new ArrayList<>(List.of("--hosts", file.toString()));
        args.addAll(List.of("-u", "CONTOSO\\monitor", "--password", password, "-t", "40"));
        args.addAll(List.of("--record", tape().toString()));
        args.addAll(List.of(options));
        return run(new DcomConnector(), args);
    }

    private Runs.Result replay(String... options) {
        List<String> args = new ArrayList<>(List.of("--replay", tape().toString()));
        args.addAll(List.of(options));
        return run(NOBODY, args);
    }

    private static void assertSame(Runs.Result recorded, Runs.Result replayed) {
        assertEquals(Runs.timeless(recorded.text()), Runs.timeless(replayed.text()));
        assertEquals(recorded.exitCode(), replayed.exitCode());
    }

    private static String members(int silentSeconds) {
        StringBuilder list = new StringBuilder();
        for (FleetScenario.Member member : fleet.members()) {
            list.append("[host ").append(member.name()).append("]\nport = ").append(fleet.port());
            list.append("\nhostname = ").append(fleet.address(member.name())).append('\n');
            if (member.kind() == Kind.SILENT) {
                list.append("timeout = ").append(silentSeconds).append(":critical\n");
            }
        }
        return list.toString();
    }

    /** A cluster of which one node is silent and one denies, with options of its own. */
    private static String clusterSection(String... options) {
        String first = cluster.nodes().get(0);
        StringBuilder list = new StringBuilder("[cluster HVC.contoso.example]\nhostname = ");
        list.append(cluster.address(first)).append("\nport = ").append(cluster.port());
        list.append("\ntimeout = 3\n");
        for (String node : cluster.nodes()) {
            list.append("node ").append(node).append(" = ").append(cluster.address(node));
            list.append('\n');
        }
        return list.append(String.join("\n", options)).append('\n').toString();
    }

    private static String sameHost(String name, String options) {
        return "[host "
                + name
                + "]\nport = "
                + fleet.port()
                + "\nhostname = "
                + fleet.address("HV0005")
                + "\n"
                + options
                + "\n";
    }

    private static String everything() {
        return members(1)
                + clusterSection("node-failed = critical", "warning = 5")
                + sameHost("Mild", "warning = 1")
                + sameHost("Grave", "critical = 0")
                + sameHost("Unmatched", "include = no such machine\nno-match = critical")
                + "[host wrong]\ncritical = x\n[bogus]\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"nagios", "json", "table", "prometheus"})
    void everyAnswerIsTheSameFromTheTapeAsItWasFromTheHosts(String form) throws IOException {
        Runs.Result recorded =
                record(PASSWORD, everything(), "--output", form, "-v", "--output-limit", "99999");
        assertTrue(recorded.text().contains("Grave"), recorded.text());
        assertTrue(recorded.text().contains("HVC.contoso.example"), recorded.text());
        assertSame(recorded, replay());
    }

    @Test
    void partOfAListIsThatPartOnItsTape() throws IOException {
        Runs.Result recorded =
                record(PASSWORD, members(1), "--shard", "2/3", "--output", "prometheus");
        assertTrue(recorded.text().contains("2/3"), recorded.text());
        assertSame(recorded, replay());
    }

    @Test
    void accountThatWasRefusedIsNotTriedOnTheTapeEither() throws IOException {
        Runs.Result recorded = record("wrong", everything(), "--output", "json");
        assertTrue(recorded.text().contains("NOT_TRIED"), recorded.text());
        assertTrue(recorded.text().contains("WRONG_CREDENTIALS"), recorded.text());
        assertSame(recorded, replay());
    }

    @Test
    void whoWasNotReachedOrNotToTheEndIsNotReachedOnTheTapeEither() throws IOException {
        StringBuilder silent = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            silent.append("[host silent").append(i).append("]\ntimeout = 30:critical\nport = ");
            silent.append(fleet.port()).append("\nhostname = ");
            silent.append(fleet.address("HV0017")).append('\n');
        }
        String[] options = {"--run-timeout", "5", "--concurrency", "2", "--output", "json"};
        Runs.Result recorded = record(PASSWORD, silent + members(30), options);
        assertTrue(recorded.text().contains("NOT_REACHED"), recorded.text());
        assertTrue(recorded.text().contains("TIMED_OUT"), recorded.text());
        assertSame(recorded, replay());
    }

    @Test
    void optionsBesideTheTapeWinOverThoseOfEachMember() throws IOException {
        record(PASSWORD, sameHost("Mild", "warning = 1") + sameHost("Filtered", "exclude = ."));
        assertEquals(0, replay().exitCode(), replay().text());
        assertEquals(2, replay("-c", "0", "--exclude", "nothing").exitCode());
        assertEquals(1, replay("-w", "0", "--run-timeout", "9").exitCode());
        Runs.Result json = replay("--output", "json", "-w", "0");
        JsonObject totals = document(json).getAsJsonObject("totals");
        assertEquals(1, totals.get("warning").getAsInt(), json.text());
    }

    @ParameterizedTest
    @CsvSource({
        "--hosts, x, --replay has no place beside --hosts",
        "--shard, 1/2, a tape has the part of the list that was asked",
        "-H, hv01, -H/--hostname has no place beside --replay",
        "--diagnose,, has no place beside the tape of a list",
        "--critical, x, -c/--critical 'x'",
        "--run-timeout, 0, --run-timeout is not a whole number"
    })
    void whatMakesNoSenseBesideTheTapeOfAListIsRefused(String option, String value, String says)
            throws IOException {
        record(PASSWORD, sameHost("Mild", "warning = 1"));
        Runs.Result result = value == null ? replay(option) : replay(option, value);
        assertEquals(3, result.exitCode());
        assertTrue(result.text().contains(says), result.text());
    }

    private static JsonObject document(Runs.Result result) {
        return JsonParser.parseString(result.text()).getAsJsonObject();
    }

    /**
     * What nobody may learn: names of members, hosts, machines, nodes, the account and the list.
     */
    private static Set<String> names() {
        Set<String> names = new HashSet<>(List.of("monitor", "CONTOSO", "Geheim", "secret-name"));
        names.addAll(List.of("HVC", "Mild", "Grave", "Unmatched", "HVCLUSTER01", "127.", "wrong]"));
        names.addAll(cluster.nodes());
        for (FleetScenario.Member member : fleet.members()) {
            names.add(member.name());
        }
        for (Machine machine : Scenario.named("healthy").machines()) {
            names.addAll(List.of(machine.name(), machine.guid()));
        }
        return names;
    }

    @Test
    void anonymisedTapeOfAListHasNoNameAndTheSameVerdictOfEach() throws IOException {
        String list =
                everything()
                        + sameHost("Excluding", "exclude = ^.*$")
                        + sameHost("Including", "include = (?i)" + firstMachine());
        Runs.Result recorded = record(PASSWORD, list, "--anonymise", "--output", "json");
        String text = Files.readString(tape()).toLowerCase(Locale.ROOT);
        for (String name : names()) {
            assertFalse(text.contains(name.toLowerCase(Locale.ROOT)), name + " in " + text);
        }
        assertEquals(verdicts(document(recorded)), verdicts(document(replay())));
        assertEquals(
                document(recorded).getAsJsonObject("totals"),
                document(replay()).getAsJsonObject("totals"));
        int exitCode = document(recorded).get("exit_code").getAsInt();
        assertEquals(exitCode, replay("--output", "nagios").exitCode());
    }

    private static String firstMachine() {
        return Scenario.named("healthy").machines().get(0).name();
    }

    private static List<String> verdicts(JsonObject document) {
        List<String> verdicts = new ArrayList<>();
        for (JsonElement element : document.getAsJsonArray("hosts")) {
            JsonObject host = element.getAsJsonObject();
            String problem =
                    host.get("failure").isJsonNull()
                            ? ""
                            : host.getAsJsonObject("failure").get("problem").getAsString();
            verdicts.add(
                    host.get("status").getAsString()
                            + " "
                            + problem
                            + host.get("counts")
                            + host.get("thresholds"));
        }
        return verdicts;
    }

    @Test
    void membersOfAnAnonymisedTapeAreToldApart() throws IOException {
        record("wrong", members(1), "--anonymise");
        Map<String, Integer> names = new TreeMap<>();
        Runs.Result replayed = replay("--output", "json");
        for (JsonElement host : document(replayed).getAsJsonArray("hosts")) {
            names.merge(host.getAsJsonObject().get("address").getAsString(), 1, Integer::sum);
        }
        assertEquals(HOSTS, names.size(), names.toString());
    }

    @Test
    void tapeOfATapeIsTheSameAndCanBeAnonymisedLater() throws IOException {
        Runs.Result recorded = record("wrong", everything(), "--output", "json");
        Path copy = folder.resolve("copy.tape");
        assertSame(recorded, replay("--record", copy.toString()));
        List<String> again = List.of("--replay", copy.toString());
        assertSame(recorded, run(NOBODY, again));
        replay("--record", copy.toString(), "--anonymise");
        assertEquals(verdicts(document(recorded)), verdicts(document(run(NOBODY, again))));
        assertFalse(Files.readString(copy).contains("HV00"));
    }

    @Test
    void lookThatHadToWaitForAnAccountIsOnTheTapeAsItWentInTheEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("waiting"), "hv01\nhv02\n");
        Set<String> waited = new HashSet<>();
        HostConnector waiting =
                (host, port, mechanism, memory, deadline, steps) -> {
                    synchronized (waited) {
                        if (waited.add(host)) {
                            throw new SessionException(
                                    RunProblem.ACCOUNT_IN_TRIAL, Stage.AUTHENTICATE, "other");
                        }
                    }
                    return Runs.healthy();
                };
        List<String> args = new ArrayList<>(List.of("--hosts", file.toString(), "-u", "C\\u"));
        args.addAll(List.of("--password", PASSWORD, "--record", tape().toString()));
        Runs.Result recorded = run(waiting, args);
        assertEquals(0, recorded.exitCode(), recorded.text());
        assertSame(recorded, replay());
        assertFalse(Files.readString(tape()).contains("IN_TRIAL"));
    }

    @Test
    void listThatSaysMoreThanATapeHoldsIsToldToBeDivided() throws IOException {
        FakeHost host = Runs.manyDisks();
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            list.append("hv").append(i).append('\n');
        }
        Path file = Files.writeString(folder.resolve("many"), list);
        List<String> args = new ArrayList<>(List.of("--hosts", file.toString(), "-u", "C\\u"));
        args.addAll(List.of("--password", PASSWORD, "--record", tape().toString()));
        Runs.Result result = run(Runs.connectTo(host), args);
        assertEquals(3, result.exitCode(), result.text());
        assertTrue(result.text().contains("the hosts said more than a tape holds"), result.text());
        assertTrue(result.text().contains("--shard"), result.text());
        assertFalse(Files.exists(tape()));
    }
}
