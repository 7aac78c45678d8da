package io.github.checkhyperv.simhost.scenario;

import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.scenario.Sources.Named;
import io.github.checkhyperv.simhost.scenario.Sources.Pools;
import java.util.ArrayList;
import java.util.List;

/** Resource pools, and what of each machine is allocated from them. */
final class PoolRows {
    static final String POOL = "Msvm_ResourcePool";
    static final String ALLOCATED = "Msvm_ElementAllocatedFromPool";
    static final List<String> CLASSES = List.of(POOL, ALLOCATED);
    private static final String DISKS = "70BB60D2-A9D3-46AA-B654-3DE53004B4F8";
    private static final String DVDS = "D92D268E-9AA8-49DD-8C7D-821CEFB5F597";
    private static final String MEMORY = "4764334D-E001-4176-82EE-5594EC9B530E";
    private static final String PROCESSORS = "B637F346-6A0E-4DEC-AF52-BD70CB80A21D";
    private static final String HYPER_V = "Microsoft:Hyper-V:";
    private static final int LOGICAL_DISK = 31;
    private static final int MEMORY_TYPE = 4;
    private static final int PROCESSOR_TYPE = 3;
    private static final List<Integer> FINE = List.of(2);
    private static final List<Integer> BELOW = List.of(3, 32788);

    private final Namespace namespace;
    private final Scenario scenario;
    private final Pools pools;
    private final ObjectPath paths;

    PoolRows(Namespace namespace, Scenario scenario) {
        this.namespace = namespace;
        this.scenario = scenario;
        this.pools = scenario.sources().pools();
        this.paths = new ObjectPath(scenario.host());
    }

    void provideAll() {
        namespace.provide(POOL, this::pools);
        namespace.provide(ALLOCATED, this::allocations);
    }

    private List<Row> pools() {
        List<Row> rows = new ArrayList<>();
        boolean below = pools.below() || isBelow("");
        rows.add(pool(DISKS, "", LOGICAL_DISK, Media.DISK.subType(), below));
        for (Named named : pools.named()) {
            boolean own = isBelow(named.name());
            rows.add(
                    pool(named.id(), named.name(), LOGICAL_DISK, Media.DISK.subType(), own)
                            .set("Primordial", false)
                            .set("Capacity", named.capacity())
                            .set("Reserved", named.reserved()));
        }
        rows.add(pool(DVDS, "", LOGICAL_DISK, Media.DVD.subType(), false));
        rows.add(pool(MEMORY, "", MEMORY_TYPE, HYPER_V + "Memory", false));
        rows.add(pool(PROCESSORS, "", PROCESSOR_TYPE, HYPER_V + "Processor", false));
        return rows;
    }

    private boolean isBelow(String pool) {
        return scenario.machines().stream()
                .filter(Machine::running)
                .flatMap(machine -> machine.disks().stream())
                .filter(disk -> disk.present() && disk.media() == Media.DISK)
                .filter(disk -> disk.pool().equals(pool))
                .anyMatch(disk -> Work.isBelow(disk.statuses()));
    }

    private Row pool(String id, String name, int type, String subType, boolean below) {
        List<Integer> statuses = below ? BELOW : FINE;
        return namespace
                .row(POOL)
                .set("InstanceID", "Microsoft:" + id)
                .set("ElementName", name.isEmpty() ? "Primordial" : name)
                .set("Name", name.isEmpty() ? "Primordial" : name)
                .set("PoolID", name)
                .set("Primordial", true)
                .set("ResourceType", type)
                .set("ResourceSubType", subType)
                .set("HealthState", below ? 20 : 5)
                .set("OperationalStatus", statuses)
                .set("StatusDescriptions", Texts.in(scenario.language()).describe(statuses));
    }

    private List<Row> allocations() {
        List<Row> rows = new ArrayList<>();
        for (Machine machine : scenario.machines()) {
            if (machine.running()) {
                rows.add(allocation(MEMORY, device("Msvm_Memory", MEMORY, machine)));
                rows.add(allocation(PROCESSORS, device("Msvm_Processor", PROCESSORS, machine)));
                for (Disk disk : machine.disks()) {
                    allocated(machine, disk, rows);
                }
            }
        }
        return rows;
    }

    private String device(String className, String pool, Machine machine) {
        return paths.device(className, "Microsoft:" + pool + "\\0", machine.guid());
    }

    /** Disks that are passed through, and floppy disks, are of pools that nobody asks for. */
    private void allocated(Machine machine, Disk disk, List<Row> rows) {
        String path = paths.disk(machine, disk);
        if (disk.present() && disk.media() == Media.DISK) {
            rows.add(allocation(poolOf(disk), path));
        } else if (disk.present() && disk.media() == Media.DVD) {
            rows.add(allocation(DVDS, path));
        }
    }

    private String poolOf(Disk disk) {
        return pools.named().stream()
                .filter(named -> named.name().equals(disk.pool()))
                .map(Named::id)
                .findFirst()
                .orElse(DISKS);
    }

    private Row allocation(String pool, String dependent) {
        return namespace
                .row(ALLOCATED)
                .set("Antecedent", paths.of(POOL, "InstanceID", "Microsoft:" + pool))
                .set("Dependent", dependent);
    }
}
