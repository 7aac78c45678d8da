package io.github.checkhyperv.facts.hyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Disks;
import io.github.checkhyperv.check.Pool;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ResourcePoolsTest {
    private static final String POOL = "Microsoft:70BB60D2-A9D3-46AA-B654-3DE53004B4F8";
    private static final String DEVICE = "83F8638B-8DCA-4152-9EDA-2CA8B33039B4\\\\0\\\\0\\\\L";

    private final FakeHost host =
            new FakeHost()
                    .knows("Msvm_ResourcePool", "InstanceID", "PoolID", "Primordial")
                    .knows("Msvm_ResourcePool", "OperationalStatus", "Reserved", "Capacity")
                    .knows("Msvm_ResourcePool", "AllocationUnits")
                    .knows("Msvm_ElementAllocatedFromPool", "Antecedent", "Dependent");

    private HostPools ask() throws SessionException {
        return new ResourcePools()
                .ask(
                        host,
                        MemoryBudget.ofOneHost(),
                        Deadline.in(Duration.ofSeconds(5)),
                        Step.Listener.NONE)
                .found();
    }

    private void pool(List<Integer> statuses) {
        host.row(
                "Msvm_ResourcePool",
                "InstanceID",
                POOL,
                "PoolID",
                "",
                "Primordial",
                true,
                "OperationalStatus",
                statuses,
                "Reserved",
                9L,
                "AllocationUnits",
                "byte");
    }

    private void element(String className) {
        host.row(
                "Msvm_ElementAllocatedFromPool",
                "Antecedent",
                "\\\\HV\\root\\virtualization\\v2:Msvm_ResourcePool.InstanceID=\"" + POOL + "\"",
                "Dependent",
                "\\\\HV\\root\\virtualization\\v2:"
                        + className
                        + ".CreationClassName=\"Msvm_LogicalDisk\",DeviceID=\"Microsoft:"
                        + DEVICE
                        + "\",SystemName=\""
                        + FakeHost.VM1
                        + "\"");
    }

    private static VirtualDisk disk(Integer... statuses) {
        return new VirtualDisk(
                FakeHost.VM1,
                Optional.of("SQL1"),
                "Microsoft:" + FakeHost.VM1 + "\\" + FakeHost.IDE + "0\\L",
                Optional.empty(),
                Disks.statuses(statuses));
    }

    @Test
    void aPoolIsReadWithWhatTheHostSaysOfIt() throws Exception {
        pool(List.of(3, 32788));
        Pool pool = ask().pools().get(0);
        assertTrue(pool.primordial());
        assertTrue(pool.belowReservation());
        assertEquals(OptionalLong.of(9), pool.reserved());
        assertEquals(OptionalLong.empty(), pool.capacity());
        assertEquals(Optional.of("byte"), pool.units());
    }

    @Test
    void aDiskComesFromThePoolThatTheAssociationNames() throws Exception {
        pool(List.of(2));
        element("Msvm_LogicalDisk");
        assertEquals(Optional.of(POOL), ask().of(List.of(disk(2))).get(0).pool());
    }

    @Test
    void anotherDeviceOfTheSameNameIsNotTheDisk() throws Exception {
        pool(List.of(2));
        element("Msvm_Processor");
        assertEquals(Optional.empty(), ask().of(List.of(disk(2))).get(0).pool());
    }

    @Test
    void aPoolBelowItsReservationIsExplainedByADiskThatIs() throws Exception {
        pool(List.of(3, 32788));
        HostPools pools = ask();
        assertFalse(pools.isUnexplainedBy(List.of(disk(2), disk(3, 32788))));
        assertFalse(pools.judgedBy(List.of(disk(3, 32788))).get(0).unexplained());
        assertTrue(pools.isUnexplainedBy(List.of(disk(2))));
        assertTrue(pools.judgedBy(List.of(disk(2))).get(0).unexplained());
        assertTrue(pools.isUnexplainedBy(List.of()));
    }

    @Test
    void aRefusedClassIsNamed() {
        host.refuse(
                "Msvm_ElementAllocatedFromPool",
                new SessionException(WmiProblem.QUERY_FAILED, Stage.QUERY, "", 0x80041001));
        SessionException e = assertThrows(SessionException.class, this::ask);
        assertTrue(e.failure().what().contains("Msvm_ElementAllocatedFromPool"));
    }
}
