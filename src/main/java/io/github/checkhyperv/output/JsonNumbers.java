package io.github.checkhyperv.output;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Writes numbers that may be absent, which is null. */
final class JsonNumbers {
    private JsonNumbers() {}

    static void write(JsonWriter json, String name, OptionalLong value) throws IOException {
        json.name(name);
        if (value.isPresent()) {
            json.value(value.getAsLong());
        } else {
            json.nullValue();
        }
    }

    static void write(JsonWriter json, String name, OptionalDouble value) throws IOException {
        json.name(name);
        if (Decimal.isNumber(value)) {
            json.value(Decimal.of(value.getAsDouble()));
        } else {
            json.nullValue();
        }
    }
}
