package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Node;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.failure.Failure;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * The metrics of clusters' nodes: a sample for each node and state, of which one is 1, as in
 * kube-state-metrics. A host, which has no nodes, does without this.
 */
final class NodeMetrics {
    /** The label that names a node. */
    static final String NODE = "node";

    private final List<Named> nodes = new ArrayList<>();

    /** A node with the name that its samples carry. */
    private record Named(Answer answer, String name, Node node) {
        String[] labels(String... more) {
            return Metric.with(Metric.labels(answer, NODE, name), more);
        }
    }

    static void write(List<Answer> answers, Writer out) throws IOException {
        NodeMetrics metrics = new NodeMetrics();
        Metric count = new Metric(out, "nodes", "Nodes of the cluster.");
        for (Answer answer : answers) {
            if (answer.isOfCluster() && answer.outcome() instanceof Report report) {
                List<Node> nodes = report.inventory().nodes();
                count.sample(nodes.size(), Metric.labels(answer));
                metrics.add(answer, nodes);
            }
        }
        metrics.write(out);
    }

    /** Names as they will be shown; should cleaning make two of them equal, they are numbered. */
    private void add(Answer answer, List<Node> all) {
        UniqueNames names = new UniqueNames("#");
        for (Node node : all) {
            nodes.add(new Named(answer, names.shown(node.name()), node));
        }
    }

    private void write(Writer out) throws IOException {
        Metric state = new Metric(out, "node_state", "Whether the node is in this state.");
        for (Named node : nodes) {
            for (Node.State one : Node.State.values()) {
                boolean isIn = node.node().state() == one;
                state.sample(isIn ? 1 : 0, node.labels("state", NodeWords.id(one)));
            }
        }
        Metric why =
                new Metric(out, "node_failure_info", "Where and why a node could not be judged.");
        for (Named node : nodes) {
            if (node.node().failure().isPresent()) {
                Failure failure = node.node().failure().get();
                String stage = failure.stage().label();
                why.sample(1, node.labels("stage", stage, "problem", failure.problem().name()));
            }
        }
    }
}
