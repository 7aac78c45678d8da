package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.facts.RowReader;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import java.util.Optional;

/**
 * One row of Msvm_ElementAllocatedFromPool: which device comes from which pool.
 *
 * @param diskKey the key of a logical disk; empty when the row is about another device
 * @param pool the pool's instance id
 */
record ElementAllocatedFromPool(String diskKey, String pool) {
    static final String CLASS = "Msvm_ElementAllocatedFromPool";
    static final RowReader<ElementAllocatedFromPool> ROWS = new Reader();

    private static final ElementAllocatedFromPool OTHER = new ElementAllocatedFromPool("", "");

    private static final class Reader extends RowReader<ElementAllocatedFromPool> {
        Reader() {
            super(CLASS, "SELECT Antecedent, Dependent FROM " + CLASS);
        }

        @Override
        public ElementAllocatedFromPool map(CimInstance row) throws SessionException {
            Optional<WmiPath> pool = WmiPath.parse(row.string("Antecedent").orElse(""));
            Optional<WmiPath> device = WmiPath.parse(row.string("Dependent").orElse(""));
            if (pool.isEmpty()
                    || device.isEmpty()
                    || !device.get().className().equalsIgnoreCase(LogicalDisk.CLASS)) {
                return OTHER;
            }
            Optional<String> system = device.get().key("SystemName");
            Optional<String> id = device.get().key("DeviceID");
            Optional<String> instance = pool.get().key("InstanceID");
            return system.isEmpty() || id.isEmpty() || instance.isEmpty()
                    ? OTHER
                    : new ElementAllocatedFromPool(
                            InstanceIds.key(system.get(), id.get()), instance.get());
        }
    }
}
