package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a tape. It may come from anybody: each member is there once and of its kind, what is nested
 * too deep or too much is refused. Members that are not known are left out, as later versions may
 * have more.
 */
public final class TapeReader {
    private static final double MOST_SECONDS = 1e6;

    private final JsonDocument json;

    private TapeReader(JsonDocument json) {
        this.json = json;
    }

    /**
     * Reads the whole document.
     *
     * @throws TapeException when it is no tape
     */
    public static Tape read(Reader text) throws TapeException {
        JsonDocument json = new JsonDocument(text);
        TapeReader reader = new TapeReader(json);
        return json.read(reader::tape);
    }

    private Tape tape() throws IOException {
        Optional<String> version = Optional.empty();
        Optional<String> recorded = Optional.empty();
        Optional<Boolean> anonymised = Optional.empty();
        Optional<Map<String, List<String>>> options = Optional.empty();
        Tape.Filtered filtered = Tape.Filtered.NONE;
        Optional<List<TapedHost>> hosts = Optional.empty();
        Optional<TapedList> list = Optional.empty();
        boolean schema = false;
        for (JsonDocument.Members members = json.members(); members.more(); ) {
            switch (members.name()) {
                case "schema" -> schema = schema();
                case "version" -> version = Optional.of(json.text());
                case "recorded" -> recorded = Optional.of(json.text());
                case "anonymised" -> anonymised = Optional.of(json.bool());
                case "options" -> options = Optional.of(options());
                case "filtered" -> filtered = filtered();
                case "hosts" -> hosts = Optional.of(json.list(this::host));
                case "list" -> list = Optional.of(new ListReader(json, this).list());
                default -> json.skip();
            }
        }
        if (!schema) {
            throw json.wrong("schema is missing");
        }
        List<TapedHost> found = json.needed(hosts, "hosts");
        if (found.isEmpty() && list.isEmpty()) {
            throw json.wrong("no host is in it");
        }
        return new Tape(
                json.needed(version, "version"),
                json.needed(recorded, "recorded"),
                json.needed(anonymised, "anonymised"),
                json.needed(options, "options"),
                filtered,
                found,
                list);
    }

    private boolean schema() throws IOException {
        if (json.number() != Tape.SCHEMA) {
            throw json.wrong("a schema that is not known here; replay it with a newer version");
        }
        return true;
    }

    Map<String, List<String>> options() throws IOException {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (JsonDocument.Members members = json.members(); members.more(); ) {
            String name = members.name();
            options.put(name, json.list(json::text));
        }
        return options;
    }

    Tape.Filtered filtered() throws IOException {
        List<String> notIncluded = List.of();
        List<String> excluded = List.of();
        for (JsonDocument.Members members = json.members(); members.more(); ) {
            switch (members.name()) {
                case "not_included" -> notIncluded = json.list(json::text);
                case "excluded" -> excluded = json.list(json::text);
                default -> json.skip();
            }
        }
        return new Tape.Filtered(notIncluded, excluded);
    }

    TapedHost host() throws IOException {
        Optional<String> address = Optional.empty();
        Optional<String> transport = Optional.empty();
        Optional<TapedCall> connect = Optional.empty();
        Optional<List<TapedNamespace>> namespaces = Optional.empty();
        Optional<TapedCall> close = Optional.empty();
        for (JsonDocument.Members members = json.members(); members.more(); ) {
            switch (members.name()) {
                case "address" -> address = Optional.of(json.text());
                case "transport" -> transport = Optional.of(json.text());
                case "connect" -> connect = Optional.of(call());
                case "namespaces" -> namespaces = Optional.of(json.list(this::namespace));
                case "close" -> close = Optional.of(call());
                default -> json.skip();
            }
        }
        return new TapedHost(
                json.needed(address, "address"),
                json.needed(transport, "transport"),
                json.needed(connect, "connect"),
                json.needed(namespaces, "namespaces"),
                json.needed(close, "close"));
    }

    private TapedNamespace namespace() throws IOException {
        Optional<String> name = Optional.empty();
        Optional<TapedCall> login = Optional.empty();
        Optional<List<TapedQuery>> queries = Optional.empty();
        for (JsonDocument.Members members = json.members(); members.more(); ) {
            switch (members.name()) {
                case "name" -> name = Optional.of(json.text());
                case "login" -> login = Optional.of(call());
                case "queries" -> queries = Optional.of(json.list(this::query));
                default -> json.skip();
            }
        }
        return new TapedNamespace(
                json.needed(name, "name"),
                json.needed(login, "login"),
                json.needed(queries, "queries"));
    }

    private TapedQuery query() throws IOException {
        Optional<String> wql = Optional.empty();
        Optional<TapedCall> start = Optional.empty();
        Optional<List<TapedRow>> rows = Optional.empty();
        Optional<TapedCall> end = Optional.empty();
        ValueReader values = new ValueReader(json, this);
        for (JsonDocument.Members members = json.members(); members.more(); ) {
            switch (members.name()) {
                case "wql" -> wql = Optional.of(json.text());
                case "start" -> start = Optional.of(call());
                case "rows" -> rows = Optional.of(json.list(values::row));
                case "end" -> end = Optional.of(call());
                default -> json.skip();
            }
        }
        return new TapedQuery(
                json.needed(wql, "wql"),
                json.needed(start, "start"),
                json.needed(rows, "rows"),
                json.needed(end, "end"));
    }

    TapedCall call() throws IOException {
        Optional<List<Step>> steps = Optional.empty();
        Optional<Failure> failure = Optional.empty();
        String octets = "";
        for (JsonDocument.Members members = json.members(); members.more(); ) {
            switch (members.name()) {
                case "steps" -> steps = Optional.of(json.list(this::step));
                case "failure" -> failure = Optional.of(failure());
                case "octets" -> octets = json.base64();
                default -> json.skip();
            }
        }
        return new TapedCall(json.needed(steps, "steps"), failure, octets);
    }

    private Step step() throws IOException {
        Optional<Stage> stage = Optional.empty();
        Optional<String> detail = Optional.empty();
        Optional<Duration> elapsed = Optional.empty();
        for (JsonDocument.Members members = json.members(); members.more(); ) {
            switch (members.name()) {
                case "stage" -> stage = Optional.of(stage());
                case "detail" -> detail = Optional.of(json.text());
                case "seconds" -> elapsed = Optional.of(seconds());
                default -> json.skip();
            }
        }
        return new Step(
                json.needed(stage, "stage"),
                json.needed(detail, "detail"),
                json.needed(elapsed, "seconds"));
    }

    private Duration seconds() throws IOException {
        double seconds = json.number();
        if (!(seconds >= 0 && seconds <= MOST_SECONDS)) {
            throw json.wrong("no time that a step takes");
        }
        return Duration.ofNanos(Math.round(seconds * 1e6) * 1000);
    }

    private Stage stage() throws IOException {
        String label = json.text();
        for (Stage stage : Stage.values()) {
            if (stage.label().equals(label)) {
                return stage;
            }
        }
        throw json.wrong("a stage that is not known here");
    }

    Failure failure() throws IOException {
        Optional<Stage> stage = Optional.empty();
        Optional<String> problem = Optional.empty();
        Optional<String> what = Optional.empty();
        Optional<String> seen = Optional.empty();
        OptionalInt status = OptionalInt.empty();
        Optional<String> remedy = Optional.empty();
        Optional<Boolean> timedOut = Optional.empty();
        for (JsonDocument.Members members = json.members(); members.more(); ) {
            switch (members.name()) {
                case "stage" -> stage = Optional.of(stage());
                case "problem" -> problem = Optional.of(json.text());
                case "what" -> what = Optional.of(json.text());
                case "seen" -> seen = Optional.of(json.text());
                case "status" -> status = OptionalInt.of(status());
                case "remedy" -> remedy = Optional.of(json.text());
                case "timed_out" -> timedOut = Optional.of(json.bool());
                default -> json.skip();
            }
        }
        return new Failure(
                json.needed(stage, "stage"),
                TapedProblem.of(
                        json.needed(problem, "problem"),
                        json.needed(what, "what"),
                        json.needed(remedy, "remedy"),
                        json.needed(timedOut, "timed_out")),
                what.get(),
                json.needed(seen, "seen"),
                status,
                remedy.get());
    }

    private int status() throws IOException {
        String text = json.text();
        if (!text.matches("0x[0-9A-F]{8}")) {
            throw json.wrong("a status is 0x and eight hexadecimal digits");
        }
        return Integer.parseUnsignedInt(text, 2, text.length(), 16);
    }
}
