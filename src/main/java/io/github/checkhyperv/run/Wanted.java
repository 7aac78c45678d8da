package io.github.checkhyperv.run;

import java.util.Optional;

/**
 * What is to be asked beside what the verdict stands on; at least one of it.
 *
 * @param measure what each disk really gets
 * @param policies policies, flows and volumes of clustered Storage QoS
 * @param pools the resource pools
 * @param storageCluster the cluster that has the storage of a cluster, if that is another one
 */
public record Wanted(
        boolean measure, boolean policies, boolean pools, Optional<String> storageCluster) {
    /**
     * What stands for the name of the storage cluster on a tape: no name, and none that is made up.
     */
    public static final String STORAGE_ON_TAPE = "*";

    /** What a node of a cluster is asked: what the storage tells is the same from all of them. */
    Optional<Wanted> ofNode() {
        return measure || pools
                ? Optional.of(new Wanted(measure, false, pools, Optional.empty()))
                : Optional.empty();
    }
}
