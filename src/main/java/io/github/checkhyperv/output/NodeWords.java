package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Node;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import java.util.Locale;

/** What a cluster's nodes are called; a host, which has none, does without this. */
final class NodeWords {
    private NodeWords() {}

    /** The name of a state that machines read. */
    static String id(Node.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** What nodes give the whole. */
    static Status status(Report report) {
        Inventory inventory = report.inventory();
        boolean down = inventory.nodes(Node.State.DOWN) > 0;
        boolean failed = inventory.nodes(Node.State.FAILED) > 0;
        Status status = down ? report.thresholds().nodeDown() : Status.OK;
        return failed ? status.or(report.thresholds().nodeFailed()) : status;
    }

    /** What stands behind the cluster's name: {@code 4 nodes, 1 down}. */
    static String aside(Inventory inventory) {
        StringBuilder text = new StringBuilder(Text.count(inventory.nodes().size(), "node"));
        append(text, inventory.nodes(Node.State.DOWN), " down");
        append(text, inventory.nodes(Node.State.FAILED), " failed");
        return text.toString();
    }

    /** What the headline leads with where nodes are all that is wrong. */
    static String lead(Report report) {
        Inventory inventory = report.inventory();
        int down = inventory.nodes(Node.State.DOWN);
        int failed = inventory.nodes(Node.State.FAILED);
        boolean downIsWorse =
                down > 0 && report.thresholds().nodeDown() == status(report) || failed == 0;
        int first = downIsWorse ? down : failed;
        StringBuilder text = new StringBuilder().append(first).append(" of ");
        text.append(Text.count(inventory.nodes().size(), "node"));
        text.append(downIsWorse ? " down" : " not judged");
        append(text, downIsWorse ? failed : down, downIsWorse ? " not judged" : " down");
        return text.toString();
    }

    private static void append(StringBuilder text, int count, String what) {
        if (count > 0) {
            text.append(", ").append(count).append(what);
        }
    }
}
