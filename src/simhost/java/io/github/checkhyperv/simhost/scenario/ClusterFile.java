package io.github.checkhyperv.simhost.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.Hosted;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.Move;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.Node;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.State;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Clusters as JSON; {@code src/simhost/resources/clusters/README.md} describes the members. */
final class ClusterFile {
    private ClusterFile() {}

    static ClusterScenario parse(String text) {
        Json json = new Json(JsonParser.parseString(text).getAsJsonObject());
        ClusterScenario cluster =
                new ClusterScenario(
                        json.text("name", "HVCLUSTER01"),
                        Windows.labelled(json.text("windows", "2019")),
                        json.text("language", "en"),
                        json.list("nodes", List.of(), ClusterFile::node),
                        json.list("machines", List.of(), ClusterFile::hosted),
                        json.list("moves", List.of(), ClusterFile::move),
                        SourcesFile.read(json));
        json.end();
        // A machine on a node that is not there would show nowhere.
        cluster.machines().forEach(hosted -> cluster.node(hosted.node()));
        return cluster;
    }

    private static Node node(JsonElement element) {
        Json json = new Json(element.getAsJsonObject());
        String name = json.text("name", null);
        String state = json.text("state", "up").toUpperCase(Locale.ROOT);
        Node plain = Node.of(name).in(State.valueOf(state));
        Node node =
                new Node(
                        name,
                        plain.state(),
                        json.number("drainStatus", plain.drainStatus()),
                        status(json.text("statusInformation", "normal")),
                        Optional.ofNullable(json.text("address", null)),
                        json.flag("listening", plain.listens()),
                        json.flag("silent", false),
                        json.list("denied", List.of(), JsonElement::getAsString),
                        SourcesFile.otherwise(json));
        json.end();
        return node;
    }

    private static int status(String text) {
        return switch (text) {
            case "normal" -> Node.NORMAL;
            case "isolated" -> Node.ISOLATED;
            case "quarantined" -> Node.QUARANTINED;
            default -> Integer.parseInt(text);
        };
    }

    private static Hosted hosted(JsonElement element) {
        Json json = new Json(element.getAsJsonObject());
        Hosted hosted = new Hosted(json.text("node", null), ScenarioFile.machine(json));
        json.end();
        return hosted;
    }

    private static Move move(JsonElement element) {
        Json json = new Json(element.getAsJsonObject());
        boolean before = json.has("before");
        Move move =
                new Move(
                        moment(json.object(before ? "before" : "after"), before),
                        json.text("machine", null),
                        json.text("from", null),
                        json.text("to", null),
                        json.flag("begins", false));
        json.end();
        return move;
    }

    private static QueryMoment moment(Json json, boolean before) {
        QueryMoment moment =
                new QueryMoment(
                        json.text("node", null),
                        json.text("class", null),
                        json.number("time", 1),
                        before);
        json.end();
        return moment;
    }
}
