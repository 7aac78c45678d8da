package io.github.checkhyperv.wmi.tape;

import com.google.gson.stream.JsonWriter;
import io.github.checkhyperv.wmi.CimValue;
import java.io.IOException;

/**
 * Writes rows and their values so that nothing is lost: what JSON has as it is, the rest as an
 * object with one member that says what it is, its numbers as text.
 */
final class ValueWriter {
    private static final int REPLACEMENT = 0xFFFD;

    private ValueWriter() {}

    static void row(JsonWriter json, TapedRow row) throws IOException {
        json.beginObject();
        text(json.name("class"), row.className());
        json.name("properties").beginArray();
        for (TapedProperty property : row.properties()) {
            json.beginObject();
            text(json.name("name"), property.name());
            text(json.name("type"), property.type());
            if (property.failure().isPresent()) {
                TapeWriter.failure(json.name("failure"), property.failure().get());
            } else {
                value(json.name("value"), property.value());
            }
            if (property.counterType().isPresent()) {
                json.name("counter_type").value(property.counterType().getAsLong());
            }
            json.endObject();
        }
        json.endArray();
        if (!row.octets().isEmpty()) {
            json.name("octets").value(row.octets());
        }
        json.endObject();
    }

    private static void value(JsonWriter json, CimValue value) throws IOException {
        if (value instanceof CimValue.Null) {
            json.nullValue();
        } else if (value instanceof CimValue.Bool bool) {
            json.value(bool.value());
        } else if (value instanceof CimValue.Text text) {
            if (HalfPairs.isIn(text.value())) {
                tagged(json, "utf16", HalfPairs.hexadecimal(text.value()));
            } else {
                json.value(text.value());
            }
        } else if (value instanceof CimValue.Array array) {
            json.beginArray();
            for (CimValue element : array.elements()) {
                value(json, element);
            }
            json.endArray();
        } else if (value instanceof CimValue.Unsigned number) {
            tagged(json, "unsigned", number.toString());
        } else if (value instanceof CimValue.Signed number) {
            tagged(json, "signed", Long.toString(number.value()));
        } else if (value instanceof CimValue.Real32 number) {
            tagged(json, "real32", Float.toString(number.value()));
        } else if (value instanceof CimValue.Real64 number) {
            tagged(json, "real64", Double.toString(number.value()));
        } else if (value instanceof CimValue.Char16 unit) {
            tagged(json, "char16", Integer.toString(unit.value()));
        } else if (value instanceof CimValue.EmbeddedClass type) {
            tagged(json, "class", type.name());
        } else if (value instanceof CimValue.Embedded embedded) {
            json.beginObject().name("embedded");
            row(json, (TapedRow) embedded.value());
            json.endObject();
        }
    }

    private static void tagged(JsonWriter json, String kind, String value) throws IOException {
        json.beginObject();
        text(json.name(kind), value);
        json.endObject();
    }

    /** Writes a text; half a surrogate pair, for which there is no UTF-8, as U+FFFD. */
    static void text(JsonWriter json, String text) throws IOException {
        if (!HalfPairs.isIn(text)) {
            json.value(text);
            return;
        }
        StringBuilder whole = new StringBuilder();
        text.codePoints()
                .map(c -> HalfPairs.is(c) ? REPLACEMENT : c)
                .forEach(whole::appendCodePoint);
        json.value(whole.toString());
    }
}
