package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;

/** The look at one host of many. */
final class HostLook implements Runnable {
    private final FleetRun fleet;
    private final Member.Host member;
    private final Seat seat;

    HostLook(FleetRun fleet, Member.Host member, Seat seat) {
        this.fleet = fleet;
        this.member = member;
        this.seat = seat;
    }

    @Override
    public void run() {
        if (fleet.isOver()) {
            return; // Not reached.
        }
        StepLog log = new StepLog();
        Target target = member.target();
        seat.begin(target, log);
        CredentialGate gate = fleet.gate(target.mechanism());
        if (gate.isShut()) {
            seat.takeUnasked(answer(target, gate.notTried(), log));
            return;
        }
        Deadline deadline = fleet.deadline(member.timeout());
        MemoryBudget memory = fleet.memory();
        Target gated =
                target.by(new GatedMechanism(target.mechanism(), gate, target.name(), deadline));
        Answer answer = new HostCheck(member.connector()).answer(gated, memory, deadline, log);
        tell(gate, answer);
        if (answer.outcome() instanceof Failed failed
                && failed.failure().problem() == RunProblem.ACCOUNT_IN_TRIAL) {
            memory.close();
            seat.leave();
            gate.park(() -> fleet.lanes().add(this));
            return;
        }
        takeSeat(answer, memory, log);
    }

    private static void tell(CredentialGate gate, Answer answer) {
        if (answer.outcome() instanceof Failed failed
                && failed.failure().problem().refusesAccount()) {
            gate.refused(answer.address());
        }
        gate.left(answer.address());
    }

    private void takeSeat(Answer answer, MemoryBudget memory, StepLog log) {
        if (fleet.condenses(answer) || answer.outcome() instanceof Failed) {
            memory.close();
            seat.take(fleet.condenses(answer) ? answer.condensed() : answer);
        } else if (memory.keep()) {
            seat.take(answer);
        } else {
            memory.close();
            seat.takeUnasked(answer(member.target(), tooMuch(), log));
        }
    }

    /** That all hosts together have more than can be shown of them. */
    static Failure tooMuch() {
        return new Failure(
                Stage.JUDGE,
                GeneralProblem.TOO_LARGE,
                "the hosts of this run have more than it can keep",
                "divide the list with --shard");
    }

    private Answer answer(Target target, Failure failure, StepLog log) {
        return new Answer(
                target.name(),
                target.thresholds(),
                new Failed(failure),
                log.steps(),
                seat.elapsed());
    }
}
