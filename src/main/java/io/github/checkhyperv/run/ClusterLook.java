package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.ClusterView;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Gap;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Node;
import io.github.checkhyperv.check.Outcome;
import io.github.checkhyperv.check.StorageQosCheck;
import io.github.checkhyperv.facts.cluster.ClusterFacts;
import io.github.checkhyperv.facts.cluster.ClusterNode;
import io.github.checkhyperv.facts.cluster.ClusterProblem;
import io.github.checkhyperv.facts.cluster.FailoverCluster;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The look at a cluster: one of its nodes, or its name, tells the nodes; then those are asked side
 * by side, a second time where a machine may have migrated meanwhile; then the whole is judged. It
 * is no thread of its own: the node that comes last goes on with the next.
 */
final class ClusterLook implements Runnable {
    private final FleetRun fleet;
    private final Member.Cluster member;
    private final Seat seat;
    private final StepLog log = new StepLog();
    private final ClusterView view = new ClusterView();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Target> asked = new ArrayList<>();
    private final Map<String, Look> looks = new HashMap<>();
    private final List<MemoryBudget> memory = new ArrayList<>();
    private String name;
    private CredentialGate gate;
    private Deadline deadline;
    private int pending;
    private boolean again;

    ClusterLook(FleetRun fleet, Member.Cluster member, Seat seat) {
        this.fleet = fleet;
        this.member = member;
        this.seat = seat;
    }

    @Override
    public void run() {
        if (fleet.isOver()) {
            return; // Not reached.
        }
        Target target = member.target();
        seat.begin(target, log);
        gate = fleet.gate(target.mechanism());
        deadline = fleet.deadline(member.timeout());
        if (gate.isShut()) {
            end(new Failed(gate.notTried()));
            return;
        }
        try {
            ClusterFacts facts = facts(gated(target));
            name = facts.name();
            plan(facts.nodes());
            askAll();
        } catch (SessionException e) {
            told(target.name(), e.failure());
            end(Failed.of(e.failure(), target.whenTimedOut()));
        } catch (RuntimeException | Error e) {
            end(new Failed(Failure.ofFault(e)));
        } finally {
            gate.left(target.name());
        }
    }

    private Target gated(Target target) {
        return target.by(new GatedMechanism(target.mechanism(), gate, target.name(), deadline));
    }

    private void told(String host, Failure failure) {
        if (failure.problem().refusesAccount()) {
            gate.refused(host);
        }
    }

    private ClusterFacts facts(Target target) throws SessionException {
        try (MemoryBudget budget = fleet.memory();
                WmiHost host = fleet.check().connect(target, budget, deadline, log)) {
            return new FailoverCluster(target.address()).ask(host, budget, deadline, log);
        }
    }

    /** Who is to be asked, and who cannot be. */
    private void plan(List<ClusterNode> all) {
        Set<String> seen = new HashSet<>();
        for (ClusterNode node : all) {
            String key = node.name();
            if (!seen.add(node.name().toLowerCase(Locale.ROOT))) {
                key += " (again)";
                nodes.put(key, failed(node, ClusterProblem.NODE_TWICE));
                continue;
            }
            Optional<String> address = member.naming().address(node.name());
            if (node.state() == ClusterNode.State.DOWN) {
                nodes.put(key, Node.down(node.name()));
            } else if (node.state() != ClusterNode.State.RUNNING) {
                nodes.put(key, Node.failed(node.name(), state(node)));
            } else if (address.isEmpty()) {
                nodes.put(key, failed(node, ClusterProblem.NODE_NAME));
            } else {
                nodes.put(key, Node.judged(node.name()));
                asked.add(gated(member.target().at(node.name(), address.get())));
            }
        }
    }

    private static Node failed(ClusterNode node, ClusterProblem problem) {
        return Node.failed(node.name(), new Failure(Stage.JOIN, problem, ""));
    }

    private static Failure state(ClusterNode node) {
        ClusterProblem problem = ClusterProblem.NODE_STATE;
        String what = "the node is " + node.state().label();
        return new Failure(Stage.JOIN, problem, what, problem.remedy());
    }

    private synchronized void askAll() {
        pending = asked.size();
        if (pending == 0) {
            judge();
        }
        for (Target target : asked) {
            fleet.lanes().addFirst(() -> ask(target));
        }
    }

    private void ask(Target target) {
        MemoryBudget budget = fleet.memory();
        StepLog steps = new StepLog();
        try {
            Inventory inventory = fleet.check().look(target, budget, deadline, steps);
            answered(target, Optional.of(inventory), gap(inventory), steps, budget);
        } catch (SessionException e) {
            told(target.name(), e.failure());
            answered(target, Optional.empty(), Optional.of(e.failure()), steps, budget);
        } catch (RuntimeException | Error e) {
            Failure fault = Failure.ofFault(e);
            answered(target, Optional.empty(), Optional.of(fault), steps, budget);
        }
    }

    /** What came of asking a node. */
    private record Look(Optional<Inventory> inventory, StepLog steps) {}

    /** What a node should have shown and did not: then nothing is proven by it. */
    private static Optional<Failure> gap(Inventory inventory) {
        Optional<Gap> gap = inventory.gap();
        boolean counts = gap.isPresent() && (gap.get().total() || inventory.disks().isEmpty());
        return counts ? Optional.of(gap.get().failure()) : Optional.empty();
    }

    private synchronized void answered(
            Target target,
            Optional<Inventory> inventory,
            Optional<Failure> failure,
            StepLog steps,
            MemoryBudget budget) {
        boolean kept = inventory.isPresent() && budget.keep();
        looks.put(target.name(), new Look(kept ? inventory : Optional.empty(), steps));
        if (kept) {
            memory.add(budget);
        } else {
            budget.close();
        }
        // Who was judged and is silent when asked again has been judged: what is unclear stays so.
        if (failure.isPresent() && !again) {
            nodes.put(target.name(), Node.failed(target.name(), mendable(failure.get())));
        } else if (inventory.isPresent() && !kept) {
            nodes.put(target.name(), Node.failed(target.name(), HostLook.tooMuch()));
        }
        pending--;
        if (pending == 0) {
            takeIn();
            goOn();
        }
    }

    /** In the nodes' order, whoever answered first. */
    private void takeIn() {
        for (Target target : asked) {
            Look look = looks.get(target.name());
            log.addAll(target.name(), look.steps());
            if (look.inventory().isPresent()) {
                view.add(target.name(), look.inventory().get());
            }
        }
        looks.clear();
    }

    /** Names that only the cluster itself resolves are common; there is a way out of that here. */
    private static Failure mendable(Failure failure) {
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

    private void goOn() {
        if (!again && view.isUnclear()) {
            again = true;
            asked.removeIf(target -> nodes.get(target.name()).state() != Node.State.JUDGED);
            askAll();
        } else {
            judge();
        }
    }

    private void judge() {
        List<Node> all = new ArrayList<>(nodes.values());
        Target target = member.target();
        try {
            Inventory whole = view.inventory(name, all);
            end(
                    whole.nodes(Node.State.JUDGED) == 0
                            ? noneJudged(all)
                            : new StorageQosCheck(target.thresholds(), target.filter())
                                    .evaluate(whole));
        } catch (RuntimeException | Error e) {
            end(new Failed(Failure.ofFault(e)));
        }
    }

    /** What all nodes share is told once. */
    private Outcome noneJudged(List<Node> all) {
        Optional<Node> first = Optional.empty();
        boolean shared = true;
        for (Node node : all) {
            if (node.failure().isPresent()) {
                first = first.isEmpty() ? Optional.of(node) : first;
                shared &= first.get().failure().get().what().equals(node.failure().get().what());
            }
        }
        if (first.isEmpty()) {
            return new Failed(
                    new Failure(
                            Stage.JOIN,
                            ClusterProblem.NODE_STATE,
                            "all " + all.size() + " nodes of " + name + " are down",
                            "look at who answers there: one of them does"));
        }
        Failure failure = first.get().failure().get();
        String who =
                shared
                        ? "no node of " + name + " could be judged: "
                        : "no node of " + name + " could be judged, " + first.get().name() + ": ";
        return new Failed(
                member.target().thresholds().nodeFailed(),
                failure.about(who + failure.what(), failure.seen()));
    }

    private void end(Outcome outcome) {
        Target target = member.target();
        Answer answer =
                new Answer(
                        target.name(), target.thresholds(), outcome, log.steps(), seat.elapsed());
        boolean small = fleet.condenses(answer) || outcome instanceof Failed;
        if (small) {
            memory.forEach(MemoryBudget::close);
        }
        seat.take(fleet.condenses(answer) ? answer.condensed() : answer);
    }
}
