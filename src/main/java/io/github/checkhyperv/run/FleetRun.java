package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.net.SharedMemory;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Mechanism;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at many hosts and clusters side by side: so many at a time, each with a deadline of its
 * own, all with one memory budget, and no account tried on where it was refused.
 */
public final class FleetRun {
    /** What the values of all hosts may take: a host that is asked alone may take as much. */
    private static final long MEMORY = 96L << 20;

    private final Lanes lanes;
    private final SharedMemory memory;
    private final Deadline deadline;
    private final Deadline end;
    private final boolean condense;
    private final Map<Credentials, CredentialGate> gates = new IdentityHashMap<>();

    /**
     * A run that is yet to begin.
     *
     * @param concurrency looks at a time
     * @param condense whether of those that are OK only their counts matter
     * @param deadline of all looks
     * @param end when answers are taken as far as they have come; somewhat later, as what looks
     *     have found is judged in between
     */
    public FleetRun(int concurrency, boolean condense, Deadline deadline, Deadline end) {
        this.lanes = new Lanes(concurrency);
        this.memory = new SharedMemory(MEMORY, concurrency);
        this.condense = condense;
        this.deadline = deadline;
        this.end = end;
    }

    /**
     * The answers of all members, in their order.
     *
     * @param progress is told of each answer, on any thread
     */
    public List<Told> answers(List<Member> members, Progress progress) {
        List<Seat> seats = new ArrayList<>(members.size());
        for (Member member : members) {
            Seat seat = new Seat(member, progress);
            seats.add(seat);
            if (member instanceof Member.Host host) {
                lanes.add(new HostLook(this, host, seat));
            } else if (member instanceof Member.Cluster cluster) {
                lanes.add(new ClusterLook(this, cluster, seat));
            } else {
                seat.takeUnasked(((Member.Answered) member).answer());
            }
        }
        lanes.await(end);
        List<Told> answers = new ArrayList<>(seats.size());
        for (Seat seat : seats) {
            answers.add(seat.told());
        }
        return answers;
    }

    Lanes lanes() {
        return lanes;
    }

    /** A host's part of the memory. */
    MemoryBudget memory() {
        return memory.part();
    }

    /** Whether it is too late to begin a look. */
    boolean isOver() {
        return deadline.hasPassed();
    }

    /** A deadline so far ahead, or the run's if that is sooner. */
    Deadline deadline(Duration timeout) {
        return Deadline.in(timeout).or(deadline);
    }

    /** The gate of those that share an account. */
    synchronized CredentialGate gate(Mechanism mechanism) {
        return gates.computeIfAbsent(mechanism.credentials(), key -> new CredentialGate());
    }

    /** What is kept of an answer; whether its disks are part of that. */
    boolean condenses(Answer answer) {
        return condense && answer.status() == Status.OK;
    }
}
