package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Node;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.failure.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cluster's nodes, line by line; a host, which has none, does without this. */
final class NodeLines {
    /** Names in one line: enough for any cluster of Windows, which has 64 nodes at most. */
    private static final int ALL = 64;

    private static final int SOME = 8;

    private NodeLines() {}

    /**
     * What is told of nodes.
     *
     * @param status the state that they give the whole
     * @param text a line
     */
    record Line(Status status, String text) {}

    /** Nodes that are not judged; those that failed in the same way share a line. */
    static List<Line> problems(Report report) {
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<Failure, List<String>> alike : failures(report.inventory()).entrySet()) {
            String what = who(alike.getValue()) + ": " + Headline.message(alike.getKey());
            lines.add(new Line(report.thresholds().nodeFailed(), what));
        }
        for (Node node : report.inventory().nodes()) {
            if (node.state() == Node.State.DOWN) {
                String what = who(List.of(node.name())) + " is down";
                lines.add(new Line(report.thresholds().nodeDown(), what));
            }
        }
        return lines;
    }

    private static Map<Failure, List<String>> failures(Inventory inventory) {
        Map<Failure, List<String>> failures = new LinkedHashMap<>();
        for (Node node : inventory.nodes()) {
            if (node.failure().isPresent()) {
                Failure failure = node.failure().get();
                if (!failures.containsKey(failure)) {
                    failures.put(failure, new ArrayList<>());
                }
                failures.get(failure).add(node.name());
            }
        }
        return failures;
    }

    private static String who(List<String> names) {
        String list = NameList.of(names, SOME);
        return names.size() == 1 ? "node " + list : names.size() + " nodes (" + list + ")";
    }

    /** The nodes that were judged, in one line. */
    static String judged(Inventory inventory) {
        List<String> names = new ArrayList<>();
        for (Node node : inventory.nodes()) {
            if (node.state() == Node.State.JUDGED) {
                names.add(node.name());
            }
        }
        return "nodes judged: " + (names.isEmpty() ? "none" : NameList.of(names, ALL));
    }
}
