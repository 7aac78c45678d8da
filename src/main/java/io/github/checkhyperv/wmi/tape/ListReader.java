package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a list of hosts and clusters, as {@link TapeWriter} writes it. */
final class ListReader {
    private final JsonDocument json;
    private final TapeReader tape;

    ListReader(JsonDocument json, TapeReader tape) {
        this.json = json;
        this.tape = tape;
    }

    TapedList list() throws IOException {
        Optional<List<TapedMember>> members = Optional.empty();
        Optional<List<Failure>> mistakes = Optional.empty();
        for (JsonDocument.Members parts = json.members(); parts.more(); ) {
            switch (parts.name()) {
                case "members" -> members = Optional.of(json.list(this::member));
                case "mistakes" -> mistakes = Optional.of(json.list(tape::failure));
                default -> json.skip();
            }
        }
        return new TapedList(json.needed(members, "members"), json.needed(mistakes, "mistakes"));
    }

    private TapedMember member() throws IOException {
        Optional<String> name = Optional.empty();
        Optional<Boolean> cluster = Optional.empty();
        Optional<Map<String, List<String>>> options = Optional.empty();
        Tape.Filtered filtered = Tape.Filtered.NONE;
        Optional<List<TapedHost>> hosts = Optional.empty();
        Optional<TapedCall> end = Optional.empty();
        for (JsonDocument.Members members = json.members(); members.more(); ) {
            switch (members.name()) {
                case "name" -> name = Optional.of(json.text());
                case "cluster" -> cluster = Optional.of(json.bool());
                case "options" -> options = Optional.of(tape.options());
                case "filtered" -> filtered = tape.filtered();
                case "hosts" -> hosts = Optional.of(json.list(tape::host));
                case "end" -> end = Optional.of(tape.call());
                default -> json.skip();
            }
        }
        if (json.needed(hosts, "hosts").isEmpty() && end.isEmpty()) {
            throw json.wrong("neither a host nor an end is in it");
        }
        return new TapedMember(
                json.needed(name, "name"),
                json.needed(cluster, "cluster"),
                json.needed(options, "options"),
                filtered,
                hosts.get(),
                end.isPresent() ? Optional.of(end(end.get())) : Optional.empty());
    }

    private TapedEnd end(TapedCall call) throws TapeException {
        return new TapedEnd(call.steps(), json.needed(call.failure(), "failure"));
    }
}
