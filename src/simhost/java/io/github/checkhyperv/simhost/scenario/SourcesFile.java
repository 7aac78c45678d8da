package io.github.checkhyperv.simhost.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.checkhyperv.simhost.scenario.Sources.Counters;
import io.github.checkhyperv.simhost.scenario.Sources.Manager;
import io.github.checkhyperv.simhost.scenario.Sources.Named;
import io.github.checkhyperv.simhost.scenario.Sources.Otherwise;
import io.github.checkhyperv.simhost.scenario.Sources.Policy;
import io.github.checkhyperv.simhost.scenario.Sources.Pools;
import io.github.checkhyperv.simhost.scenario.Sources.StorageQos;
import io.github.checkhyperv.simhost.scenario.Sources.Throughput;
import io.github.checkhyperv.simhost.scenario.Sources.Volume;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The members {@code counters}, {@code storage_qos} and {@code pools} of hosts and clusters. */
final class SourcesFile {
    private static final String COUNTERS = "counters";
    private static final String STORAGE_QOS = "storage_qos";
    private static final String POOLS = "pools";
    private static final String STATE = "state";

    private SourcesFile() {}

    static Sources read(Json json) {
        return new Sources(
                counters(family(json, COUNTERS)),
                storageQos(family(json, STORAGE_QOS)),
                pools(family(json, POOLS)));
    }

    /** A mere word is the state, and what is absent has no members. */
    private static Json family(Json json, String name) {
        JsonElement said = json.has(name) ? json.raw(name) : new JsonObject();
        if (said.isJsonObject()) {
            return new Json(said.getAsJsonObject());
        }
        JsonObject state = new JsonObject();
        state.add(STATE, said);
        return new Json(state);
    }

    /** Of a node these members are mere words. */
    static Otherwise otherwise(Json json) {
        return new Otherwise(
                presence(json, COUNTERS), presence(json, STORAGE_QOS), presence(json, POOLS));
    }

    private static Optional<Presence> presence(Json json, String name) {
        return Optional.ofNullable(json.text(name, null)).map(Presence::labelled);
    }

    private static Counters counters(Json json) {
        Counters usual = Counters.USUAL;
        Counters counters =
                new Counters(
                        presence(json, STATE).orElse(usual.presence()),
                        json.text("service", usual.service()),
                        Throughput.valueOf(upper(json, "throughput", usual.throughput())),
                        json.flag("types", usual.typed()),
                        json.flag("long_names", usual.longNames()),
                        json.longOrNull("uptime", usual.uptime()));
        json.end();
        return counters;
    }

    private static StorageQos storageQos(Json json) {
        StorageQos storageQos =
                new StorageQos(
                        presence(json, STATE),
                        Manager.valueOf(upper(json, "manager", Manager.ONLINE)),
                        json.list("policies", List.of(), SourcesFile::policy),
                        json.list("volumes", List.of(), SourcesFile::volume));
        json.end();
        return storageQos;
    }

    private static String upper(Json json, String name, Enum<?> usual) {
        return json.text(name, usual.name()).toUpperCase(Locale.ROOT);
    }

    private static Policy policy(JsonElement element) {
        Json json = new Json(element.getAsJsonObject());
        Policy policy =
                new Policy(
                        json.text("id", null),
                        json.text("name", null),
                        isDedicated(json.text("type", "dedicated")),
                        json.longOrNull("reservation", 0L),
                        json.longOrNull("limit", 0L),
                        json.longOrNull("bandwidth_limit", 0L),
                        json.integerOrNull("status"));
        json.end();
        return policy;
    }

    private static boolean isDedicated(String type) {
        return switch (type) {
            case "dedicated" -> true;
            case "aggregated" -> false;
            default -> throw new IllegalArgumentException("no type of policy: " + type);
        };
    }

    private static Volume volume(JsonElement element) {
        Json json = new Json(element.getAsJsonObject());
        Volume volume =
                new Volume(
                        json.text("mountpoint", null),
                        json.longOrNull("reservation", null),
                        json.longOrNull("iops", null),
                        json.integerOrNull("status"));
        json.end();
        return volume;
    }

    private static Pools pools(Json json) {
        Pools pools =
                new Pools(
                        presence(json, STATE).orElse(Presence.THERE),
                        json.flag("below", false),
                        json.list("named", List.of(), SourcesFile::named));
        json.end();
        return pools;
    }

    private static Named named(JsonElement element) {
        Json json = new Json(element.getAsJsonObject());
        Named named =
                new Named(
                        json.text("id", null),
                        json.text("name", null),
                        json.longOrNull("capacity", null),
                        json.longOrNull("reserved", null));
        json.end();
        return named;
    }
}
