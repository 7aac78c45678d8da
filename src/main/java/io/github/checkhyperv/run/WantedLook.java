package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.FlowJoin;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Lack;
import io.github.checkhyperv.check.Pool;
import io.github.checkhyperv.check.StorageQos;
import io.github.checkhyperv.facts.counters.CounterProblem;
import io.github.checkhyperv.facts.counters.DeviceCounters;
import io.github.checkhyperv.facts.counters.DeviceSample;
import io.github.checkhyperv.facts.counters.Measurements;
import io.github.checkhyperv.facts.hyperv.HostPools;
import io.github.checkhyperv.facts.hyperv.HypervHost;
import io.github.checkhyperv.facts.hyperv.ResourcePools;
import io.github.checkhyperv.facts.policies.QosPolicies;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A look at a host with what is wanted beside the verdict, on the one connection there is. */
final class WantedLook {
    /** A rate over less is chance. */
    private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Of the time that is left, the part in which the first sample has to come. */
    private static final int FIRST_PART = 4;

    private final WmiHost host;
    private final Wanted wanted;
    private final MemoryBudget memory;
    private final Deadline deadline;
    private final Step.Listener steps;
    private final SideQuestions questions;
    private final DeviceCounters counters = new DeviceCounters();
    private Inventory inventory;

    WantedLook(
            WmiHost host,
            Wanted wanted,
            MemoryBudget memory,
            Deadline deadline,
            Step.Listener steps) {
        this.host = host;
        this.wanted = wanted;
        this.memory = memory;
        this.deadline = deadline;
        this.steps = steps;
        this.questions = new SideQuestions(host, memory, deadline, steps);
    }

    /**
     * What the host has, with what is wanted.
     *
     * @param source of what the verdict stands on
     */
    Inventory inventory(HypervHost source) throws SessionException {
        Optional<DeviceSample> first =
                wanted.measure()
                        ? questions.ask(Lack.Kind.MEASURE, counters, FIRST_PART)
                        : Optional.empty();
        long start = System.nanoTime();
        inventory = source.ask(host, memory, deadline, steps);
        Optional<List<Pool>> pools = wanted.pools() ? pools(source) : Optional.empty();
        Optional<StorageQos> told = wanted.policies() ? storageQos() : Optional.empty();
        if (first.isPresent()) {
            measure(first.get(), start);
        }
        Extras extras = new Extras(wanted.measure(), told, pools, questions.lacks());
        return inventory
                .with(extras, inventory.disks(), inventory.missing())
                .with(questions.queries());
    }

    private Optional<List<Pool>> pools(HypervHost source) {
        Optional<HostPools> found = questions.ask(Lack.Kind.POOLS, new ResourcePools());
        boolean again = found.isPresent() && found.get().isUnexplainedBy(inventory.disks());
        boolean twice = again && isAskedAgain(source);
        if (twice) {
            found = questions.ask(Lack.Kind.POOLS, new ResourcePools());
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        HostPools pools = found.get();
        inventory =
                inventory.with(
                        Extras.NONE, pools.of(inventory.disks()), pools.of(inventory.missing()));
        return Optional.of(twice ? pools.judgedBy(inventory.disks()) : pools.pools());
    }

    /** A disk may have come to be short in between; what was known before stays if that fails. */
    private boolean isAskedAgain(HypervHost source) {
        try {
            inventory = source.ask(host, memory, deadline, steps);
            return true;
        } catch (SessionException e) {
            questions.lack(Lack.Kind.POOLS, List.of(e.failure()));
            return false;
        }
    }

    private Optional<StorageQos> storageQos() {
        Optional<StorageQos> told = questions.ask(Lack.Kind.POLICIES, new QosPolicies());
        if (told.isEmpty()) {
            return told;
        }
        inventory = FlowJoin.join(inventory, told.get());
        return inventory.extras().get().storageQos();
    }

    private void measure(DeviceSample first, long start) {
        if (!hasPassed(start)) {
            Failure late = new Failure(Stage.QUERY, CounterProblem.NO_TIME_TO_MEASURE, "");
            questions.lack(Lack.Kind.MEASURE, List.of(late));
            return;
        }
        Optional<DeviceSample> second = questions.ask(Lack.Kind.MEASURE, counters);
        if (second.isPresent()) {
            Measurements measurements = new Measurements(first, second.get());
            inventory =
                    inventory.with(
                            inventory.extras().orElse(Extras.NONE),
                            measurements.of(inventory.disks()),
                            inventory.missing());
            questions.lack(Lack.Kind.MEASURE, measurements.lacks());
        }
    }

    /** Waits until the two samples are far enough apart; false where there is no time for that. */
    private boolean hasPassed(long start) {
        long nanos = LEAST_NANOS - (System.nanoTime() - start);
        if (nanos <= 0 || !host.isLive()) {
            return true;
        }
        if (TimeUnit.NANOSECONDS.toMillis(nanos) >= questions.millisLeft()) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
