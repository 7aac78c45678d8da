package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.disk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.StorageQos;
import io.github.checkhyperv.check.VirtualDisk;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What tables tell beside verdicts. */
class TableFactsTest {
    private static final VirtualDisk FINE = disk("SQL", "a.vhdx", 100, 2);

    @Test
    void diskHasWhatItGetsAndItsPolicy() {
        assertEquals(
                """
                VERDICT            VM   PATH              RESERVED  GETS  LATENCY  LIMIT  POLICY  STATUS
                below reservation  SQL  C:\\VMs\\b.vhdx          500   312   1.5 ms   1000  Gold    3 Degraded, 32788 Insufficient Throughput
                not reported       SQL  C:\\VMs\\gone.vhdx         -     ?        ?      -  -       none
                fine               SQL  C:\\VMs\\a.vhdx          100     ?        ?      -  -       2 OK
                """,
                tables(Told.everything(), Terminal.NONE).get(1));
    }

    @Test
    void diskWithoutLoadHasNoLatencyAndThatIsKnown() {
        Answer answer = Told.of(Told.measuring(), FINE.with(Told.at(0)));
        assertTrue(
                tables(answer, Terminal.NONE).get(1).contains("100     0        -      -  2 OK\n"),
                render(answer, Terminal.NONE));
    }

    @Test
    void smallTablesTellOfPoliciesVolumesAndPoolsAndLinesOfTheRest() {
        List<String> tables = tables(Told.everything(), Terminal.NONE);
        assertEquals(
                """
                POLICY  KIND       FLOWS  RESERVED  GETS  LATENCY  LIMIT  STATUS
                Gold    dedicated      1       500   480   1.3 ms   1000  0 Ok
                """,
                tables.get(2));
        assertEquals(
                """
                VOLUME                     RESERVED  GETS  LATENCY  LIMIT  STATUS
                C:\\ClusterStorage\\Volume1      9000  4200   7.5 ms      -  1 Insufficient Throughput
                """,
                tables.get(3));
        assertEquals(
                """
                POOL        NODE  RESERVED  CAPACITY  UNITS  STATUS
                Primordial  -          500     10000  count  3 Degraded, 32788 Insufficient Throughput
                """,
                tables.get(4));
        assertEquals(
                """
                not available: measure on HV02: no time is left for the second sample; give more time with -t
                """,
                tables.get(5));
        assertEquals(6, tables.size());
    }

    @Test
    void columnsAreThoseOfTheOptionsThatWereGiven() {
        assertTrue(header(Told.measuring()).contains("RESERVED  GETS  LATENCY  LIMIT  STATUS"));
        assertTrue(header(Told.of(Told.storage())).contains("RESERVED  LIMIT  POLICY  STATUS"));
        assertTrue(header(Told.of(Told.pool(false, 2))).contains("RESERVED  LIMIT  STATUS"));
        String plain = new TableRenderer(Terminal.NONE).render(Answers.of(FINE));
        assertTrue(plain.contains("RESERVED  LIMIT  STATUS\n"), plain);
    }

    private static String header(Extras extras) {
        return tables(Told.of(extras, FINE), Terminal.NONE).get(1);
    }

    @Test
    void policyOfADiskIsItsNameHoweverManyShareIt() {
        StorageQos shared =
                new StorageQos(
                        List.of(Told.policy(QosPolicy.Kind.AGGREGATED, 3)),
                        List.of(),
                        List.of(),
                        OptionalLong.empty());
        List<String> tables =
                tables(Told.of(Told.of(shared), Told.gold("b.vhdx", 0, 2)), Terminal.NONE);
        assertTrue(tables.get(1).contains(" 1000  Gold    2 OK\n"), tables.get(1));
        assertTrue(tables.get(2).contains("Gold    aggregated      3 "), tables.get(2));
    }

    @Test
    void poolThatNoDiskExplainsHasALine() {
        String text = render(Told.of(Told.of(Told.pool(true, 32788)), FINE), Terminal.NONE);
        assertTrue(
                text.contains(
                        "\n[WARNING] pool Primordial reports Insufficient Throughput, but no"
                                + " virtual disk that the account sees does\n"),
                text);
    }

    @Test
    void narrowTerminalsHaveNumbersAndLessOfNames() {
        Answer answer = Told.everything();
        for (int width : List.of(96, 80, 72)) {
            for (String table : tables(answer, new Terminal(false, width)).subList(1, 5)) {
                for (String line : table.split("\n")) {
                    assertTrue(Columns.of(line) <= width, line);
                }
            }
        }
        List<String> tables = tables(answer, new Terminal(false, 96));
        assertTrue(tables.get(1).contains(" 500   312   1.5 ms   1000  Gold "), tables.get(1));
        List<String> narrow = tables(answer, new Terminal(false, 60));
        assertTrue(narrow.get(3).contains("Volume1      9000  4200   7.5 ms"), narrow.get(3));
    }

    @Test
    void tablesOfAFleetNameTheHostAndLacksAreToldOnce() {
        Answer fine = Told.of(Told.measuring(Told.NOT_MEASURED), FINE);
        Answer below = Told.everything();
        String text =
                new TableFleetRenderer(Terminal.NONE)
                        .render(
                                Fleets.of(
                                        Fleets.answer("hv01", below.outcome()),
                                        Fleets.answer("hv02", fine.condensed().outcome())));
        assertTrue(text.contains("\nHOST  POLICY  KIND "), text);
        assertTrue(text.contains("\nhv01  Gold    dedicated "), text);
        assertTrue(text.contains("\nHOST  VOLUME "), text);
        assertTrue(text.contains("\nHOST  POOL "), text);
        assertTrue(
                text.endsWith(
                        "\n\nnot available: measure on 2 hosts (hv01 HV02, hv02): no time is left"
                                + " for the second sample; give more time with -t\n"),
                text);
        assertFalse(text.contains("\nhv02  Gold"), text);
    }

    @Test
    void fleetSaysWhichPoolNoDiskExplains() {
        Answer answer = Told.of(Told.of(Told.pool(true, 32788)), FINE);
        String text =
                new TableFleetRenderer(Terminal.NONE)
                        .render(Fleets.of(Fleets.answer("hv01", answer.outcome())));
        assertTrue(text.contains("\nWARNING  hv01  pool Primordial reports Insuff"), text);
    }

    @Test
    void hostileNamesBreakNothing() {
        for (Terminal terminal : List.of(Terminal.NONE, new Terminal(true, 80))) {
            String text = render(Told.hostile(), terminal).replaceAll("\u001b\\[(3[0-9]|0)m", "");
            assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'), text);
            assertFalse(text.contains("\n# TYPE"), text);
        }
    }

    /** What empty lines part: the first are the lines above all tables. */
    private static List<String> tables(Answer answer, Terminal terminal) {
        return List.of(render(answer, terminal).split("(?<=\n)\n"));
    }

    private static String render(Answer answer, Terminal terminal) {
        return new TableRenderer(terminal).render(answer);
    }
}
