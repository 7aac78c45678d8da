package io.github.checkhyperv.wmi.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimValue;
import io.github.checkhyperv.wmi.QueryBudget;
import io.github.checkhyperv.wmi.Rows;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.WmiNamespace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is recorded is what was said, also where that made no sense. */
class RecorderTest {
    private static final Deadline SOON = Deadline.in(Duration.ofSeconds(5));
    private static final byte[] SENT = {1, 2, 3, (byte) 0xff};
    private static final SessionException MALFORMED =
            new SessionException(GeneralProblem.MALFORMED_ANSWER, Stage.DECODE, "offset 0x7");

    private final Recorder recorder = new Recorder();
    private final List<Step> told = new ArrayList<>();

    /** A host whose one query gives these rows and then this failure, if there is one. */
    private record Host(List<CimInstance> rows, Optional<SessionException> failure)
            implements WmiHost, WmiNamespace {
        @Override
        public WmiNamespace open(String namespace, Deadline deadline) {
            return this;
        }

        @Override
        public Rows rows(String wql, QueryBudget budget, Deadline deadline) {
            List<CimInstance> left = new ArrayList<>(rows);
            return new Rows() {
                @Override
                public Optional<CimInstance> next(Deadline until) throws SessionException {
                    if (left.isEmpty() && failure.isPresent()) {
                        throw failure.get();
                    }
                    return left.isEmpty() ? Optional.empty() : Optional.of(left.remove(0));
                }

                @Override
                public byte[] octets() {
                    return SENT;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void close() {}
    }

    /** An instance with one property that fails. */
    private record Broken(RuntimeException fault) implements CimInstance {
        @Override
        public String className() {
            return "Msvm_X";
        }

        @Override
        public List<String> names() {
            return List.of("P");
        }

        @Override
        public String type(String property) {
            return "string";
        }

        @Override
        public CimValue value(String property) throws SessionException {
            if (fault != null) {
                throw fault;
            }
            throw MALFORMED;
        }
    }

    private WmiHost connect(Host host) throws SessionException {
        Step step = new Step(Stage.CONNECT, "there", Duration.ofMillis(2));
        return recorder.connect(
                "hv01",
                "dcom",
                steps -> {
                    steps.finished(step);
                    return host;
                },
                told::add);
    }

    private Rows ask(Host host) throws SessionException {
        QueryBudget budget = QueryBudget.of(MemoryBudget.ofOneHost());
        return connect(host).open(Tapes.NAMESPACE, SOON).rows(Tapes.WQL, budget, SOON);
    }

    private TapedHost taped(Optional<Failure> late) {
        return recorder.hosts(late).orElseThrow().get(0);
    }

    private TapedQuery query() {
        return taped(Optional.empty()).namespaces().get(0).queries().get(0);
    }

    @Test
    void whoAsksGetsTheHostsOwnRowsAndSteps() throws SessionException {
        CimInstance row = Tapes.row(Tapes.text("P", "x"));
        Rows rows = ask(new Host(List.of(row), Optional.empty()));
        assertSame(row, rows.next(SOON).orElseThrow());
        assertEquals(Optional.empty(), rows.next(SOON));
        assertEquals(List.of(row), query().rows());
        assertEquals(1, told.size());
        assertEquals(told, taped(Optional.empty()).connect().steps());
    }

    @Test
    void anObjectThatCannotBeReadIsKeptAsOctets() throws SessionException {
        Rows rows = ask(new Host(List.of(Tapes.row()), Optional.of(MALFORMED)));
        rows.next(SOON);
        assertSame(MALFORMED, assertThrows(SessionException.class, () -> rows.next(SOON)));
        assertEquals(1, query().rows().size());
        assertEquals(Optional.of(MALFORMED.failure()), query().end().failure());
        assertEquals(Base64.getEncoder().encodeToString(SENT), query().end().octets());
    }

    @Test
    void aRowWithAPropertyThatCannotBeReadIsKeptAsOctetsToo() throws SessionException {
        CimInstance broken = new Broken(null);
        assertSame(broken, ask(new Host(List.of(broken), Optional.empty())).next(SOON).get());
        TapedRow row = query().rows().get(0);
        assertEquals(Base64.getEncoder().encodeToString(SENT), row.octets());
        SessionException again = assertThrows(SessionException.class, () -> row.value("p"));
        assertEquals(MALFORMED.failure(), again.failure());
    }

    @Test
    void aFaultOfThisProgramIsOnTheTape() throws SessionException {
        CimInstance broken = new Broken(new IllegalStateException("odd"));
        ask(new Host(List.of(broken), Optional.empty())).next(SOON);
        Failure fault = query().rows().get(0).properties().get(0).failure().orElseThrow();
        assertEquals(Stage.INTERNAL, fault.stage());
        assertTrue(fault.what().contains("odd"), fault.what());
        assertThrows(
                NullPointerException.class,
                () -> recorder.connect("hv02", "dcom", steps -> fail(), told::add));
        TapedHost second = recorder.hosts(Optional.empty()).orElseThrow().get(1);
        assertEquals(Stage.INTERNAL, second.connect().failure().orElseThrow().stage());
    }

    private static WmiHost fail() {
        throw new NullPointerException();
    }

    @Test
    void whatIsGoingOnWhenTimeIsOverFailsByThat() throws SessionException {
        Failure late = new Failure(Stage.QUERY, GeneralProblem.TIMED_OUT, "");
        Rows rows = ask(new Host(List.of(Tapes.row(), Tapes.row()), Optional.empty()));
        rows.next(SOON);
        TapedNamespace namespace = taped(Optional.of(late)).namespaces().get(0);
        assertEquals(Optional.of(late), namespace.queries().get(0).end().failure());
        assertEquals(Optional.empty(), namespace.login().failure());
        assertEquals(1, namespace.queries().get(0).rows().size());
    }

    @Test
    void moreThanATapeHoldsIsNoTape() throws SessionException {
        CimInstance large = Tapes.row(Tapes.text("P", "x".repeat(Tape.MOST_OCTETS / 2)));
        Rows rows = ask(new Host(List.of(large, large, large), Optional.empty()));
        rows.next(SOON);
        assertTrue(recorder.hosts(Optional.empty()).isPresent());
        rows.next(SOON);
        assertTrue(recorder.hosts(Optional.empty()).isEmpty());
        assertSame(large, rows.next(SOON).orElseThrow());
    }

    @Test
    void recordersOfOneTapeShareItsRoom() throws SessionException {
        Recorder other = recorder.beside();
        CimInstance large = Tapes.row(Tapes.text("P", "x".repeat(Tape.MOST_OCTETS / 2)));
        ask(new Host(List.of(large), Optional.empty())).next(SOON);
        assertTrue(other.hosts(Optional.empty()).isPresent());
        WmiHost host =
                other.connect(
                        "hv02",
                        "dcom",
                        steps -> new Host(List.of(large), Optional.empty()),
                        step -> {});
        host.open("root", SOON).rows("SELECT", null, SOON).next(SOON);
        assertTrue(other.hosts(Optional.empty()).isEmpty());
        assertTrue(recorder.hosts(Optional.empty()).isEmpty());
    }

    @Test
    void whatIsAskedAnewIsRecordedAnew() throws SessionException {
        ask(new Host(List.of(), Optional.empty()));
        recorder.restart();
        assertTrue(recorder.isEmpty());
        ask(new Host(List.of(), Optional.empty()));
        assertEquals(1, recorder.hosts(Optional.empty()).orElseThrow().size());
    }

    static Stream<CimValue> values() {
        return Stream.of(
                new CimValue.Text("plain"),
                new CimValue.Text("\"\\\n\u0001\u2028"),
                new CimValue.Text("\u00e4\u20ac\ud83d\ude00"),
                new CimValue.Text("\ud800"),
                new CimValue.Null(),
                new CimValue.Bool(false),
                new CimValue.Unsigned(-1),
                new CimValue.Signed(Long.MIN_VALUE),
                new CimValue.Real32(-Float.MIN_NORMAL),
                new CimValue.Real64(-Double.MIN_NORMAL),
                new CimValue.Char16('\uffff'),
                new CimValue.EmbeddedClass("X"),
                new CimValue.Embedded(Tapes.row(Tapes.text("", ""))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void theRoomThatIsCountedIsNeverLessThanWhatIsWritten(CimValue value) {
        List<CimValue> thousand = Collections.nCopies(1_000, value);
        RowCopy copy = new RowCopy();
        TapedRow row = copy.of(Tapes.row(Tapes.property("P", "x", new CimValue.Array(thousand))));
        Tape with = Tapes.of("hv01", TapedCall.NOTHING, row);
        Tape without = Tapes.of("hv01", TapedCall.NOTHING);
        int written = TapeWriter.write(with).length - TapeWriter.write(without).length;
        assertTrue(copy.octets() >= written, copy.octets() + " " + written);
    }
}
