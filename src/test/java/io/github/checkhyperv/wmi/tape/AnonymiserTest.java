package io.github.checkhyperv.wmi.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.wmi.CimValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names become others, and nothing else changes. */
class AnonymiserTest {
    private static final String GUID = "A1576C71-F505-4D1B-9B78-2CFD971B0F31";

    private static List<String> anonymised(String... texts) {
        List<TapedRow> rows = new ArrayList<>();
        for (String text : texts) {
            rows.add(Tapes.row(Tapes.text("ElementName", text)));
        }
        Tape tape = Tapes.of("hv01", TapedCall.NOTHING, rows.toArray(new TapedRow[0]));
        return Tapes.query(Anonymiser.anonymise(tape, List.of())).rows().stream()
                .map(row -> ((CimValue.Text) row.properties().get(0).value()).value())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SQL01",
                "web-frontend_2",
                "Büro Server",
                "C:\\VMs\\data.vhdx",
                "\\\\nas\\share$\\x.iso"
            })
    void aNameKeepsItsLengthItsCaseItsDigitsAndWhatStandsBetween(String name) {
        String other = anonymised(name).get(0);
        assertEquals(shape(name), shape(other));
        assertNotEquals(name, other);
    }

    private static String shape(String text) {
        return text.replaceAll("\\.(vhdx|iso)$", "=$1=")
                .replaceAll("\\p{Lu}", "A")
                .replaceAll("\\p{Ll}", "a")
                .replaceAll("[0-9]", "9");
    }

    @Test
    void theSameStaysTheSameWhateverItsCaseAndDifferentNamesStayDifferent() {
        List<String> others = anonymised("Sql01", "SQL01", "sql01", "sql02", "Sql01 copy");
        assertTrue(others.get(0).equalsIgnoreCase(others.get(1)), others.toString());
        assertEquals(others.get(1).toLowerCase(Locale.ROOT), others.get(2));
        assertFalse(others.get(0).equalsIgnoreCase(others.get(3)), others.toString());
        assertTrue(others.get(4).startsWith(others.get(0) + " "), others.toString());
        String[] numbers = new String[1_000];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = "vm" + i;
        }
        assertEquals(numbers.length, new HashSet<>(anonymised(numbers)).size());
    }

    @Test
    void guidsStayGuidsInTheirCaseAndThePublicOnesStay() {
        String lower = GUID.toLowerCase(Locale.ROOT);
        List<String> others =
                anonymised(GUID, lower, "Microsoft:" + GUID + "\\" + lower + "\\0\\1\\L");
        assertTrue(others.get(0).matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}"));
        assertNotEquals(GUID, others.get(0));
        assertEquals(others.get(0).toLowerCase(Locale.ROOT), others.get(1));
        assertTrue(others.get(2).startsWith("Microsoft:" + others.get(0) + "\\"));
        assertTrue(others.get(2).endsWith("\\0\\1\\L"), others.get(2));
        String none = "00000000-0000-0000-0000-000000000000";
        String definition = "Microsoft:Definition\\70BB60D2-A9D3-46AA-B654-3DE53004B4F8\\Default";
        assertEquals(List.of(none, definition), anonymised(none, definition));
    }

    @Test
    void aFileOfACheckpointStaysOne() {
        String other = anonymised("C:\\VMs\\data_" + GUID + ".avhdx", "C:\\VMs\\data.vhdx").get(0);
        assertTrue(other.matches("C:\\\\[G-Zg-z]{3}\\\\[g-z]{4}_[-0-9A-F]{36}\\.avhdx"), other);
    }

    @Test
    void aPathOfAnObjectKeepsItsClassAndKeysAndAgreesWithTheNamesInRows() {
        String path =
                "\\\\HV01\\root\\virtualization\\v2:Msvm_LogicalDisk.DeviceID=\"Microsoft:"
                        + GUID
                        + "\\\\0\\\\L\",SystemName=\"Sql01\"";
        List<String> others = anonymised(path, "HV01", GUID, "Sql01");
        assertEquals(
                path.replace("HV01", others.get(1))
                        .replace(GUID, others.get(2))
                        .replace("Sql01", others.get(3)),
                others.get(0));
        assertFalse(others.get(0).contains("Sql01"), others.get(0));
    }

    @Test
    void messagesAndTheAddressHaveTheSameNames() {
        Failure failure =
                new Failure(
                        Stage.QUERY,
                        GeneralProblem.MALFORMED_ANSWER,
                        "monitor@10.1.2.3 met Sql01 ("
                                + GUID
                                + ") at fe80::1%eth0 and 2001:db8:7::9");
        Tape tape =
                Tapes.of(
                        "hv01.contoso.com",
                        Tapes.failed(failure),
                        Tapes.row(Tapes.text("Name", "Sql01"), Tapes.text("Id", GUID)));
        Tape other = Anonymiser.anonymise(tape, List.of("CONTOSO\\monitor"));
        Failure told = Tapes.query(other).end().failure().orElseThrow();
        assertEquals(failure.what(), told.what());
        for (String name : List.of("monitor", "10.1.2.3", "Sql01", GUID, "fe80", "db8:7")) {
            assertFalse(told.seen().contains(name), told.seen());
        }
        assertTrue(told.seen().contains("192.0.2.1 met "), told.seen());
        assertTrue(told.seen().endsWith("at 2001:db8::2 and 2001:db8::3"), told.seen());
        assertFalse(other.hosts().get(0).address().contains("contoso"));
        assertEquals("192.0.2.1", other.hosts().get(0).connect().steps().get(0).detail());
        assertTrue(other.anonymised());
    }

    @Test
    void whatAKdcSaysIsLeftOut() {
        Failure failure =
                new Failure(Stage.KDC, GeneralProblem.TIMED_OUT, "dc01.corp.example", "call dc01");
        Tape other = Anonymiser.anonymise(Tapes.of("hv01", Tapes.failed(failure)), List.of());
        assertFalse(Tapes.document(other).contains("dc01"));
        assertEquals(
                GeneralProblem.TIMED_OUT,
                Tapes.query(other).end().failure().orElseThrow().problem());
    }

    @Test
    void octetsAndPatternsAreLeftOut() {
        TapedRow row =
                new TapedRow(
                        "Msvm_X",
                        List.of(
                                new TapedProperty(
                                        "P",
                                        "string",
                                        new CimValue.Null(),
                                        Optional.of(
                                                new Failure(
                                                        Stage.DECODE,
                                                        GeneralProblem.MALFORMED_ANSWER,
                                                        "")))),
                        "AQID");
        Tape tape = Tapes.of("hv01", new TapedCall(List.of(), Optional.empty(), "BAUG"), row);
        Tape filtered =
                new Tape(
                        tape.version(),
                        tape.recorded(),
                        false,
                        Map.of(
                                "include",
                                List.of("SQL"),
                                "exclude",
                                List.of("x"),
                                "warning",
                                List.of("1")),
                        Tape.Filtered.NONE,
                        tape.hosts());
        Tape other = Anonymiser.anonymise(filtered, List.of());
        assertEquals(Set.of("warning"), other.options().keySet());
        assertFalse(Tapes.document(other).contains("octets"));
    }
}
