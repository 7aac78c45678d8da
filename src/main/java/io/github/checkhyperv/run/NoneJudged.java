package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Node;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.facts.cluster.ClusterProblem;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * A cluster of which no node could be judged.
 *
 * @param cluster its name
 * @param nodes all of them
 */
record NoneJudged(String cluster, List<Node> nodes) {

    /** One failure for the whole; what all nodes share is told once. */
    Failed failed(Status status) {
        List<Node> failed = new ArrayList<>(nodes);
        failed.removeIf(node -> node.failure().isEmpty());
        String who = "no node of " + cluster + " could be judged";
        if (failed.isEmpty()) {
            return new Failed(
                    status,
                    new Failure(
                            Stage.JOIN,
                            ClusterProblem.NODE_STATE,
                            who + ": all " + nodes.size() + " are down",
                            "look at who answers there: one of them does"));
        }
        Node first = failed.get(0);
        Failure failure = first.failure().orElseThrow();
        String one = isShared(failed, failure.what()) ? "" : ", " + first.name();
        return new Failed(status, failure.about(who + one + ": " + failure.what(), failure.seen()));
    }

    private static boolean isShared(List<Node> failed, String what) {
        for (Node node : failed) {
            if (!node.failure().orElseThrow().what().equals(what)) {
                return false;
            }
        }
        return true;
    }
}
