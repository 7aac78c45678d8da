package io.github.checkhyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.checkhyperv.simhost.SimulatedCluster;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.scenario.ClusterScenario;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wanted beside the verdict, over real sockets to simulated hosts. */
class FactsTest {
    @TempDir Path folder;

    private static JsonObject run(List<String> more) {
        List<String> args = new ArrayList<>(more);
        args.addAll(List.of("--output", "json"));
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Main.run(args.toArray(new String[0]), Map.of(), new PrintStream(octets, true));
        return JsonParser.parseString(octets.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    }

    private static List<String> host(String address, int port, String... options) {
        List<String> args = new ArrayList<>(List.of("-H", address, "-p", "" + port));
        args.addAll(List.of("-u", "CONTOSO\\monitor", "--password", "Geheim-1!", "-t", "60"));
        args.addAll(List.of(options));
        return args;
    }

    private static JsonObject check(String scenario, String... options) throws IOException {
        try (SimulatedHost host = SimulatedHost.start(Scenario.named(scenario))) {
            return run(host("127.0.0.1", host.port(), options));
        }
    }

    private static JsonObject item(JsonObject document, String list, String member, String value) {
        for (JsonElement element : document.getAsJsonArray(list)) {
            if (element.getAsJsonObject().get(member).getAsString().equals(value)) {
                return element.getAsJsonObject();
            }
        }
        throw new AssertionError("none of " + list + " has " + member + " " + value);
    }

    private static List<String> problems(JsonObject document) {
        List<String> problems = new ArrayList<>();
        for (JsonElement element : document.getAsJsonArray("not_available")) {
            JsonObject lack = element.getAsJsonObject();
            String problem = lack.getAsJsonObject("failure").get("problem").getAsString();
            problems.add(lack.get("facts").getAsString() + " " + problem);
        }
        return problems;
    }

    @Test
    void disksAreMeasuredAsTheirDevicesRun() throws Exception {
        JsonObject answer = check("facts-odd", "--measure");
        JsonObject full = item(answer, "disks", "vm_name", "Full01").getAsJsonObject("measured");
        // A device of 32 bits that is about to be full; its normalised throughput is a value.
        assertEquals(2000, full.get("iops").getAsDouble(), 1);
        assertEquals(0.5, full.get("latency_ms").getAsDouble(), 0.05);
        assertTrue(full.get("seconds").getAsDouble() >= 1);
    }

    @Test
    void whatCannotBeToldApartOrFellIsNullAndNeverZero() throws Exception {
        JsonObject answer = check("facts-odd", "--measure");
        assertTrue(item(answer, "disks", "vm_name", "Twin01").get("measured").isJsonNull());
        assertEquals(List.of("measure AMBIGUOUS_INSTANCE"), problems(answer));
        JsonObject falls = item(answer, "disks", "vm_name", "Falls01").getAsJsonObject("measured");
        assertTrue(falls.get("read_bytes_per_second").isJsonNull());
    }

    @Test
    void aPoolThatNoDiskExplainsMakesThePart() throws Exception {
        assertEquals("OK", check("facts-odd").get("status").getAsString());
        JsonObject answer = check("facts-odd", "--pools", "--partial", "critical");
        assertEquals("CRITICAL", answer.get("status").getAsString());
        JsonObject pool = answer.getAsJsonArray("pools").get(0).getAsJsonObject();
        assertTrue(pool.get("unexplained").getAsBoolean());
    }

    @Test
    void policiesHaveNamesAndFlowsTheirDisks() throws Exception {
        JsonObject answer = check("facts-2022", "--policies");
        JsonObject disk = item(answer, "disks", "file", "Sql01-Data.vhdx");
        JsonObject policy = item(answer, "policies", "name", disk.get("policy_name").getAsString());
        assertEquals(
                disk.get("policy_id").getAsString().toUpperCase(),
                policy.get("id").getAsString().toUpperCase());
        assertFalse(disk.get("flow").isJsonNull());
        assertFalse(answer.has("pools"));
        assertEquals(List.of(), problems(answer));
    }

    @Test
    void anOlderWindowsIsMeasuredAndHasNoPolicies() throws Exception {
        JsonObject answer = check("facts-2012r2", "--measure", "--policies", "--pools");
        assertEquals(List.of("policies NO_STORAGE_QOS"), problems(answer));
        JsonObject disk = item(answer, "disks", "file", "Old01-Data.vhdx");
        assertFalse(disk.get("measured").isJsonNull());
        assertEquals(
                answer.getAsJsonArray("pools").get(0).getAsJsonObject().get("id"),
                disk.get("pool"));
    }

    @Test
    void whatIsDeniedChangesNoVerdict() throws Exception {
        JsonObject plain = check("facts-denied");
        JsonObject answer = check("facts-denied", "--measure", "--policies", "--pools");
        assertEquals(plain.get("status"), answer.get("status"));
        assertEquals(plain.get("counts"), answer.get("counts"));
        assertEquals(3, problems(answer).size());
    }

    private static JsonObject cluster(String name, String... options) throws IOException {
        try (SimulatedCluster cluster = SimulatedCluster.start(ClusterScenario.named(name))) {
            return cluster(cluster, options);
        }
    }

    private static JsonObject cluster(SimulatedCluster cluster, String... options) {
        String first = cluster.nodes().get(0);
        List<String> args = host(cluster.address(first), cluster.port(), options);
        args.add("--cluster");
        for (String node : cluster.nodes()) {
            args.addAll(List.of("--node", node + "=" + cluster.address(node)));
        }
        return run(args);
    }

    @Test
    void theStorageMayBeThatOfAnotherCluster() throws Exception {
        Path tape = folder.resolve("tape.json");
        try (SimulatedCluster cluster =
                SimulatedCluster.start(ClusterScenario.named("flows-disagree"))) {
            JsonObject own = cluster(cluster, "--policies");
            JsonObject other =
                    cluster(
                            cluster,
                            "--policies",
                            "--storage-cluster",
                            "localhost",
                            "--record",
                            tape.toString());
            assertEquals(own.get("disks"), other.get("disks"));
            assertEquals(own.get("policies"), other.get("policies"));
            JsonObject again = run(new ArrayList<>(List.of("--replay", tape.toString())));
            assertEquals(untimed(other), untimed(again));
        }
    }

    @Test
    void aStorageClusterThatDoesNotAnswerChangesNoVerdict() throws Exception {
        try (SimulatedCluster cluster =
                SimulatedCluster.start(ClusterScenario.named("flows-disagree"))) {
            JsonObject plain = cluster(cluster);
            JsonObject answer = cluster(cluster, "--policies", "--storage-cluster", "127.255.0.1");
            assertEquals(plain.get("counts"), answer.get("counts"));
            assertEquals(List.of("policies CONNECTION_REFUSED"), problems(answer));
        }
    }

    @Test
    void flowsOfAClusterAreJudgedWhereThatIsWanted() throws Exception {
        JsonObject shown = cluster("flows-disagree", "--policies");
        JsonObject judged = cluster("flows-disagree", "--policies", "--flows", "judge");
        int below = shown.getAsJsonObject("counts").get("below_reservation").getAsInt();
        int flowsBelow = 0;
        for (JsonElement element : shown.getAsJsonArray("disks")) {
            JsonObject disk = element.getAsJsonObject();
            boolean own = disk.get("verdict").getAsString().equals("below_reservation");
            JsonElement flow = disk.get("flow");
            int code =
                    flow.isJsonNull()
                            ? 0
                            : flow.getAsJsonObject()
                                    .getAsJsonObject("status")
                                    .get("code")
                                    .getAsInt();
            flowsBelow += !own && code == 1 ? 1 : 0;
        }
        assertTrue(flowsBelow > 0, "the scenario has a flow that disagrees");
        assertEquals(
                below + flowsBelow,
                judged.getAsJsonObject("counts").get("below_reservation").getAsInt());
        assertEquals(
                shown.getAsJsonObject("counts").get("disks"),
                judged.getAsJsonObject("counts").get("disks"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"facts-2022", "facts-2012r2", "facts-denied", "facts-odd"})
    void aTapeSaysTheSameAtOnce(String scenario) throws Exception {
        Path tape = folder.resolve("tape.json");
        JsonObject said =
                check(scenario, "--measure", "--policies", "--pools", "--record", tape.toString());
        long start = System.nanoTime();
        JsonObject again = run(new ArrayList<>(List.of("--replay", tape.toString())));
        assertTrue(System.nanoTime() - start < 1_000_000_000L, "it waited");
        assertEquals(untimed(said), untimed(again));
    }

    private static JsonObject untimed(JsonObject document) {
        document.remove("seconds");
        document.remove("timings");
        return document;
    }

    @Test
    void aTapeWithMadeUpNamesTellsTheSameNumbers() throws Exception {
        Path tape = folder.resolve("tape.json");
        JsonObject said =
                check(
                        "facts-2022",
                        "--measure",
                        "--policies",
                        "--pools",
                        "--anonymise",
                        "--record",
                        tape.toString());
        JsonObject again = run(new ArrayList<>(List.of("--replay", tape.toString())));
        assertEquals(numbers(said), numbers(again));
        assertFalse(Files.readString(tape).contains("Sql01"));
    }

    private static List<String> numbers(JsonObject document) {
        List<String> numbers = new ArrayList<>();
        for (JsonElement element : document.getAsJsonArray("disks")) {
            JsonObject disk = element.getAsJsonObject();
            JsonElement flow = disk.get("flow");
            String status =
                    flow.isJsonNull() ? "none" : flow.getAsJsonObject().get("status").toString();
            numbers.add(disk.get("verdict") + " " + disk.get("measured") + " " + status);
        }
        numbers.sort(null);
        return numbers;
    }
}
