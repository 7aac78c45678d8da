package io.github.checkhyperv.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was wanted beside the verdict.
 *
 * @param measured whether disks were to be measured
 * @param storageQos what the storage cluster tells; absent where it was not wanted or not to be had
 * @param pools the pools of virtual hard disks; absent where they were not wanted or not to be had
 * @param lacks what could not be had, and why
 */
public record Extras(
        boolean measured,
        Optional<StorageQos> storageQos,
        Optional<List<Pool>> pools,
        List<Lack> lacks) {
    /** Nothing was told. */
    public static final Extras NONE =
            new Extras(false, Optional.empty(), Optional.empty(), List.of());

    /** Whether this was wanted: it was told, or why it was not. */
    public boolean asked(Lack.Kind kind) {
        boolean told =
                switch (kind) {
                    case MEASURE -> measured;
                    case POLICIES -> storageQos.isPresent();
                    case POOLS -> pools.isPresent();
                };
        return told || lacks(kind);
    }

    private boolean lacks(Lack.Kind kind) {
        for (Lack lack : lacks) {
            if (lack.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** What is left of it where all is well and nobody asks for more: what could not be had. */
    Extras condensed() {
        return new Extras(measured, Optional.empty(), Optional.empty(), lacks);
    }

    /** How many pools say that a disk is short which does not show. */
    public int unexplainedPools() {
        int count = 0;
        for (Pool pool : pools.orElse(List.of())) {
            count += pool.unexplained() ? 1 : 0;
        }
        return count;
    }

    /** The same with what the storage cluster tells, or why it does not. */
    public Extras with(Optional<StorageQos> told, List<Lack> more) {
        List<Lack> all = new ArrayList<>(lacks);
        all.addAll(more);
        return new Extras(measured, told.isPresent() ? told : storageQos, pools, all);
    }

    /** The same, as this node of a cluster told it. */
    Extras on(String node) {
        List<Lack> lacksThere = new ArrayList<>(lacks.size());
        for (Lack lack : lacks) {
            lacksThere.add(lack.on(node));
        }
        return new Extras(measured, storageQos, pools.map(all -> on(node, all)), lacksThere);
    }

    private static List<Pool> on(String node, List<Pool> pools) {
        List<Pool> there = new ArrayList<>(pools.size());
        for (Pool pool : pools) {
            there.add(pool.on(node));
        }
        return there;
    }

    /** Both together. */
    Extras and(Extras other) {
        List<Pool> all = new ArrayList<>(pools.orElse(List.of()));
        all.addAll(other.pools.orElse(List.of()));
        boolean any = pools.isPresent() || other.pools.isPresent();
        return new Extras(
                        measured || other.measured,
                        storageQos,
                        any ? Optional.of(all) : Optional.empty(),
                        lacks)
                .with(other.storageQos, other.lacks);
    }
}
