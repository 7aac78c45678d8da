package io.github.checkhyperv.wmi.tape;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a tape as one JSON document (RFC 8259), a row to a line: people look through it, too. */
public final class TapeWriter {
    private static final String PRODUCT = "check_hyperv_storage_qos";

    private final JsonWriter json;

    private TapeWriter(JsonWriter json) {
        this.json = json;
    }

    /** The document, in UTF-8. */
    public static byte[] write(Tape tape) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (Writer text = new OutputStreamWriter(octets, StandardCharsets.UTF_8);
                JsonWriter json = new JsonWriter(text)) {
            json.setHtmlSafe(false);
            json.setFormattingStyle(FormattingStyle.PRETTY.withIndent(" "));
            new TapeWriter(json).tape(tape);
            json.flush();
            text.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e); // An array of octets does not throw it.
        }
        return octets.toByteArray();
    }

    private void tape(Tape tape) throws IOException {
        json.beginObject();
        json.name("schema").value(Tape.SCHEMA);
        json.name("product").value(PRODUCT);
        json.name("version").value(tape.version());
        json.name("recorded").value(tape.recorded());
        json.name("anonymised").value(tape.anonymised());
        judged(tape.options(), tape.filtered());
        hosts(tape.hosts());
        if (tape.list().isPresent()) {
            list(tape.list().get());
        }
        json.endObject();
    }

    private void list(TapedList list) throws IOException {
        json.name("list").beginObject();
        json.name("mistakes").beginArray();
        for (Failure mistake : list.mistakes()) {
            failure(json, mistake);
        }
        json.endArray();
        json.name("members").beginArray();
        for (TapedMember member : list.members()) {
            json.beginObject();
            ValueWriter.text(json.name("name"), member.name());
            json.name("cluster").value(member.cluster());
            judged(member.options(), member.filtered());
            if (member.end().isPresent()) {
                TapedEnd end = member.end().get();
                call("end", new TapedCall(end.steps(), Optional.of(end.failure()), ""));
            }
            hosts(member.hosts());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private void judged(Map<String, List<String>> options, Tape.Filtered filtered)
            throws IOException {
        json.name("options").beginObject();
        for (Map.Entry<String, List<String>> option : options.entrySet()) {
            texts(option.getKey(), option.getValue());
        }
        json.endObject();
        json.name("filtered").beginObject();
        texts("not_included", filtered.notIncluded());
        texts("excluded", filtered.excluded());
        json.endObject();
    }

    private void hosts(List<TapedHost> hosts) throws IOException {
        json.name("hosts").beginArray();
        for (TapedHost host : hosts) {
            host(host);
        }
        json.endArray();
    }

    private void texts(String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            ValueWriter.text(json, value);
        }
        json.endArray();
    }

    private void host(TapedHost host) throws IOException {
        json.beginObject();
        ValueWriter.text(json.name("address"), host.address());
        json.name("transport").value(host.transport());
        call("connect", host.connect());
        json.name("namespaces").beginArray();
        for (TapedNamespace namespace : host.namespaces()) {
            json.beginObject();
            ValueWriter.text(json.name("name"), namespace.name());
            call("login", namespace.login());
            json.name("queries").beginArray();
            for (TapedQuery query : namespace.queries()) {
                query(query);
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
        call("close", host.close());
        json.endObject();
    }

    private void query(TapedQuery query) throws IOException {
        json.beginObject();
        ValueWriter.text(json.name("wql"), query.wql());
        call("start", query.start());
        json.name("rows").beginArray();
        for (TapedRow row : query.rows()) {
            json.jsonValue(line(row));
        }
        json.endArray();
        call("end", query.end());
        json.endObject();
    }

    private static String line(TapedRow row) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter compact = new JsonWriter(text);
        compact.setHtmlSafe(false);
        ValueWriter.row(compact, row);
        return text.toString();
    }

    private void call(String name, TapedCall call) throws IOException {
        json.name(name).beginObject();
        json.name("steps").beginArray();
        for (Step step : call.steps()) {
            json.beginObject();
            json.name("stage").value(step.stage().label());
            ValueWriter.text(json.name("detail"), step.detail());
            json.name("seconds").value(BigDecimal.valueOf(step.elapsed().toNanos() / 1000, 6));
            json.endObject();
        }
        json.endArray();
        if (call.failure().isPresent()) {
            failure(json.name("failure"), call.failure().get());
        }
        if (!call.octets().isEmpty()) {
            json.name("octets").value(call.octets());
        }
        json.endObject();
    }

    static void failure(JsonWriter json, Failure failure) throws IOException {
        json.beginObject();
        json.name("stage").value(failure.stage().label());
        json.name("problem").value(failure.problem().name());
        ValueWriter.text(json.name("what"), failure.what());
        ValueWriter.text(json.name("seen"), failure.seen());
        if (failure.status().isPresent()) {
            json.name("status").value(String.format("0x%08X", failure.status().getAsInt()));
        }
        ValueWriter.text(json.name("remedy"), failure.remedy());
        json.name("timed_out").value(failure.timedOut());
        json.endObject();
    }
}
