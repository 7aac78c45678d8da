package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Node;
import io.github.checkhyperv.facts.cluster.ClusterNode;
import io.github.checkhyperv.facts.cluster.ClusterProblem;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be done about a node of a cluster.
 *
 * @param key its name, or what tells it from another of that name
 * @param node what it counts as if nothing becomes of asking it
 * @param address where it is to be asked; empty when it is not
 */
record NodePlan(String key, Node node, Optional<String> address) {

    /** Who is to be asked, and who cannot be. */
    static List<NodePlan> of(List<ClusterNode> nodes, Naming naming) {
        Set<String> seen = new HashSet<>();
        List<NodePlan> plans = new ArrayList<>(nodes.size());
        for (ClusterNode node : nodes) {
            boolean first = seen.add(node.name().toLowerCase(Locale.ROOT));
            plans.add(first ? of(node, naming) : again(node, plans.size()));
        }
        return plans;
    }

    private static NodePlan again(ClusterNode node, int index) {
        return failed(node.name() + " #" + index, node, failure(ClusterProblem.NODE_TWICE));
    }

    private static NodePlan of(ClusterNode node, Naming naming) {
        String name = node.name();
        if (node.state() == ClusterNode.State.DOWN) {
            return new NodePlan(name, Node.down(name), Optional.empty());
        }
        if (node.state() != ClusterNode.State.RUNNING) {
            ClusterProblem problem = ClusterProblem.NODE_STATE;
            String what = "the node is " + node.state().label();
            return failed(name, node, new Failure(Stage.JOIN, problem, what, problem.remedy()));
        }
        Optional<String> address = naming.address(name);
        return address.isEmpty()
                ? failed(name, node, failure(ClusterProblem.NODE_NAME))
                : new NodePlan(name, Node.judged(name), address);
    }

    private static NodePlan failed(String key, ClusterNode node, Failure failure) {
        return new NodePlan(key, Node.failed(node.name(), failure), Optional.empty());
    }

    private static Failure failure(ClusterProblem problem) {
        return new Failure(Stage.JOIN, problem, "");
    }

    /** Names that only the cluster itself resolves are common; there is a way out of that here. */
    static Failure mendable(Failure failure) {
        return failure.stage() == Stage.RESOLVE
                ? new Failure(
                        failure.stage(),
                        failure.problem(),
                        failure.what(),
                        failure.seen(),
                        failure.status(),
                        "give the nodes' DNS suffix with --node-suffix, or their addresses with"
                                + " --node NAME=ADDRESS")
                : failure;
    }
}
