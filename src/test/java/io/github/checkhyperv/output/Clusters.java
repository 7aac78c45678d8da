package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.disk;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Disks;
import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Node;
import io.github.checkhyperv.check.Outcome;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.StorageQosCheck;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clusters for tests. */
final class Clusters {
    static final VirtualDisk BELOW = disk("SQL", "b.vhdx", 500, 3, 32788).on("HV02");
    static final VirtualDisk FINE = disk("SQL", "a.vhdx", 100, 2).on("HV01");
    static final VirtualDisk DEGRADED = disk("WEB", "full.vhdx", 0, 3, 32794).on("HV01");
    static final Node HV01 = Node.judged("HV01");
    static final Node HV02 = Node.judged("HV02");
    static final Node DOWN = Node.down("HV03");
    static final Node FAILED = failed("HV04");

    private Clusters() {}

    static Node failed(String name) {
        return Node.failed(
                name, new Failure(Stage.CONNECT, GeneralProblem.TIMED_OUT, "10.0.0.4 port 135"));
    }

    static Inventory inventory(List<Node> nodes, VirtualDisk... disks) {
        return new Inventory(
                "HVCLUSTER01",
                Optional.empty(),
                List.of(disks),
                List.of(),
                0,
                List.of(),
                Map.of(),
                nodes);
    }

    static Answer of(List<Node> nodes, VirtualDisk... disks) {
        return Answers.of(Disks.report(inventory(nodes, disks)));
    }

    /** One of each: a disk below, a fine one, nodes judged, down and failed. */
    static Answer mixed() {
        return of(List.of(HV01, HV02, DOWN, FAILED), FINE, BELOW);
    }

    /** Judged with other states for nodes than by default. */
    static Outcome judge(Status down, Status failed, Inventory inventory) {
        Thresholds usual = Thresholds.defaults();
        Thresholds thresholds =
                new Thresholds(
                        usual.warning(),
                        usual.critical(),
                        usual.degraded(),
                        usual.noDisks(),
                        usual.noMatch(),
                        usual.partial(),
                        down,
                        failed,
                        usual.ignored());
        return new StorageQosCheck(thresholds, Filter.NONE).evaluate(inventory);
    }

    /** A cluster whose nodes and disks are called what breaks things. */
    static Answer hostile() {
        Inventory host = ((Report) Answers.hostile().outcome()).inventory();
        String name = "n\n|\u001b\"\\'=";
        VirtualDisk[] disks = new VirtualDisk[host.disks().size()];
        for (int i = 0; i < disks.length; i++) {
            disks[i] = host.disks().get(i).on(name);
        }
        return of(
                List.of(
                        Node.judged(name),
                        Node.judged("n\r|\u001b\"\\'="),
                        Node.down(name),
                        failed(name),
                        failed("x".repeat(10_000))),
                disks);
    }
}
