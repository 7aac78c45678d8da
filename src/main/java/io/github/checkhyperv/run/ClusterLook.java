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
import io.github.checkhyperv.facts.cluster.FailoverCluster;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The look at a cluster: one of its nodes, or its name, tells the nodes; then those are asked side
 * by side, a second time where a machine may have migrated meanwhile; then the whole is judged. It
 * is no thread of its own: the node that comes last goes on with the next.
 */
final class ClusterLook implements Runnable {
    private final FleetRun fleet;
    private final Member.Cluster member;
    private final HostCheck check;
    private final Seat seat;
    private final StepLog log = new StepLog();
    private final ClusterView view = new ClusterView();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Target> asked = new ArrayList<>();
    private final Map<String, Look> looks = new HashMap<>();
    private final List<MemoryBudget> memory = new ArrayList<>();
    private final StorageLook storage;
    private String name;
    private CredentialGate gate;
    private Deadline deadline;
    private int pending;
    private boolean again;

    ClusterLook(FleetRun fleet, Member.Cluster member, Seat seat) {
        this.fleet = fleet;
        this.member = member;
        this.check = new HostCheck(member.connector());
        this.seat = seat;
        this.storage = new StorageLook(member.target().wanted());
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
            seat.takeUnasked(answer(new Failed(gate.notTried())));
            return;
        }
        try {
            ClusterFacts facts = facts(gated(target));
            name = facts.name();
            for (NodePlan plan : NodePlan.of(facts.nodes(), member.naming())) {
                nodes.put(plan.key(), plan.node());
                if (plan.address().isPresent()) {
                    asked.add(gated(target.asNode().at(plan.key(), plan.address().get())));
                }
            }
            askAll();
        } catch (SessionException e) {
            if (e.problem() == RunProblem.ACCOUNT_IN_TRIAL) {
                seat.leave();
                gate.park(() -> fleet.lanes().add(new ClusterLook(fleet, member, seat)));
                return;
            }
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
        MemoryBudget budget = fleet.memory();
        try (WmiHost host = check.connect(target, budget, deadline, log)) {
            ClusterFacts facts =
                    new FailoverCluster(target.address()).ask(host, budget, deadline, log);
            if (storage.isHere()) {
                storage.ask(host, budget, deadline, log);
            }
            return facts;
        } finally {
            keepStorage(budget);
        }
    }

    /** Goes on with what the storage told as long as there is room for it. */
    private synchronized void keepStorage(MemoryBudget budget) {
        if (storage.hasTold() && budget.keep()) {
            memory.add(budget);
            return;
        }
        budget.close();
        if (storage.hasTold()) {
            storage.forget(HostLook.tooMuch());
        }
    }

    private void askStorage(Target target) {
        StepLog steps = new StepLog();
        MemoryBudget budget = fleet.memory();
        try (WmiHost host = check.connect(target, budget, deadline, steps)) {
            storage.ask(host, budget, deadline, steps);
        } catch (SessionException e) {
            told(target.name(), e.failure());
            storage.failed(e.failure());
        } catch (RuntimeException | Error e) {
            storage.failed(Failure.ofFault(e));
        }
        keepStorage(budget);
        log.addAll(target.name(), steps);
        arrived();
    }

    private synchronized void askAll() {
        Optional<String> other = again ? Optional.empty() : storage.elsewhere();
        pending = asked.size() + (other.isPresent() ? 1 : 0);
        if (pending == 0) {
            judge();
        }
        if (other.isPresent()) {
            Target target = gated(member.target().at(other.get(), other.get()));
            fleet.lanes().addFirst(() -> askStorage(target));
        }
        for (Target target : asked) {
            fleet.lanes().addFirst(() -> ask(target));
        }
    }

    private void ask(Target target) {
        MemoryBudget budget = fleet.memory();
        StepLog steps = new StepLog();
        try {
            Inventory inventory = check.look(target, budget, deadline, steps);
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
            nodes.put(target.name(), Node.failed(target.name(), NodePlan.mendable(failure.get())));
        } else if (inventory.isPresent() && !kept) {
            nodes.put(target.name(), Node.failed(target.name(), HostLook.tooMuch()));
        }
        arrived();
    }

    private synchronized void arrived() {
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
            Inventory whole = storage.joined(view.inventory(name, all));
            end(
                    whole.nodes(Node.State.JUDGED) == 0
                            ? new NoneJudged(name, all).failed(target.thresholds().nodeFailed())
                            : new StorageQosCheck(target.thresholds(), target.filter())
                                    .evaluate(whole));
        } catch (RuntimeException | Error e) {
            end(new Failed(Failure.ofFault(e)));
        }
    }

    private Answer answer(Outcome outcome) {
        return new Answer(member.name(), member.thresholds(), outcome, log.steps(), seat.elapsed());
    }

    private void end(Outcome outcome) {
        Answer answer = answer(outcome);
        boolean small = fleet.condenses(answer) || outcome instanceof Failed;
        if (small) {
            memory.forEach(MemoryBudget::close);
        }
        seat.take(fleet.condenses(answer) ? answer.condensed() : answer);
    }
}
