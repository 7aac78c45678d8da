package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.check.Pool;
import io.github.checkhyperv.facts.RowReader;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimValue;
import java.util.Optional;

/** Rows of Msvm_ResourcePool: those of virtual hard disks. */
final class ResourcePool extends RowReader<Pool> {
    static final String CLASS = "Msvm_ResourcePool";
    static final RowReader<Pool> ROWS = new ResourcePool();

    private ResourcePool() {
        super(
                CLASS,
                "SELECT InstanceID, PoolID, Primordial, OperationalStatus, Reserved, Capacity,"
                        + " AllocationUnits FROM "
                        + CLASS
                        + " WHERE ResourceSubType = 'Microsoft:Hyper-V:Virtual Hard Disk'");
    }

    @Override
    public Pool map(CimInstance row) throws SessionException {
        CimValue primordial = row.value("Primordial");
        return new Pool(
                required(row, "InstanceID"),
                optional(row, "PoolID").orElse(""),
                primordial instanceof CimValue.Bool && ((CimValue.Bool) primordial).value(),
                LogicalDisk.statusesOf(row),
                row.uint64("Reserved"),
                row.uint64("Capacity"),
                optional(row, "AllocationUnits"),
                Optional.empty(),
                false);
    }
}
