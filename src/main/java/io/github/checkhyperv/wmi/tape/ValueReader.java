package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.wmi.CimValue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads rows and their values, as {@link ValueWriter} writes them. */
final class ValueReader {
    private static final CimValue NULL = new CimValue.Null();

    private final JsonDocument json;
    private final TapeReader tape;

    ValueReader(JsonDocument json, TapeReader tape) {
        this.json = json;
        this.tape = tape;
    }

    TapedRow row() throws IOException {
        Optional<String> className = Optional.empty();
        Optional<List<TapedProperty>> properties = Optional.empty();
        String octets = "";
        for (JsonDocument.Members members = json.members(); members.more(); ) {
            switch (members.name()) {
                case "class" -> className = Optional.of(json.pooled());
                case "properties" -> properties = Optional.of(json.list(this::property));
                case "octets" -> octets = json.base64();
                default -> json.skip();
            }
        }
        return new TapedRow(
                json.needed(className, "class"), json.needed(properties, "properties"), octets);
    }

    private TapedProperty property() throws IOException {
        Optional<String> name = Optional.empty();
        Optional<String> type = Optional.empty();
        Optional<CimValue> value = Optional.empty();
        Optional<Failure> failure = Optional.empty();
        OptionalLong counterType = OptionalLong.empty();
        for (JsonDocument.Members members = json.members(); members.more(); ) {
            switch (members.name()) {
                case "name" -> name = Optional.of(json.pooled());
                case "type" -> type = Optional.of(json.pooled());
                case "value" -> value = Optional.of(value());
                case "failure" -> failure = Optional.of(tape.failure());
                case "counter_type" -> counterType = OptionalLong.of((long) json.number());
                default -> json.skip();
            }
        }
        CimValue known = failure.isPresent() ? NULL : json.needed(value, "value");
        if (!ValueTypes.fit(json.needed(type, "type"), known)) {
            throw json.wrong("a value that its type cannot have");
        }
        return new TapedProperty(
                json.needed(name, "name"), type.get(), known, failure, counterType);
    }

    private CimValue value() throws IOException {
        switch (json.peek()) {
            case NULL:
                json.nothing();
                return NULL;
            case BOOLEAN:
                return new CimValue.Bool(json.bool());
            case STRING:
                return new CimValue.Text(json.text());
            case BEGIN_ARRAY:
                return new CimValue.Array(json.list(this::value));
            default:
                return tagged();
        }
    }

    /** An object with one member, which says what it is. */
    private CimValue tagged() throws IOException {
        JsonDocument.Members members = json.members();
        if (!members.more()) {
            throw json.wrong("a value without a kind");
        }
        CimValue value = tagged(members.name());
        if (members.more()) {
            throw json.wrong("a value of two kinds");
        }
        return value;
    }

    private CimValue tagged(String kind) throws IOException {
        return switch (kind) {
            case "unsigned" -> new CimValue.Unsigned(Long.parseUnsignedLong(json.text()));
            case "signed" -> new CimValue.Signed(Long.parseLong(json.text()));
            case "real32" -> new CimValue.Real32(Float.parseFloat(json.text()));
            case "real64" -> new CimValue.Real64(Double.parseDouble(json.text()));
            case "utf16" -> new CimValue.Text(HalfPairs.text(json.text()));
            case "char16" -> new CimValue.Char16(unit());
            case "embedded" -> new CimValue.Embedded(row());
            case "class" -> new CimValue.EmbeddedClass(json.text());
            default -> throw json.wrong("a kind of value that is not known here");
        };
    }

    private char unit() throws IOException {
        int unit = Integer.parseInt(json.text());
        if (unit < 0 || unit > Character.MAX_VALUE) {
            throw json.wrong("no UTF-16 code unit");
        }
        return (char) unit;
    }
}
