package io.github.checkhyperv.output;

import static io.github.checkhyperv.output.Clusters.BELOW;
import static io.github.checkhyperv.output.Clusters.DEGRADED;
import static io.github.checkhyperv.output.Clusters.DOWN;
import static io.github.checkhyperv.output.Clusters.FAILED;
import static io.github.checkhyperv.output.Clusters.FINE;
import static io.github.checkhyperv.output.Clusters.HV01;
import static io.github.checkhyperv.output.Clusters.HV02;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Node;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.check.VirtualDisk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What monitoring systems are told of a cluster. */
class ClusterNagiosTest {
    private static final Set<Verdict> BELOW_ONES = EnumSet.of(Verdict.BELOW_RESERVATION);

    @Test
    void disksTellTheirNodeAndNodesThatAreNotJudgedHaveALine() {
        assertEquals(
                """
                STORAGE QOS WARNING - 1 of 2 disks below reserved IOPS on HVCLUSTER01 (4 nodes, 1 down, 1 failed)
                [WARNING] SQL on HV02: C:\\VMs\\b.vhdx reserved 500 IOPS, statuses 3 Degraded, 32788 Insufficient Throughput
                [UNKNOWN] node HV04: connect: timed out: 10.0.0.4 port 135; check the host and firewalls, or give more time with -t
                [OK] node HV03 is down
                | disks_below_reservation=1;0;;0;2 disks_degraded=0;;;0;2 disks_reserved=2;;;0;2 disks=2;;;0 nodes=4;;;0 nodes_judged=2;;;0;4 nodes_down=1;;;0;4 nodes_failed=1;;;0;4 'SQL b_vhdx reserved_iops'=500;;;0
                """,
                render(0, Clusters.mixed()));
    }

    @Test
    void judgedNodesAreToldWhenAskedFor() {
        assertTrue(
                render(1, Clusters.mixed()).contains("\nnodes judged: HV01, HV02\n"),
                render(1, Clusters.mixed()));
        assertFalse(render(0, Clusters.mixed()).contains("nodes judged: "));
        assertTrue(render(1, Clusters.of(List.of(DOWN))).contains("\nnodes judged: none\n"));
    }

    @Test
    void headlineLeadsWithNodesWhereNothingGraverIsToldOfDisks() {
        List<Node> failed = List.of(HV01, HV02, Node.judged("HV03"), FAILED);
        List<Node> all = List.of(HV01, HV02, DOWN, FAILED);
        assertEquals(
                "OK - 0 of 1 disk below reserved IOPS on HVCLUSTER01 (2 nodes)",
                headline(Clusters.of(List.of(HV01, HV02), FINE)));
        assertEquals(
                "OK - 0 of 1 disk below reserved IOPS on HVCLUSTER01 (3 nodes, 1 down)",
                headline(Clusters.of(List.of(HV01, HV02, DOWN), FINE)));
        assertEquals(
                "UNKNOWN - 1 of 4 nodes not judged, 0 of 1 disk below reserved IOPS on HVCLUSTER01",
                headline(Clusters.of(failed, FINE)));
        assertEquals(
                "UNKNOWN - 1 of 4 nodes not judged, 1 down, 0 of 1 disk below reserved IOPS on"
                        + " HVCLUSTER01",
                headline(Clusters.of(all, FINE)));
        assertEquals(
                "UNKNOWN - 1 of 4 nodes not judged, no virtual disk on HVCLUSTER01",
                headline(Clusters.of(failed)));
        assertEquals(
                "OK - no virtual disk on HVCLUSTER01 (2 nodes)",
                headline(Clusters.of(List.of(HV01, HV02))));
        assertEquals(
                "WARNING - 1 of 2 disks degraded on HVCLUSTER01 (4 nodes, 1 failed)",
                headline(Clusters.of(failed, FINE, DEGRADED)));
    }

    @Test
    void headlineRanksNodesAsTheOperatorDoes() {
        List<Node> all = List.of(HV01, HV02, DOWN, FAILED);
        assertEquals(
                "CRITICAL - 1 of 4 nodes down, 1 not judged, 1 of 2 disks below reserved IOPS on"
                        + " HVCLUSTER01",
                headline(judged(Status.CRITICAL, Status.UNKNOWN, all, FINE, BELOW)));
        assertEquals(
                "WARNING - 1 of 2 disks below reserved IOPS on HVCLUSTER01 (4 nodes, 1 down, 1"
                        + " failed)",
                headline(judged(Status.WARNING, Status.WARNING, all, FINE, BELOW)));
        assertEquals(
                "CRITICAL - 1 of 4 nodes not judged, 1 down, 0 of 1 disk below reserved IOPS on"
                        + " HVCLUSTER01",
                headline(judged(Status.WARNING, Status.CRITICAL, all, FINE)));
    }

    private static Answer judged(
            Status down, Status failed, List<Node> nodes, VirtualDisk... disks) {
        return Answers.of(Clusters.judge(down, failed, Clusters.inventory(nodes, disks)));
    }

    @Test
    void linesOfNodesStandWhereTheirStateBelongs() {
        List<Node> all = List.of(HV01, HV02, DOWN, FAILED);
        List<String> lines =
                render(0, judged(Status.CRITICAL, Status.UNKNOWN, all, FINE, BELOW))
                        .lines()
                        .toList();
        assertEquals("[CRITICAL] node HV03 is down", lines.get(1));
        assertTrue(lines.get(2).startsWith("[WARNING] SQL on HV02: "), lines.get(2));
        assertTrue(lines.get(3).startsWith("[UNKNOWN] node HV04: "), lines.get(3));
    }

    @Test
    void nodesThatFailedInTheSameWayShareALine() {
        List<Node> nodes = new ArrayList<>(List.of(HV01));
        for (int i = 2; i < 5; i++) {
            nodes.add(Clusters.failed("HV0" + i));
        }
        assertTrue(
                render(0, Clusters.of(nodes, FINE))
                        .contains("\n[UNKNOWN] 3 nodes (HV02, HV03, HV04): connect: timed out: "),
                render(0, Clusters.of(nodes, FINE)));
        for (int i = 10; i < 50; i++) {
            nodes.add(Clusters.failed("HV" + i));
        }
        String text = render(0, Clusters.of(nodes, FINE));
        assertTrue(
                text.contains(
                        "\n[UNKNOWN] 43 nodes (HV02, HV03, HV04, HV10, HV11, HV12, HV13, HV14 and"
                                + " 35 more): connect: timed out: "),
                text);
        assertEquals(3, text.lines().count());
    }

    @Test
    void labelsOfDisksStayWhenAMachineMoves() {
        String before = render(0, Clusters.of(List.of(HV01, HV02), BELOW));
        String after = render(0, Clusters.of(List.of(HV01, HV02), BELOW.on("HV01")));
        assertEquals(before.substring(before.indexOf('|')), after.substring(after.indexOf('|')));
    }

    @Test
    void hostileNamesOfNodesBreakNothing() {
        for (int limit : List.of(1024, 8192, 10_000_000)) {
            String text =
                    new NagiosRenderer(3, EnumSet.allOf(Verdict.class), limit)
                            .render(Clusters.hostile());
            assertTrue(text.getBytes(StandardCharsets.UTF_8).length <= limit);
            assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'));
            assertTrue(text.chars().filter(c -> c == '|').count() <= 1);
        }
    }

    private static String headline(Answer answer) {
        String text = render(0, answer);
        return text.substring("STORAGE QOS ".length(), text.indexOf('\n'));
    }

    private static String render(int verbosity, Answer answer) {
        return new NagiosRenderer(verbosity, BELOW_ONES, 8192).render(answer);
    }
}
