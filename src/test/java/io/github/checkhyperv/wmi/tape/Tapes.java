package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.wmi.CimValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tapes made by hand. */
final class Tapes {
    static final String NAMESPACE = "root\\virtualization\\v2";
    static final String WQL = "SELECT * FROM X";

    private Tapes() {}

    static TapedProperty property(String name, String type, CimValue value) {
        return new TapedProperty(name, type, value, Optional.empty());
    }

    static TapedProperty text(String name, String value) {
        return property(name, "string", new CimValue.Text(value));
    }

    static TapedRow row(TapedProperty... properties) {
        return new TapedRow("Msvm_X", List.of(properties), "");
    }

    /** A call that took one step. */
    static TapedCall call(Stage stage, String detail) {
        return new TapedCall(
                List.of(new Step(stage, detail, Duration.ofMillis(3))), Optional.empty(), "");
    }

    static TapedCall failed(Failure failure) {
        return new TapedCall(List.of(), Optional.of(failure), "");
    }

    /** One host, which was asked one thing. */
    static Tape of(String address, TapedCall end, TapedRow... rows) {
        TapedQuery query = new TapedQuery(WQL, TapedCall.NOTHING, List.of(rows), end);
        TapedNamespace namespace =
                new TapedNamespace(NAMESPACE, call(Stage.LOG_IN, NAMESPACE), List.of(query));
        TapedHost host =
                new TapedHost(
                        address,
                        "dcom",
                        call(Stage.RESOLVE, "10.1.2.3"),
                        List.of(namespace),
                        TapedCall.NOTHING);
        return new Tape(
                "1.0",
                "2026-11-27T12:00:00Z",
                false,
                Map.of("warning", List.of("0")),
                Tape.Filtered.NONE,
                List.of(host));
    }

    static String document(Tape tape) {
        return new String(TapeWriter.write(tape), StandardCharsets.UTF_8);
    }

    static Tape read(String document) throws TapeException {
        return TapeReader.read(new StringReader(document));
    }

    static TapedQuery query(Tape tape) {
        return tape.hosts().get(0).namespaces().get(0).queries().get(0);
    }
}
