package io.github.checkhyperv.simhost.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.cim.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolsTest {
    private static final String POOL = "Msvm_ResourcePool";
    private static final String ALLOCATED = "Msvm_ElementAllocatedFromPool";
    private static final String PRIMORDIAL = "Microsoft:70BB60D2-A9D3-46AA-B654-3DE53004B4F8";
    private static final List<Long> BELOW = List.of(3L, 32788L);

    private static Namespace v2(Scenario scenario) {
        return RepositoryBuilder.build(scenario).namespace("root\\virtualization\\v2");
    }

    private static List<Row> rows(Scenario scenario, String className) {
        Namespace v2 = v2(scenario);
        return v2.instances(v2.type(className).orElseThrow());
    }

    private static Row pool(Scenario scenario, String instanceId) {
        return rows(scenario, POOL).stream()
                .filter(row -> instanceId.equals(row.get("InstanceID")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void primordialPoolSaysThatADiskOfItIsBelow() {
        Row below = pool(Scenario.named("one-disk-below"), PRIMORDIAL);
        assertEquals(BELOW, below.get("OperationalStatus"));
        assertEquals("", below.get("PoolID"));
        assertEquals(true, below.get("Primordial"));
        assertEquals("Microsoft:Hyper-V:Virtual Hard Disk", below.get("ResourceSubType"));
        Row fine = pool(Scenario.named("healthy"), PRIMORDIAL);
        assertEquals(List.of(2L), fine.get("OperationalStatus"));
    }

    @Test
    void otherPoolsAreOfOtherDevices() {
        long disks =
                rows(Scenario.named("healthy"), POOL).stream()
                        .filter(row -> row.get("ResourceSubType").toString().endsWith("Hard Disk"))
                        .count();
        assertEquals(1, disks);
        assertTrue(rows(Scenario.named("healthy"), POOL).size() > 1);
    }

    @Test
    void aPoolOfItsOwnHasACapacityAndItsDisks() {
        Scenario scenario = Scenario.named("facts-2022");
        Row fast = pool(scenario, "Microsoft:5C1E0D2B-7A3F-4E6D-9B8C-0A1B2C3D4E5F");
        assertEquals("Fast", fast.get("PoolID"));
        assertEquals(false, fast.get("Primordial"));
        assertEquals(4L, fast.get("Capacity"));
        assertEquals(1L, fast.get("Reserved"));
        assertEquals(BELOW, fast.get("OperationalStatus"));
        assertEquals(1, dependents(scenario, "5C1E0D2B-7A3F-4E6D-9B8C-0A1B2C3D4E5F").size());
        assertEquals(4, dependents(scenario, "70BB60D2-A9D3-46AA-B654-3DE53004B4F8").size());
    }

    private static List<String> dependents(Scenario scenario, String pool) {
        return rows(scenario, ALLOCATED).stream()
                .filter(row -> row.get("Antecedent").toString().contains(pool))
                .map(row -> row.get("Dependent").toString())
                .toList();
    }

    @Test
    void associationIsWrittenAsARealHostWritesIt() {
        Disk disk = Disk.of("83F8638B-8DCA-4152-9EDA-2CA8B33039B4\\0\\0\\L", "C:\\x.vhdx", 0, 2);
        Scenario scenario =
                Scenario.of(Machine.of("VM", "A1576C71-F505-4D1B-9B78-2CFD971B0F31", disk))
                        .onHost("WIN-667A0LKMU6R");
        Row row =
                rows(scenario, ALLOCATED).stream()
                        .filter(each -> each.get("Dependent").toString().contains("LogicalDisk"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                "\\\\WIN-667A0LKMU6R\\root\\virtualization\\v2:Msvm_ResourcePool.InstanceID="
                        + "\"Microsoft:70BB60D2-A9D3-46AA-B654-3DE53004B4F8\"",
                row.get("Antecedent"));
        assertEquals(
                "\\\\WIN-667A0LKMU6R\\root\\virtualization\\v2:Msvm_LogicalDisk.CreationClassName="
                        + "\"Msvm_LogicalDisk\",DeviceID=\"Microsoft:83F8638B-8DCA-4152-9EDA-"
                        + "2CA8B33039B4\\\\0\\\\0\\\\L\",SystemCreationClassName="
                        + "\"Msvm_ComputerSystem\",SystemName="
                        + "\"A1576C71-F505-4D1B-9B78-2CFD971B0F31\"",
                row.get("Dependent"));
    }

    @Test
    void otherDevicesAreAllocatedToo() {
        assertTrue(
                rows(Scenario.named("healthy"), ALLOCATED).stream()
                        .anyMatch(
                                row -> row.get("Dependent").toString().contains(":Msvm_Memory.")));
    }

    @Test
    void aPoolMaySayThatADiskIsBelowWhileNoneIs() {
        Scenario scenario = Scenario.named("facts-odd");
        assertEquals(BELOW, pool(scenario, PRIMORDIAL).get("OperationalStatus"));
        assertFalse(
                rows(scenario, "Msvm_LogicalDisk").stream()
                        .anyMatch(
                                row -> row.get("OperationalStatus").toString().contains("32788")));
    }

    @Test
    void poolsCanBeMissingOrEmpty() {
        Scenario healthy = Scenario.named("healthy");
        Sources missing = Sources.USUAL.with(Sources.USUAL.pools().being(Presence.MISSING));
        assertTrue(v2(healthy.with(missing)).type(POOL).isEmpty());
        Sources empty = Sources.USUAL.with(Sources.USUAL.pools().being(Presence.EMPTY));
        assertEquals(List.of(), rows(healthy.with(empty), POOL));
        assertEquals(List.of(), rows(healthy.with(empty), ALLOCATED));
    }

    @Test
    void aServiceThatIsAwayHidesItsPools() {
        assertEquals(List.of(), rows(Scenario.named("vmms-stopped"), POOL));
        assertEquals(List.of(), rows(Scenario.named("empty-answer"), ALLOCATED));
    }
}
