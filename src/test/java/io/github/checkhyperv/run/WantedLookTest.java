package io.github.checkhyperv.run;

import static io.github.checkhyperv.facts.hyperv.FakeHost.IDE;
import static io.github.checkhyperv.facts.hyperv.FakeHost.VM1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Lack;
import io.github.checkhyperv.facts.hyperv.FakeHost;
import io.github.checkhyperv.facts.hyperv.HypervHost;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a host says to questions beside the verdict changes no verdict. */
class WantedLookTest {
    private static final String COUNTERS = "Win32_PerfRawData_Counters_HyperVVirtualStorageDevice";
    private static final String POOLS = "Msvm_ResourcePool";
    private static final String ELEMENTS = "Msvm_ElementAllocatedFromPool";
    private static final String DISKS = "Msvm_LogicalDisk";
    private static final Wanted ALL = new Wanted(true, true, true, Optional.empty());
    private static final Wanted ONLY_POOLS = new Wanted(false, false, true, Optional.empty());

    private final FakeHost host =
            FakeHost.withVm()
                    .disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 500, List.of(2))
                    .knows(POOLS, "InstanceID", "PoolID", "Primordial", "OperationalStatus")
                    .knows(POOLS, "Reserved", "Capacity", "AllocationUnits")
                    .knows(ELEMENTS, "Antecedent", "Dependent");

    private Inventory look(Wanted wanted) throws SessionException {
        return new WantedLook(
                        host,
                        wanted,
                        MemoryBudget.ofOneHost(),
                        Deadline.in(Duration.ofSeconds(10)),
                        Step.Listener.NONE)
                .inventory(new HypervHost("hv01"));
    }

    private void pool(List<Integer> statuses) {
        host.clear(POOLS);
        host.row(POOLS, "InstanceID", "P", "OperationalStatus", statuses);
    }

    @Test
    void whatIsNotThereIsToldOnceForEachKindAndTheDisksStay() throws Exception {
        host.withoutClass(POOLS);
        Inventory inventory = look(ALL);
        assertEquals(1, inventory.disks().size());
        Extras extras = inventory.extras().orElseThrow();
        assertEquals(
                List.of(Lack.Kind.MEASURE, Lack.Kind.POOLS, Lack.Kind.POLICIES),
                extras.lacks().stream().map(Lack::kind).toList());
        assertTrue(extras.measured());
        assertEquals(Optional.empty(), extras.pools());
        assertEquals(Optional.empty(), extras.storageQos());
    }

    @Test
    void aQuestionThatBreaksOffIsToldAndTheDisksStay() throws Exception {
        host.refuse(POOLS, new SessionException(GeneralProblem.TIMED_OUT, Stage.QUERY, "too slow"));
        Inventory inventory = look(ONLY_POOLS);
        assertEquals(1, inventory.disks().size());
        Lack lack = inventory.extras().orElseThrow().lacks().get(0);
        assertEquals(GeneralProblem.TIMED_OUT, lack.failure().problem());
    }

    @Test
    void onlyWhatIsWantedIsAsked() throws Exception {
        pool(List.of(2));
        look(ONLY_POOLS);
        assertTrue(host.asked.contains(POOLS));
        assertTrue(host.asked.stream().noneMatch(name -> name.startsWith("MSFT_")));
        assertTrue(host.asked.stream().noneMatch(name -> name.startsWith("Win32_")));
    }

    @Test
    void countersAreAskedFirstAndLast() throws Exception {
        host.namespaces(HypervHost.NAMESPACE, "root\\cimv2");
        host.knows(COUNTERS, "Name", "NormalizedThroughput", "Latency", "Latency_Base");
        host.knows(COUNTERS, "QueueLength", "ReadBytesPersec", "WriteBytesPersec");
        host.knows(COUNTERS, "ReadOperationsPerSec", "WriteOperationsPerSec", "ErrorCount");
        host.knows(COUNTERS, "Timestamp_PerfTime", "Frequency_PerfTime");
        look(new Wanted(true, false, false, Optional.empty()));
        assertEquals(COUNTERS, host.asked.get(0));
        assertEquals(COUNTERS, host.asked.get(host.asked.size() - 1));
        assertEquals(2, host.asked.stream().filter(COUNTERS::equals).count());
    }

    @Test
    void aPoolThatNoDiskExplainsIsBelievedOnlyTheSecondTime() throws Exception {
        pool(List.of(3, 32788));
        assertEquals(1, look(ONLY_POOLS).extras().orElseThrow().unexplainedPools());
        assertEquals(2, host.asked.stream().filter(POOLS::equals).count());
        assertEquals(2, host.asked.stream().filter(DISKS::equals).count());
    }

    @Test
    void aPoolThatIsWellTheSecondTimeIsWell() throws Exception {
        pool(List.of(3, 32788));
        host.before(POOLS, 2, () -> pool(List.of(2)));
        assertEquals(0, look(ONLY_POOLS).extras().orElseThrow().unexplainedPools());
    }

    @Test
    void aDiskThatCameToBeShortInBetweenExplainsItsPoolAndIsNotLost() throws Exception {
        pool(List.of(3, 32788));
        host.before(DISKS, 2, () -> host.setAll(DISKS, "OperationalStatus", List.of(3, 32788)));
        Inventory inventory = look(ONLY_POOLS);
        assertEquals(0, inventory.extras().orElseThrow().unexplainedPools());
        assertTrue(inventory.disks().get(0).belowReservation());
    }

    @Test
    void disksThatCannotBeAskedForAgainKeepTheFirstAnswer() throws Exception {
        pool(List.of(3, 32788));
        host.before(
                DISKS,
                2,
                () ->
                        host.refuse(
                                DISKS,
                                new SessionException(
                                        GeneralProblem.TIMED_OUT, Stage.QUERY, "too slow")));
        Inventory inventory = look(ONLY_POOLS);
        assertEquals(1, inventory.disks().size());
        Extras extras = inventory.extras().orElseThrow();
        assertEquals(0, extras.unexplainedPools());
        assertEquals(GeneralProblem.TIMED_OUT, extras.lacks().get(0).failure().problem());
    }

    @Test
    void theQueriesAreThoseOfTheVerdictAndThenTheOthers() throws Exception {
        pool(List.of(2));
        List<String> texts =
                look(ONLY_POOLS).queries().stream().map(query -> query.text()).toList();
        assertTrue(texts.get(0).contains(DISKS));
        assertTrue(texts.get(texts.size() - 1).contains(ELEMENTS));
    }
}
