package io.github.checkhyperv.output;

import static io.github.checkhyperv.output.Clusters.BELOW;
import static io.github.checkhyperv.output.Clusters.FINE;
import static io.github.checkhyperv.output.Clusters.HV01;
import static io.github.checkhyperv.output.Clusters.HV02;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Disks;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.VirtualDisk;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What programs are told of a cluster. */
class ClusterDocumentsTest {
    @Test
    void documentOfAClusterListsItsNodes() {
        assertEquals(
                JsonParser.parseString(
                        """
                        [{"name":"HV01","state":"judged","failure":null},
                         {"name":"HV02","state":"judged","failure":null},
                         {"name":"HV03","state":"down","failure":null},
                         {"name":"HV04","state":"failed","failure":{"stage":"connect",
                          "problem":"TIMED_OUT","message":"timed out: 10.0.0.4 port 135",
                          "remedy":"check the host and firewalls, or give more time with -t",
                          "timed_out":true}}]
                        """),
                json(Clusters.mixed()).get("nodes"));
    }

    @Test
    void onlyDisksOfAClusterTellTheirNode() {
        JsonObject cluster = json(Clusters.mixed());
        JsonObject disk = cluster.getAsJsonArray("disks").get(0).getAsJsonObject();
        assertEquals("HV02", disk.get("node").getAsString());
        JsonObject host = json(Answers.of(Disks.disk("SQL", "b.vhdx", 500, 2)));
        Set<String> more = new TreeSet<>(JsonShape.of(cluster));
        more.removeAll(JsonShape.of(host));
        assertEquals(
                new TreeSet<>(
                        List.of(
                                "disks.node",
                                "nodes",
                                "nodes.failure",
                                "nodes.failure.message",
                                "nodes.failure.problem",
                                "nodes.failure.remedy",
                                "nodes.failure.stage",
                                "nodes.failure.timed_out",
                                "nodes.name",
                                "nodes.state")),
                more);
    }

    @Test
    void disksThatAreNotReportedTellTheirNodeToo() {
        Inventory usual = Clusters.inventory(List.of(HV01, HV02), FINE);
        Inventory inventory =
                new Inventory(
                        usual.host(),
                        usual.gap(),
                        usual.disks(),
                        List.of(BELOW),
                        0,
                        List.of(),
                        Map.of(),
                        usual.nodes());
        Answer answer = Answers.of(Disks.report(inventory));
        JsonObject missing = json(answer).getAsJsonArray("missing").get(0).getAsJsonObject();
        assertEquals("HV02", missing.get("node").getAsString());
        String text = new NagiosRenderer(0, Set.of(), 8192).render(answer);
        assertTrue(text.contains("\n[WARNING] SQL on HV02: C:\\VMs\\b.vhdx reserved"), text);
        assertTrue(new TableRenderer(Terminal.NONE).render(answer).contains("SQL  HV02  C:"));
    }

    @Test
    void samplesTellTheStateOfEachNode() {
        String text = prometheus(Clusters.mixed());
        for (String line :
                List.of(
                        "nodes{address=\"hv01\"} 4",
                        "node_state{address=\"hv01\",node=\"HV01\",state=\"judged\"} 1",
                        "node_state{address=\"hv01\",node=\"HV01\",state=\"down\"} 0",
                        "node_state{address=\"hv01\",node=\"HV03\",state=\"down\"} 1",
                        "node_state{address=\"hv01\",node=\"HV04\",state=\"failed\"} 1",
                        "node_failure_info{address=\"hv01\",node=\"HV04\",stage=\"connect\","
                                + "problem=\"TIMED_OUT\"} 1")) {
            assertTrue(text.contains("\nhyperv_storage_qos_" + line + "\n"), line + "\n" + text);
        }
        Expositions.assertValid(text);
    }

    @Test
    void onlyTheInfoOfADiskTellsItsNodeSoThatAllOtherSeriesStayWhenTheMachineMoves() {
        Set<String> before = seriesOfDisks(BELOW);
        Set<String> after = seriesOfDisks(BELOW.on("HV01"));
        before.removeAll(seriesOfDisks(BELOW.on("HV01")));
        after.removeAll(seriesOfDisks(BELOW));
        assertEquals(1, before.size());
        assertEquals(1, after.size());
        assertTrue(before.iterator().next().endsWith(",node=\"HV02\"}"), before::toString);
        assertTrue(after.iterator().next().endsWith(",node=\"HV01\"}"), after::toString);
    }

    private static Set<String> seriesOfDisks(VirtualDisk below) {
        Set<String> series = new TreeSet<>();
        for (String line : prometheus(Clusters.of(List.of(HV01, HV02), FINE, below)).split("\n")) {
            if (line.startsWith("hyperv_storage_qos_disk_")) {
                series.add(line.substring(0, line.lastIndexOf(' ')));
            }
        }
        return series;
    }

    @Test
    void hostHasNeitherNodesNorTheirMetrics() {
        Answer host = Answers.of(Disks.disk("SQL", "b.vhdx", 500, 2));
        assertFalse(prometheus(host).contains("node"));
        assertFalse(new JsonRenderer("1").render(host).contains("node"));
    }

    @Test
    void hostileNodesBreakNothing() {
        Expositions.assertValid(prometheus(Clusters.hostile()));
        assertEquals(5, json(Clusters.hostile()).getAsJsonArray("nodes").size());
    }

    private static JsonObject json(Answer answer) {
        return JsonParser.parseString(new JsonRenderer("1").render(answer)).getAsJsonObject();
    }

    private static String prometheus(Answer answer) {
        return new PrometheusRenderer("1.2.3", "1700000000.000", Map.of()).render(answer);
    }
}
