package io.github.checkhyperv.simhost.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.checkhyperv.simhost.scenario.Machine.Checkpoint;
import io.github.checkhyperv.simhost.scenario.Scenario.Extra;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scenarios as JSON; {@code src/simhost/resources/scenarios/README.md} describes the members. */
final class ScenarioFile {
    private static final List<Integer> OK = List.of(2);

    private ScenarioFile() {}

    static Scenario parse(String text) {
        Json json = new Json(JsonParser.parseString(text).getAsJsonObject());
        List<Machine> machines = new ArrayList<>();
        machines.addAll(json.list("machines", List.of(), ScenarioFile::machine));
        Json generate = json.object("generate");
        if (generate != null) {
            machines.addAll(
                    Generator.machines(
                            generate.number("disks", 0),
                            generate.number("machines", 1),
                            generate.number("below", 0)));
            generate.end();
        }
        Scenario scenario =
                new Scenario(
                                json.text("host", "TESTHOST01"),
                                Windows.labelled(json.text("windows", "2019")),
                                json.text("language", "en"),
                                json.flag("hostVisible", true),
                                json.list("hidden", List.of(), JsonElement::getAsString),
                                machines,
                                json.list("denied", List.of(), JsonElement::getAsString),
                                json.list("rows", List.of(), ScenarioFile::extra))
                        .with(SourcesFile.read(json));
        json.end();
        return scenario;
    }

    private static Machine machine(JsonElement element) {
        Json json = new Json(element.getAsJsonObject());
        Machine machine = machine(json);
        json.end();
        return machine;
    }

    /** The members of a machine, among others perhaps. */
    static Machine machine(Json json) {
        boolean running = json.flag("running", true);
        return new Machine(
                json.text("name", null),
                json.text("guid", null),
                running,
                json.number("enabledState", running ? Machine.ENABLED : Machine.DISABLED),
                json.flag("present", true),
                json.list("disks", List.of(), ScenarioFile::disk),
                json.list("checkpoints", List.of(), ScenarioFile::checkpoint));
    }

    private static Checkpoint checkpoint(JsonElement element) {
        Json json = new Json(element.getAsJsonObject());
        List<Disk> disks = json.list("disks", List.of(), ScenarioFile::disk);
        Checkpoint checkpoint = new Checkpoint(json.text("guid", null), disks);
        json.end();
        return checkpoint;
    }

    private static Disk disk(JsonElement element) {
        Json json = new Json(element.getAsJsonObject());
        Disk disk =
                new Disk(
                        json.text("device", null),
                        Media.labelled(json.text("media", "disk")),
                        json.text("path", null),
                        json.longOrNull("reservation", 0L),
                        json.longOrNull("limit", 0L),
                        json.text("policy", null),
                        json.list("statuses", OK, JsonElement::getAsInt),
                        json.flag("present", true),
                        json.flag("configured", true),
                        new Disk.Ids(
                                json.text("deviceId", null),
                                json.text("systemName", null),
                                json.text("instanceId", null)),
                        load(json),
                        flow(json),
                        json.text("pool", ""));
        json.end();
        return disk;
    }

    private static Load load(Json json) {
        return new Load(
                json.longOrNull("iops", null),
                json.has("latency_ms") ? json.raw("latency_ms").getAsDouble() : null,
                json.longOrNull("queue_length", null),
                json.longOrNull("read_bytes_per_second", null),
                json.longOrNull("write_bytes_per_second", null),
                json.flag("counters_fall", false));
    }

    private static Disk.Flow flow(Json json) {
        Json moved = json.object("flow_before");
        Disk.Before before = null;
        if (moved != null) {
            before =
                    new Disk.Before(
                            moved.text("node", null),
                            moved.number("status", 0),
                            moved.longOrNull("iops", 0L));
            moved.end();
        }
        return new Disk.Flow(json.integerOrNull("flow_status"), before);
    }

    private static Extra extra(JsonElement element) {
        Json json = new Json(element.getAsJsonObject());
        Map<String, Object> values = new LinkedHashMap<>();
        json.raw("values")
                .getAsJsonObject()
                .entrySet()
                .forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        Extra extra = new Extra(json.text("namespace", null), json.text("class", null), values);
        json.end();
        return extra;
    }

    private static Object value(JsonElement element) {
        if (element.isJsonNull()) {
            return null;
        } else if (element.isJsonArray()) {
            List<Object> list = new ArrayList<>();
            element.getAsJsonArray().forEach(each -> list.add(value(each)));
            return list;
        } else if (element.getAsJsonPrimitive().isBoolean()) {
            return element.getAsBoolean();
        }
        return element.getAsJsonPrimitive().isNumber()
                ? element.getAsNumber()
                : element.getAsString();
    }
}
