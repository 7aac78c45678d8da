package io.github.checkhyperv.output;

import com.google.gson.stream.JsonWriter;
import io.github.checkhyperv.check.Measured;
import io.github.checkhyperv.check.Totals;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes what a disk really got.
 *
 * @param json where to
 */
record JsonMeasured(JsonWriter json) {

    void write(Optional<Measured> found) throws IOException {
        json.name("measured");
        if (found.isEmpty()) {
            json.nullValue();
            return;
        }
        Measured measured = found.get();
        json.beginObject();
        JsonNumbers.write(json, "iops", measured.iops());
        JsonNumbers.write(json, "latency_ms", measured.latencyMillis());
        JsonNumbers.write(json, "queue_length", measured.queueLength());
        JsonNumbers.write(json, "read_bytes_per_second", measured.readBytes());
        JsonNumbers.write(json, "written_bytes_per_second", measured.writtenBytes());
        writeTotals(measured.totals());
        json.name("seconds").value(Seconds.of(measured.over()));
        json.endObject();
    }

    private void writeTotals(Totals totals) throws IOException {
        json.name("totals").beginObject();
        JsonNumbers.write(json, "read_bytes", totals.readBytes());
        JsonNumbers.write(json, "written_bytes", totals.writtenBytes());
        JsonNumbers.write(json, "reads", totals.reads());
        JsonNumbers.write(json, "writes", totals.writes());
        JsonNumbers.write(json, "errors", totals.errors());
        json.endObject();
    }
}
