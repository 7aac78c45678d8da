package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Outcome;
import io.github.checkhyperv.check.StorageQosCheck;
import io.github.checkhyperv.facts.hyperv.HypervHost;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import java.time.Duration;

/**
 * Looks at one host and judges it. All of a look is confined to the thread that calls, and nothing
 * of it is left when that returns; only its log may be read by others meanwhile.
 */
public final class HostCheck {
    private final HostConnector connector;

    /** Reaches hosts in this way. */
    public HostCheck(HostConnector connector) {
        this.connector = connector;
    }

    /**
     * The answer of a host; whatever fails is an answer, too.
     *
     * @param memory what it may take of this machine's
     * @param deadline no waiting outlasts it
     * @param log gets the steps
     */
    public Answer answer(Target target, MemoryBudget memory, Deadline deadline, StepLog log) {
        long start = System.nanoTime();
        Outcome outcome;
        try {
            Inventory inventory = look(target, memory, deadline, log);
            outcome = new StorageQosCheck(target.thresholds(), target.filter()).evaluate(inventory);
        } catch (SessionException e) {
            outcome = Failed.of(e.failure(), target.whenTimedOut());
        } catch (RuntimeException | Error e) {
            outcome = new Failed(Failure.ofFault(e));
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return new Answer(target.name(), target.thresholds(), outcome, log.steps(), elapsed);
    }

    /** What a look at a host finds, before anything is filtered or judged. */
    Inventory look(Target target, MemoryBudget memory, Deadline deadline, StepLog log)
            throws SessionException {
        try (WmiHost host = connect(target, memory, deadline, log)) {
            return target.wanted().isPresent()
                    ? new WantedLook(host, target.wanted().get(), memory, deadline, log)
                            .inventory(new HypervHost(target.address()))
                    : inventory(host, target.address(), memory, deadline, log);
        }
    }

    /** A session with a host. */
    WmiHost connect(Target target, MemoryBudget memory, Deadline deadline, StepLog log)
            throws SessionException {
        return connector.connect(
                target.address(), target.port(), target.mechanism(), memory, deadline, log);
    }

    /**
     * What a look at a host finds, before anything is filtered or judged.
     *
     * @param address the host's, as the operator gave it
     * @param steps is told of each finished step
     */
    public static Inventory inventory(
            WmiHost host,
            String address,
            MemoryBudget memory,
            Deadline deadline,
            Step.Listener steps)
            throws SessionException {
        return new HypervHost(address).ask(host, memory, deadline, steps);
    }
}
