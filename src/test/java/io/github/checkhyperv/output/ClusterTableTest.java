package io.github.checkhyperv.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person in front of a terminal is told of a cluster. */
class ClusterTableTest {
    @Test
    void disksHaveAColumnForTheirNodeAndNodesTheirLines() {
        assertEquals(
                """
                STORAGE QOS WARNING - 1 of 2 disks below reserved IOPS on HVCLUSTER01 (4 nodes, 1 down, 1 failed)
                [UNKNOWN] node HV04: connect: timed out: 10.0.0.4 port 135; check the host and firewalls, or give more time with -t
                [OK] node HV03 is down

                VERDICT            VM   NODE  PATH           RESERVED  LIMIT  STATUS
                below reservation  SQL  HV02  C:\\VMs\\b.vhdx       500      -  3 Degraded, 32788 Insufficient Throughput
                fine               SQL  HV01  C:\\VMs\\a.vhdx       100      -  2 OK
                """,
                new TableRenderer(Terminal.NONE).render(Clusters.mixed()));
    }

    @Test
    void tableOfAClusterFitsTheTerminal() {
        for (int width = 50; width < 200; width += 7) {
            int limit = width;
            new TableRenderer(new Terminal(false, width))
                    .render(Clusters.hostile())
                    .lines()
                    .skip(5)
                    .forEach(line -> assertTrue(Columns.of(line) <= limit, line));
        }
    }

    @Test
    void hostileNodesBreakNothing() {
        String text = new TableRenderer(Terminal.NONE).render(Clusters.hostile());
        assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'));
        List<String> lines = text.lines().toList();
        assertEquals(5 + Answers.hostileDisks(), lines.size());
        assertTrue(lines.get(1).startsWith("[UNKNOWN] 2 nodes (n?¦?\"\\'=, xxx"), lines.get(1));
        assertEquals("[OK] node n?¦?\"\\'= is down", lines.get(2));
    }
}
