package io.github.checkhyperv.output;

import com.google.gson.stream.JsonWriter;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.Lack;
import io.github.checkhyperv.check.Pool;
import io.github.checkhyperv.check.VirtualDisk;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes the members that there are where more than the verdict was wanted. */
final class JsonExtras {
    private final JsonWriter json;
    private final Extras extras;
    private final JsonStorageQos storage;

    JsonExtras(JsonWriter json, Extras extras) {
        this.json = json;
        this.extras = extras;
        this.storage = new JsonStorageQos(json, extras);
    }

    /** Those of a disk. */
    void writeOf(VirtualDisk disk) throws IOException {
        boolean policies = extras.asked(Lack.Kind.POLICIES);
        if (policies) {
            storage.writePolicyName(disk);
        }
        if (extras.asked(Lack.Kind.MEASURE)) {
            new JsonMeasured(json).write(disk.measured());
        }
        if (policies) {
            storage.writeFlow(disk.flow());
        }
        if (extras.asked(Lack.Kind.POOLS)) {
            JsonRenderer.string(json, "pool", disk.pool());
        }
    }

    /** Those of the document. */
    void write() throws IOException {
        if (extras.asked(Lack.Kind.POLICIES)) {
            storage.write();
        }
        if (extras.asked(Lack.Kind.POOLS)) {
            writePools(extras.pools());
        }
        json.name("not_available").beginArray();
        for (Lack lack : extras.lacks()) {
            json.beginObject();
            json.name("facts").value(lack.kind().id());
            JsonRenderer.string(json, "node", lack.node());
            json.name("failure");
            JsonRenderer.writeFailure(json, lack.failure());
            json.endObject();
        }
        json.endArray();
    }

    private void writePools(Optional<List<Pool>> pools) throws IOException {
        json.name("pools");
        if (pools.isEmpty()) {
            json.nullValue();
            return;
        }
        json.beginArray();
        for (Pool pool : pools.get()) {
            json.beginObject();
            JsonRenderer.string(json, "id", Optional.of(pool.id()));
            JsonRenderer.string(json, "name", JsonRenderer.some(pool.name()));
            json.name("primordial").value(pool.primordial());
            JsonRenderer.writeStatuses(json, pool.statuses());
            json.name("below_reservation").value(pool.belowReservation());
            JsonNumbers.write(json, "reserved", pool.reserved());
            JsonNumbers.write(json, "capacity", pool.capacity());
            JsonRenderer.string(json, "units", pool.units());
            JsonRenderer.string(json, "node", pool.node());
            json.name("unexplained").value(pool.unexplained());
            json.endObject();
        }
        json.endArray();
    }
}
