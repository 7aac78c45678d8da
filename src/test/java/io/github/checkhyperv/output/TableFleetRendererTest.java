package io.github.checkhyperv.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableFleetRendererTest {
    @Test
    void hostsThatAreNotOkStandInOneTableAndTheirDisksInAnother() {
        assertEquals(
                """
                STORAGE QOS CRITICAL - 4 of 6 hosts not OK, 1 unknown: worst first
                1 critical, 2 warning, 1 unknown, 2 OK; 2 of 8 virtual disks below reserved IOPS

                STATE     HOST       WHAT
                CRITICAL  hv04       connect: timed out: port 135; check the host and firewalls, or give more time with -t
                WARNING   hv03       1 of 2 virtual disks below reserved IOPS on HV03
                WARNING   cluster01  1 of 2 disks below reserved IOPS on HVCLUSTER01 (4 nodes, 1 down, 1 failed)
                UNKNOWN   cluster01  node HV04: connect: timed out: 10.0.0.4 port 135; check the host and firewalls, or give more time with -t
                OK        cluster01  node HV03 is down
                UNKNOWN   hv02       REFUSED

                VERDICT            HOST       VM   NODE  PATH           RESERVED  LIMIT  STATUS
                below reservation  hv03       SQL  -     C:\\VMs\\b.vhdx       500      -  3 Degraded, 32788 Insufficient Throughput
                below reservation  cluster01  SQL  HV02  C:\\VMs\\b.vhdx       500      -  3 Degraded, 32788 Insufficient Throughput
                """
                        .replace("REFUSED", AnswerGroup.what(Fleets.refused("hv02"))),
                render(Terminal.NONE, Fleets.mixed()));
    }

    @Test
    void nodesHaveAColumnOnlyWhereThereAreClusters() {
        assertFalse(render(Terminal.NONE, Fleets.of(Fleets.below("hv01"))).contains("NODE"));
    }

    @Test
    void fleetThatIsOkIsItsHeadline() {
        assertEquals(
                "STORAGE QOS OK - all 2 hosts OK, 0 of 4 virtual disks below reserved IOPS\n",
                render(Terminal.NONE, Fleets.of(Fleets.fine("hv01"), Fleets.fine("hv02"))));
    }

    @Test
    void mistakesOfTheListFollowTheHeadline() {
        Failure mistake =
                new Failure(Stage.USAGE, GeneralProblem.TOO_LARGE, "line 7 is no host", "mend it");
        Fleet fleet = new Fleet(List.of(), List.of(mistake), Duration.ofSeconds(1));
        assertEquals(
                """
                STORAGE QOS UNKNOWN - 1 mistake in the list, no host asked
                [UNKNOWN] usage: line 7 is no host; mend it
                """,
                render(Terminal.NONE, fleet));
    }

    @Test
    void tablesFitTheTerminal() {
        for (int width = 60; width < 200; width += 13) {
            int limit = width;
            render(new Terminal(false, width), Fleets.mixed())
                    .lines()
                    .skip(2)
                    .forEach(line -> assertTrue(Columns.of(line) <= limit, line));
        }
    }

    @Test
    void hostileHostsBreakNothing() {
        for (Terminal terminal : List.of(Terminal.NONE, new Terminal(false, 80))) {
            String text = render(terminal, Fleets.hostile());
            assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'));
            assertEquals(5 + 17 + 2 + 2 + 9 * Answers.hostileDisks(), text.lines().count());
        }
    }

    @Test
    void tenThousandHostsAreToldInTime() {
        Fleet fleet = Fleets.many(10_000);
        long start = System.nanoTime();
        String text = render(new Terminal(false, 120), fleet);
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertEquals(3 + 1 + 4000 + 2 + 8000, text.lines().count());
        assertTrue(millis < 20_000, millis + " ms");
    }

    private static String render(Terminal terminal, Fleet fleet) {
        return new TableFleetRenderer(terminal).render(fleet);
    }
}
