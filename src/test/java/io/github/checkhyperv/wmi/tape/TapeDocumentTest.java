package io.github.checkhyperv.wmi.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.NetProblem;
import io.github.checkhyperv.wmi.CimValue;
import io.github.checkhyperv.wmi.WmiProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written on a tape is read again, all of it; what is no tape is refused. */
class TapeDocumentTest {
    static Stream<Arguments> values() {
        return Stream.of(
                typed("string", new CimValue.Null()),
                typed("sint8[]", new CimValue.Null()),
                typed("boolean", new CimValue.Bool(true)),
                typed("boolean", new CimValue.Bool(false)),
                typed("uint8", new CimValue.Unsigned(0)),
                typed("uint64", new CimValue.Unsigned(-1)), // 2^64-1
                typed("sint64", new CimValue.Signed(Long.MIN_VALUE)),
                typed("sint64", new CimValue.Signed(Long.MAX_VALUE)),
                typed("real32", new CimValue.Real32(Float.MIN_VALUE)),
                typed("real32", new CimValue.Real32(Float.NaN)),
                typed("real32", new CimValue.Real32(Float.NEGATIVE_INFINITY)),
                typed("real64", new CimValue.Real64(0.1)),
                typed("real64", new CimValue.Real64(-0.0)),
                typed("real64", new CimValue.Real64(Double.NaN)),
                typed("char16", new CimValue.Char16('\0')),
                typed("char16", new CimValue.Char16('\uffff')),
                typed("string", new CimValue.Text("")),
                typed("datetime", new CimValue.Text("\u0000\u001f\"\\/\u2028\u007f")),
                typed("string", new CimValue.Text("half \ud800 a pair")),
                typed("reference", new CimValue.Text("\udc00\ud800")),
                typed("string", new CimValue.Text("a whole pair: \ud83d\ude00")),
                typed("object", new CimValue.EmbeddedClass("Msvm_Y")),
                typed("string[]", new CimValue.Array(List.of())),
                typed(
                        "uint16[]",
                        new CimValue.Array(List.of(new CimValue.Null(), new CimValue.Unsigned(7)))),
                typed(
                        "object",
                        new CimValue.Embedded(
                                Tapes.row(
                                        Tapes.property(
                                                "Inner",
                                                "object",
                                                new CimValue.Embedded(Tapes.row()))))));
    }

    private static Arguments typed(String type, CimValue value) {
        return Arguments.of(type, value);
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyValueComesBackAsItWas(String type, CimValue value) throws TapeException {
        TapedRow row = Tapes.row(Tapes.property("P", type, value));
        Tape read = Tapes.read(Tapes.document(Tapes.of("hv01", TapedCall.NOTHING, row)));
        assertEquals(List.of(row), Tapes.query(read).rows());
    }

    /** What no decoder gives would be a fault of this program later. */
    @ParameterizedTest
    @MethodSource("values")
    void aValueOfAnotherTypeIsRefused(String type, CimValue value) {
        assumeFalse(value instanceof CimValue.Null);
        String[] others = {"string", "uint32", "sint16", "real32", "real64", "boolean", "char16"};
        for (String other : others) {
            boolean text = type.equals("datetime") || type.equals("reference");
            if (type.contains(other.substring(0, 4)) || text && other.equals("string")) {
                continue;
            }
            refuse(other, value);
            refuse(type + "[]", new CimValue.Array(List.of(new CimValue.Array(List.of()))));
            refuse(other + "[]", new CimValue.Array(List.of(value)));
        }
        refuse("", value);
        refuse("uint128", value);
    }

    private static void refuse(String type, CimValue value) {
        TapedRow row = Tapes.row(Tapes.property("P", type, value));
        String document = Tapes.document(Tapes.of("hv01", TapedCall.NOTHING, row));
        TapeException e = assertThrows(TapeException.class, () -> Tapes.read(document));
        assertTrue(e.getMessage().endsWith("a value that its type cannot have"), e.getMessage());
    }

    /** How others may rely on it: the numbers of 64 bits are texts, so that no reader rounds. */
    @ParameterizedTest
    @CsvSource({
        "-1, unsigned, uint64, 18446744073709551615",
        "9007199254740993, signed, sint64, 9007199254740993"
    })
    void numbersAreTextsThatSayWhatTheyAre(long number, String kind, String type, String text) {
        CimValue value =
                kind.equals("signed") ? new CimValue.Signed(number) : new CimValue.Unsigned(number);
        TapedRow row = Tapes.row(Tapes.property("P", type, value));
        String document = Tapes.document(Tapes.of("hv01", TapedCall.NOTHING, row));
        assertTrue(
                document.contains(
                        "{\"class\":\"Msvm_X\",\"properties\":[{\"name\":\"P\",\"type\":\""
                                + type
                                + "\","
                                + ("\"value\":{\"" + kind + "\":\"" + text + "\"}}]}")),
                document);
    }

    @Test
    void everythingElseComesBackToo() throws TapeException {
        Failure refused =
                new Failure(
                        Stage.QUERY,
                        WmiProblem.QUERY_FAILED,
                        "the query for X failed",
                        "WBEM_E_FAILED",
                        OptionalInt.of(0x80041001),
                        "look there");
        TapedProperty broken =
                new TapedProperty(
                        "P",
                        "string",
                        new CimValue.Null(),
                        Optional.of(
                                new Failure(
                                        Stage.DECODE,
                                        GeneralProblem.MALFORMED_ANSWER,
                                        "offset 0x1")));
        TapedRow row = new TapedRow("Msvm_X", List.of(broken), "AQID");
        TapedCall end =
                new TapedCall(
                        Tapes.call(Stage.QUERY, "1 row").steps(), Optional.of(refused), "/w==");
        Tape tape =
                Tapes.of("hv01", end, row)
                        .with(new Tape.Filtered(List.of("A/B"), List.of("C/D", "E/F")));
        assertEquals(tape, Tapes.read(Tapes.document(tape)));
        JsonObject document = JsonParser.parseString(Tapes.document(tape)).getAsJsonObject();
        assertEquals(1, document.get("schema").getAsInt());
        assertTrue(document.toString().contains("\"status\":\"0x80041001\""), document.toString());
    }

    @Test
    void aProblemOfAnotherRoomKeepsItsNameItsWordsAndWhetherItIsATimeOut() throws TapeException {
        Failure failure = new Failure(Stage.CONNECT, NetProblem.UNREACHABLE, "no route");
        Tape tape = Tapes.read(Tapes.document(Tapes.of("hv01", Tapes.failed(failure))));
        Failure read = Tapes.query(tape).end().failure().orElseThrow();
        assertEquals(failure.message(), read.message());
        assertEquals(failure.remedy(), read.remedy());
        assertEquals("UNREACHABLE", read.problem().name());
        assertEquals(false, read.timedOut());
        Failure late = new Failure(Stage.QUERY, new Slow(), "");
        tape = Tapes.read(Tapes.document(Tapes.of("hv01", Tapes.failed(late))));
        assertEquals(true, Tapes.query(tape).end().failure().orElseThrow().timedOut());
    }

    private record Slow() implements Problem {
        @Override
        public String name() {
            return "SLOW";
        }

        @Override
        public String message() {
            return "slow";
        }

        @Override
        public String remedy() {
            return "wait";
        }

        @Override
        public boolean isTimeOut() {
            return true;
        }
    }

    @Test
    void membersOfALaterVersionAreLeftOut() throws TapeException {
        Tape tape = Tapes.of("hv01", TapedCall.NOTHING);
        String more =
                Tapes.document(tape)
                        .replaceFirst("\\{", "{\"later\": [{\"x\": [1, null]}, true],")
                        .replaceFirst("\"address\":", "\"later\": 1.5, \"address\":");
        assertEquals(tape, Tapes.read(more));
    }

    static Stream<String> damages() {
        String tape = Tapes.document(Tapes.of("hv01", TapedCall.NOTHING, Tapes.row()));
        List<String> damaged =
                new ArrayList<>(
                        List.of(
                                "",
                                " ",
                                "null",
                                "[]",
                                "\"tape\"",
                                "{}",
                                tape + "{}",
                                "\ufeff\ufeff" + tape,
                                tape.replace("\"schema\": 1", "\"schema\": 2"),
                                tape.replace("\"schema\": 1", "\"schema\": 1e999"),
                                tape.replace("\"schema\": 1", "\"schema\": " + "9".repeat(5_000)),
                                tape.replace("\"schema\": 1", "\"schema\": \"1\""),
                                tape.replace("\"schema\": 1", "\"schema\": 1, \"schema\": 1"),
                                tape.replace("\"schema\": 1,", ""),
                                tape.replace("\"schema\": 1,", "'schema': 1,"),
                                tape.replace("\"schema\": 1,", "\"schema\": 1, // 2\n"),
                                tape.replace("0.003000", "-1"),
                                tape.replace("0.003000", "1e300"),
                                tape.replace("0.003000", "NaN"),
                                tape.replace("\"log in\"", "\"log out\""),
                                tape.replace("\"log in\"", "null"),
                                tape.replace("\"rows\": [", "\"rows\": [7,"),
                                tape.replace("\"properties\":[]", "\"properties\":{}"),
                                tape.replace("\"properties\":[]", deep(5_000)),
                                tape.replace(
                                        "\"properties\":[]", "\"properties\":[],\"octets\":\"~\""),
                                tape.replace("\"anonymised\": false", "\"anonymised\": \"no\""),
                                tape.replaceFirst("(?s)\"hosts\": \\[.*", "\"hosts\": []}")));
        for (String value :
                List.of(
                        "{}",
                        "{\"unsigned\":\"18446744073709551616\"}",
                        "{\"unsigned\":\"-1\"}",
                        "{\"unsigned\":7}",
                        "{\"signed\":\"9223372036854775808\"}",
                        "{\"signed\":\"1\",\"unsigned\":\"1\"}",
                        "{\"real64\":\"one\"}",
                        "{\"char16\":\"65536\"}",
                        "{\"text\":\"x\"}",
                        "{\"utf16\":\"d80\"}",
                        "{\"utf16\":\"d80g\"}",
                        "{\"embedded\":null}",
                        "12")) {
            damaged.add(
                    tape.replace(
                            "\"properties\":[]",
                            "\"properties\":[{\"name\":\"P\",\"type\":\"t\",\"value\":"
                                    + value
                                    + "}]"));
        }
        return damaged.stream();
    }

    /** Values within values, as no host has them. */
    private static String deep(int levels) {
        return "\"properties\":[{\"name\":\"P\",\"type\":\"t\",\"value\":"
                + "[".repeat(levels)
                + "]".repeat(levels)
                + "}]";
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whatIsNoTapeIsRefusedWithThePlaceAndTheReason(String document) {
        TapeException e = assertThrows(TapeException.class, () -> Tapes.read(document));
        assertTrue(e.getMessage().startsWith("$"), e.getMessage());
        assertTrue(e.getMessage().contains(": "), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema",
                "version",
                "recorded",
                "anonymised",
                "options",
                "hosts",
                "address",
                "transport",
                "connect",
                "namespaces",
                "close",
                "name",
                "login",
                "queries",
                "wql",
                "start",
                "rows",
                "end",
                "steps",
                "stage",
                "detail",
                "seconds",
                "class",
                "properties"
            })
    void everyMemberIsNeededAndMayComeOnce(String member) {
        String tape = Tapes.document(Tapes.of("hv01", TapedCall.NOTHING, Tapes.row()));
        String quoted = "\"" + member + "\"";
        assertTrue(tape.contains(quoted));
        String without = tape.replaceFirst(quoted, "\"other\"");
        TapeException missing = assertThrows(TapeException.class, () -> Tapes.read(without));
        assertTrue(missing.getMessage().contains(member + " is missing"), missing.getMessage());
        String twice = tape.replaceFirst(quoted, quoted + ": null, " + quoted);
        assertThrows(TapeException.class, () -> Tapes.read(twice));
    }

    @Test
    void moreValuesThanMemoryWouldHoldAreRefused() {
        String tape = Tapes.document(Tapes.of("hv01", TapedCall.NOTHING));
        String many = tape.replace("\"0\"", "\"0\"" + ",\"0\"".repeat(2_000_000));
        TapeException e = assertThrows(TapeException.class, () -> Tapes.read(many));
        assertTrue(e.getMessage().contains("more than 2000000 values"), e.getMessage());
    }
}
