package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Bounds;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.FlowStatus;
import io.github.checkhyperv.check.OperationalStatus;
import io.github.checkhyperv.check.Pool;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.QosVolume;
import io.github.checkhyperv.check.StorageQos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Policies, volumes and pools, line by line; only their own status says that one is in trouble. */
final class FactLines {
    private final List<String> unexplained = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    /** Of a host or cluster that told this. */
    FactLines(Extras extras) {
        if (extras.storageQos().isPresent()) {
            add(extras.storageQos().get());
        }
        for (Pool pool : extras.pools().orElse(List.of())) {
            if (pool.unexplained()) {
                unexplained.add(
                        named(pool)
                                + " reports Insufficient Throughput, but no virtual disk that the"
                                + " account sees does");
            } else {
                add(isTrouble(pool), text(pool));
            }
        }
    }

    private void add(StorageQos told) {
        for (QosVolume volume : told.volumes()) {
            add(isTrouble(volume.status()), text(volume));
        }
        for (QosPolicy policy : told.policies()) {
            add(isTrouble(policy.status()), text(policy));
        }
    }

    private void add(boolean trouble, String line) {
        (trouble ? troubles : others).add(line);
    }

    /** Pools that report a missed reservation which no disk shows. */
    List<String> unexplained() {
        return unexplained;
    }

    /** Those that say of themselves that something is wrong. */
    List<String> troubles() {
        return troubles;
    }

    /** All others. */
    List<String> others() {
        return others;
    }

    /** Whether a status says more than that all is well; one that was not told says nothing. */
    static boolean isTrouble(FlowStatus status) {
        return status.code() > FlowStatus.OK;
    }

    /** Whether a pool says more than that all is well. */
    static boolean isTrouble(Pool pool) {
        for (OperationalStatus status : pool.statuses()) {
            if (status.code() != OperationalStatus.OK) {
                return true;
            }
        }
        return false;
    }

    /** What a policy is called: by its name, or else by its id. */
    static String name(QosPolicy policy) {
        return name(policy.name(), policy.id());
    }

    /** What a volume is called: by where it is, or else by its id. */
    static String name(QosVolume volume) {
        return name(volume.mountpoint(), volume.id());
    }

    /** What a pool is called: the primordial one has no name of its own. */
    static String name(Pool pool) {
        return name(pool.name(), pool.primordial() ? "Primordial" : pool.id());
    }

    private static String name(String name, String other) {
        return Text.line(name.isBlank() ? other : name, Text.NAME);
    }

    private static String text(QosPolicy policy) {
        return "policy "
                + name(policy)
                + " ("
                + policy.kind().label()
                + ", "
                + Text.count(policy.flows(), "flow")
                + "): "
                + bounds(policy.bounds())
                + Figures.rates("gets", policy.rates())
                + status(policy.status());
    }

    private static String text(QosVolume volume) {
        return "volume "
                + name(volume)
                + ": "
                + bounds(volume.bounds())
                + Figures.rates("delivers", volume.rates())
                + status(volume.status());
    }

    private static String bounds(Bounds bounds) {
        String reserved =
                bounds.reservedIops() == 0
                        ? "reserves nothing"
                        : "reserves " + Figures.grouped(bounds.reservedIops()) + " IOPS";
        return bounds.limitIops() == 0
                ? reserved
                : reserved + ", limit " + Figures.grouped(bounds.limitIops()) + " IOPS";
    }

    private static String status(FlowStatus status) {
        return status.code() < 0 ? ", no status" : ", status " + status.label();
    }

    private static String named(Pool pool) {
        Optional<String> node = pool.node();
        String name = "pool " + name(pool);
        return node.isPresent() ? name + " on " + Text.line(node.get(), Text.NAME) : name;
    }

    private static String text(Pool pool) {
        StringBuilder text = new StringBuilder(named(pool)).append(": ");
        if (pool.reserved().isPresent()) {
            text.append("reserved ").append(Figures.grouped(pool.reserved().getAsLong()));
        }
        if (pool.capacity().isPresent()) {
            text.append(pool.reserved().isPresent() ? " of " : "capacity ");
            text.append(Figures.grouped(pool.capacity().getAsLong()));
        }
        if (pool.reserved().isPresent() || pool.capacity().isPresent()) {
            text.append(pool.units().isPresent() ? " " : "");
            text.append(Text.line(pool.units().orElse(""), Text.NAME)).append(", ");
        }
        return text.append(DiskLine.statuses(pool.statuses())).toString();
    }
}
