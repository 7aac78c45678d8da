package io.github.checkhyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.simhost.SimulatedCluster;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.scenario.ClusterScenario;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.State;
import io.github.checkhyperv.simhost.scenario.Scenario;
import io.github.checkhyperv.simhost.scenario.Windows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One answer for a cluster, over real sockets to a host for each node. */
class ClusterTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir Path folder;

    private static Runs.Result run(List<String> args) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int exitCode =
                Main.run(args.toArray(new String[0]), Map.of(), new PrintStream(octets, true));
        return new Runs.Result(exitCode, octets.toString(StandardCharsets.UTF_8));
    }

    private static List<String> host(String address, int port, String... options) {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "-H",
                                address,
                                "-p",
                                Integer.toString(port),
                                "-u",
                                "CONTOSO\\monitor",
                                "--password",
                                "Geheim-1!"));
        args.addAll(List.of(options));
        if (!args.contains("-t")) {
            args.addAll(List.of("-t", Integer.toString(PATIENCE_SECONDS)));
        }
        return args;
    }

    private static Runs.Result check(SimulatedCluster cluster, String... options) {
        String first = cluster.nodes().get(0);
        List<String> args = host(cluster.address(first), cluster.port(), options);
        args.add("--cluster");
        for (String node : cluster.nodes()) {
            if (node.isBlank() || node.indexOf('=') >= 0) {
                continue;
            }
            args.add("--node");
            args.add(node + "=" + cluster.address(node));
        }
        return run(args);
    }

    private static Runs.Result check(String name, String... options) throws IOException {
        try (SimulatedCluster cluster = SimulatedCluster.start(ClusterScenario.named(name))) {
            return check(cluster, options);
        }
    }

    private static ClusterScenario denying(String namespace) {
        ClusterScenario scenario = ClusterScenario.named("healthy");
        for (ClusterScenario.Node node : scenario.nodes()) {
            scenario = scenario.withNode(node.name(), each -> each.denying(namespace));
        }
        return scenario;
    }

    private static String firstLine(Runs.Result result) {
        return result.text().substring(0, result.text().indexOf('\n'));
    }

    @Test
    void clusterIsJudgedAsOneAndEachDiskShownWithItsNode() throws Exception {
        Runs.Result result = check("two-below");
        assertEquals(1, result.exitCode());
        assertEquals(
                "STORAGE QOS WARNING - 2 of 12 disks below reserved IOPS on HVCLUSTER01 (4 nodes)",
                firstLine(result));
        assertTrue(result.text().contains("[WARNING] Db01 on HV02: "), result.text());
        assertTrue(result.text().contains("nodes=4;;;0"), result.text());
        assertTrue(result.text().contains("nodes_judged=4"), result.text());
    }

    @Test
    void thresholdsAndFiltersJudgeTheClusterAndNotEachNode() throws Exception {
        assertEquals(2, check("two-below", "-c", "1").exitCode());
        assertEquals(1, check("two-below", "-c", "2").exitCode());
        assertEquals(0, check("two-below", "--exclude", "Db01", "--exclude", "Web02").exitCode());
        Runs.Result one = check("two-below", "--include", "Web02");
        assertTrue(firstLine(one).contains("1 of 2 "), one.text());
    }

    @Test
    void nodeThatIsDownIsALineAndNoFailure() throws Exception {
        Runs.Result result = check("node-down", "--exclude", "Db01");
        assertEquals(0, result.exitCode(), result.text());
        assertTrue(result.text().contains("[OK] node "), result.text());
        assertTrue(result.text().contains(" is down"), result.text());
        assertTrue(result.text().contains("nodes_down=1"), result.text());
        Runs.Result graver = check("node-down", "--exclude", "Db01", "--node-down", "critical");
        assertEquals(2, graver.exitCode());
    }

    @Test
    void pausedAndIsolatedNodesAreAskedAndJoiningOnesCountAsFailed() throws Exception {
        Runs.Result result = check("node-paused-isolated-joining", "--exclude", "Web01");
        assertEquals(3, result.exitCode(), result.text());
        assertTrue(result.text().contains("nodes_judged=3"), result.text());
        assertTrue(result.text().contains("nodes_failed=2"), result.text());
        assertTrue(result.text().contains("the node is joining"), result.text());
        Runs.Result graver = check("node-paused-isolated-joining", "--node-failed", "critical");
        assertEquals(2, graver.exitCode(), graver.text());
    }

    @Test
    void namesThatCanBeNoneAreFailedNodesAndNeverConnectedTo() throws Exception {
        Runs.Result result = check("hostile-names", "-v");
        assertEquals(3, result.exitCode(), result.text());
        assertTrue(result.text().contains("the node's name can be none"), result.text());
        assertFalse(result.text().contains("resolve"), result.text());
        assertTrue(firstLine(result).contains("8 of 9 nodes not judged"), result.text());
        assertTrue(result.text().contains("(no name)"), result.text());
    }

    @Test
    void diskThatTwoNodesReportDuringAMigrationCountsOnceAndIsNotLost() throws Exception {
        Runs.Result result = check("migrating", "--perfdata", "all");
        assertEquals(1, result.exitCode(), result.text());
        assertTrue(firstLine(result).contains("2 of 14 "), result.text());
        assertTrue(result.text().contains("Db01 on HV02"), result.text());
        assertTrue(result.text().contains("Db03 on HV02"), result.text());
        assertFalse(result.text().contains("not reported"), result.text());
    }

    @Test
    void machineThatMovesWhileItIsAskedIsFoundByAskingAgain() throws Exception {
        ClusterScenario scenario = ClusterScenario.named("two-below");
        try (SimulatedCluster cluster = SimulatedCluster.start(scenario)) {
            // On HV04 when HV02 is asked, and back on HV02 after HV02 told its disks and settings.
            Runs.Result before = check(cluster);
            assertEquals(1, before.exitCode());
            cluster.migrate("Db01", "HV02", "HV04");
            Runs.Result after = check(cluster);
            assertEquals(1, after.exitCode());
            assertTrue(after.text().contains("Db01 on HV04"), after.text());
            assertTrue(firstLine(after).contains("2 of 12 "), after.text());
        }
    }

    @Test
    void nodeThatCannotBeReachedIsAFailedNodeAndTheOthersAreJudged() throws Exception {
        try (SimulatedCluster cluster =
                SimulatedCluster.start(ClusterScenario.named("two-below"))) {
            List<String> args = host("127.0.0.1", cluster.port(), "--cluster");
            for (String node : List.of("HV01", "HV02", "HV03")) {
                args.addAll(List.of("--node", node + "=" + cluster.address(node)));
            }
            Runs.Result result = run(args);
            assertEquals(1, result.exitCode());
            assertTrue(result.text().contains("[UNKNOWN] node HV04: resolve: "), result.text());
            assertTrue(result.text().contains("--node NAME=ADDRESS"), result.text());
            args.addAll(List.of("--exclude", "Db01", "--exclude", "Web02"));
            assertEquals(3, run(args).exitCode());
        }
    }

    @Test
    void nodeThatIsSilentToTheEndIsAFailedNodeAndTheOthersAreJudged() throws Exception {
        Runs.Result result = check("nodes-fail", "-t", "3");
        assertEquals(1, result.exitCode(), result.text());
        assertTrue(firstLine(result).contains("(4 nodes, 2 failed)"), result.text());
        assertTrue(result.text().contains("[UNKNOWN] node HV02: "), result.text());
        assertTrue(result.text().contains("timed out"), result.text());
    }

    @Test
    void failureThatAllNodesShareIsToldOnce() throws Exception {
        try (SimulatedCluster cluster =
                SimulatedCluster.start(denying("root\\virtualization\\v2"))) {
            Runs.Result result = check(cluster);
            assertEquals(3, result.exitCode());
            String text = result.text();
            assertTrue(text.contains("no node of HVCLUSTER01 could be judged: access"), text);
            assertEquals(text.indexOf("access denied"), text.lastIndexOf("access denied"));
        }
    }

    @Test
    void standAloneHostIsNoCluster() throws Exception {
        try (SimulatedHost host = SimulatedHost.start(Scenario.named("healthy"))) {
            Runs.Result result = run(host(host.address(), host.port(), "--cluster"));
            assertEquals(3, result.exitCode());
            assertTrue(result.text().contains("no node of a failover cluster"), result.text());
        }
    }

    @Test
    void windowsWithoutStatusInformationIsAskedWithoutIt() throws Exception {
        try (SimulatedCluster cluster =
                SimulatedCluster.start(
                        ClusterScenario.named("two-below").onWindows(Windows.W2012R2))) {
            assertTrue(firstLine(check(cluster)).contains("2 of 12 "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nagios", "json", "table", "prometheus"})
    void nodesAreToldInEachForm(String form) throws Exception {
        Runs.Result result = check("two-below", "--output", form);
        assertTrue(result.text().contains("HV02"), result.text());
        assertEquals(form.equals("json") ? 0 : 1, result.exitCode());
    }

    @Test
    void everyNodeThatGoesDownBetweenListAndLookIsAFailure() throws Exception {
        try (SimulatedCluster cluster = SimulatedCluster.start(ClusterScenario.named("healthy"))) {
            cluster.state("HV03", State.DOWN);
            Runs.Result result = check(cluster);
            assertEquals(0, result.exitCode(), result.text());
            assertTrue(result.text().contains("node HV03 is down"), result.text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "healthy",
                "two-below",
                "node-down",
                "node-paused-isolated-joining",
                "hostile-names",
                "migrating",
                "nodes-fail"
            })
    void clusterIsTheSameFromItsTape(String name) throws Exception {
        for (String form : List.of("nagios", "json")) {
            Path tape = folder.resolve(name + "." + form);
            Runs.Result recorded =
                    check(name, "-t", "3", "--output", form, "--record", tape.toString());
            Runs.Result replayed = run(List.of("--replay", tape.toString()));
            assertEquals(withoutTimes(recorded.text()), withoutTimes(replayed.text()));
            assertEquals(recorded.exitCode(), replayed.exitCode());
        }
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("\"seconds\":[0-9.]+", "\"seconds\":0");
    }

    @Test
    void anonymisedTapeHasTheVerdictAndNoneOfTheNames() throws Exception {
        Path tape = folder.resolve("tape");
        Runs.Result recorded =
                check(
                        "two-below",
                        "--exclude",
                        "Web02",
                        "--record",
                        tape.toString(),
                        "--anonymise");
        Runs.Result replayed = run(List.of("--replay", tape.toString()));
        assertEquals(recorded.exitCode(), replayed.exitCode());
        assertTrue(firstLine(recorded).contains("1 of 10 "), recorded.text());
        assertTrue(firstLine(replayed).contains("1 of 10 "), replayed.text());
        assertTrue(firstLine(replayed).contains("(4 nodes)"), replayed.text());
        String text = Files.readString(tape).toLowerCase(Locale.ROOT);
        for (String secret : List.of("hvcluster", "hv01", "hv02", "db01", "web02", "127.0.0.")) {
            assertFalse(text.contains(secret), secret + " is in " + text);
        }
    }

    @Test
    void tapeOfAHostIsNoCluster() throws Exception {
        try (SimulatedHost host = SimulatedHost.start(Scenario.named("healthy"))) {
            String tape = folder.resolve("tape").toString();
            run(host(host.address(), host.port(), "--record", tape));
            Runs.Result result = run(List.of("--replay", tape, "--cluster"));
            assertEquals(3, result.exitCode());
            assertTrue(result.text().contains("--cluster has no place beside"), result.text());
        }
    }
}
