package io.github.checkhyperv.simhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line starts, and what it prints. */
class HostArgumentsTest {
    @TempDir Path folder;

    private static List<String> lines(String... args) throws IOException {
        Simulation simulation = new HostArguments(args).start();
        simulation.end().run();
        return simulation.lines();
    }

    @Test
    void aHostPrintsOneLine() throws IOException {
        List<String> lines = lines("--scenario", "healthy", "--address", "127.0.0.1");
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).matches("listening 127\\.0\\.0\\.1 \\d+"), lines.get(0));
    }

    @Test
    void aClusterPrintsALineForEachNodeThatListens() throws IOException {
        List<String> lines = lines("--cluster", "node-down", "--address", "127.3.0.1");
        assertEquals(3, lines.size());
        String port = lines.get(0).split(" ")[2];
        assertEquals("listening 127.3.0.1 " + port + " HV01", lines.get(0));
        assertEquals("listening 127.3.0.2 " + port + " HV02", lines.get(1));
        assertEquals("listening 127.3.0.4 " + port + " HV04", lines.get(2));
    }

    @Test
    void aClusterMayBeAFile() throws IOException {
        Path file = folder.resolve("cluster.json");
        Files.writeString(file, "{\"nodes\": [{\"name\": \"A B\"}]}");
        assertTrue(lines("--cluster", file.toString()).get(0).endsWith(" A B"));
    }

    @Test
    void aFleetPrintsHowManyThereAreAndListsThem() throws IOException {
        Path list = folder.resolve("list");
        List<String> lines =
                lines(
                        "--scenario",
                        "healthy",
                        "--fleet",
                        "3",
                        "--below",
                        "2",
                        "--silent",
                        "3",
                        "--list",
                        list.toString());
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).matches("listening 127\\.1\\.0\\.1 \\d+ 3"), lines.get(0));
        assertEquals(
                List.of(
                        "HV0001\t127.1.0.1\tok",
                        "HV0002\t127.1.0.2\tbelow",
                        "HV0003\t127.1.0.3\tsilent"),
                Files.readAllLines(list));
    }

    @Test
    void countersAreOfAllNodesAndOfEach() throws IOException {
        Simulation simulation = new HostArguments("--cluster", "healthy").start();
        try {
            RawClient client = RawClient.bound(simulation.hosts().get().get(1));
            client.receive();
            client.close();
            String line = StatsReport.line(simulation);
            var report = JsonParser.parseString(line).getAsJsonObject();
            assertEquals(1, report.get("connections").getAsInt());
            var nodes = report.getAsJsonObject("nodes");
            assertEquals(4, nodes.size());
            var second = nodes.getAsJsonObject("HV02");
            assertEquals(1, second.get("connections").getAsInt());
        } finally {
            simulation.end().run();
        }
    }

    @Test
    void anOptionThatIsNotKnownIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> new HostArguments("--nix"));
        assertThrows(IllegalArgumentException.class, () -> new HostArguments("--port", "0"));
    }
}
