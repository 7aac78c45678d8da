package io.github.checkhyperv.facts.counters;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All counters of a host's virtual disks at a moment.
 *
 * @param rows by their instances' names, as these are compared
 * @param twice the names that more than one instance has
 */
public record DeviceSample(Map<String, DeviceRow> rows, Set<String> twice) {
    /** What is the sum of all others, if it is there. */
    private static final String TOTAL = "_TOTAL";

    static DeviceSample of(List<DeviceRow> all) {
        Map<String, DeviceRow> rows = new HashMap<>(all.size() * 2);
        Set<String> twice = new HashSet<>();
        for (DeviceRow row : all) {
            String name = InstanceNames.folded(row.instance());
            if (!name.equals(TOTAL) && rows.put(name, row) != null) {
                twice.add(name);
            }
        }
        return new DeviceSample(rows, twice);
    }
}
