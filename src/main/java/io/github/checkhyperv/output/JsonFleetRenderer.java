package io.github.checkhyperv.output;

import com.google.gson.stream.JsonWriter;
import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.failure.Failure;
import java.io.IOException;
import java.io.Writer;

/**
 * One JSON document (RFC 8259), schema version 1, whose {@code hosts} are the documents that each
 * host gives when it is asked alone. It is written as it is made: no more than a member of it is in
 * memory.
 *
 * @param version of this program
 */
public record JsonFleetRenderer(String version) implements Renderer<Fleet> {

    @Override
    public void render(Fleet fleet, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out); // Not closed, as that would close what it writes to.
        json.setHtmlSafe(false);
        write(json, fleet);
        out.append('\n');
    }

    private void write(JsonWriter json, Fleet fleet) throws IOException {
        json.beginObject();
        json.name("schema").value(JsonRenderer.SCHEMA);
        json.name("plugin").value(JsonRenderer.PLUGIN);
        json.name("version").value(version);
        json.name("status").value(fleet.status().name());
        json.name("exit_code").value(fleet.status().exitCode());
        json.name("message").value(FleetHeadline.message(fleet));
        writeTotals(json, fleet);
        json.name("mistakes").beginArray();
        for (Failure mistake : fleet.mistakes()) {
            JsonRenderer.writeFailure(json, mistake);
        }
        json.endArray();
        json.name("hosts").beginArray();
        JsonRenderer ofOne = new JsonRenderer(version);
        for (Answer answer : fleet.answers()) {
            ofOne.write(json, answer);
        }
        json.endArray();
        json.name("seconds").value(Seconds.of(fleet.elapsed()));
        json.endObject();
    }

    private static void writeTotals(JsonWriter json, Fleet fleet) throws IOException {
        json.name("totals").beginObject();
        json.name("hosts").value(fleet.answers().size());
        json.name("ok").value(fleet.hosts(Status.OK));
        json.name("warning").value(fleet.hosts(Status.WARNING));
        json.name("critical").value(fleet.hosts(Status.CRITICAL));
        json.name("unknown").value(fleet.hosts(Status.UNKNOWN));
        JsonRenderer.writeCounts(json, FleetCounts.of(fleet));
        json.endObject();
    }
}
