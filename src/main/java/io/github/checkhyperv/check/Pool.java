package io.github.checkhyperv.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A resource pool of virtual hard disks on a host.
 *
 * @param id its instance id
 * @param name what the operator calls it; empty for the primordial one
 * @param primordial whether it is the one that all others come from
 * @param statuses its operational statuses; 32788 is among them while a disk of it is short
 * @param reserved what is reserved of it, where the host says so
 * @param capacity what there is of it, where the host says so
 * @param units what those two are counted in, as the host writes it
 * @param node the node that reported it, where a whole cluster was asked
 * @param unexplained whether it says twice that a disk is short, and no disk shows that is
 */
public record Pool(
        String id,
        String name,
        boolean primordial,
        List<OperationalStatus> statuses,
        OptionalLong reserved,
        OptionalLong capacity,
        Optional<String> units,
        Optional<String> node,
        boolean unexplained) {

    /** Whether a disk of it misses what was reserved for it. */
    public boolean belowReservation() {
        return OperationalStatus.isBelowReservation(statuses);
    }

    /** The same, as this node of a cluster reported it. */
    public Pool on(String reporter) {
        return with(Optional.of(reporter), unexplained);
    }

    /** The same, and no disk shows that explains what it says. */
    public Pool withoutExplanation() {
        return with(node, true);
    }

    private Pool with(Optional<String> reporter, boolean open) {
        return new Pool(id, name, primordial, statuses, reserved, capacity, units, reporter, open);
    }
}
