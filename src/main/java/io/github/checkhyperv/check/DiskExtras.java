package io.github.checkhyperv.check;

import java.util.Optional;

/**
 * What was found of a disk beside what its verdict stands on.
 *
 * @param measured what it really got
 * @param flow its flow through clustered Storage QoS
 * @param pool the instance id of the pool that it comes from
 */
public record DiskExtras(Optional<Measured> measured, Optional<Flow> flow, Optional<String> pool) {
    /** Nothing. */
    static final DiskExtras NONE =
            new DiskExtras(Optional.empty(), Optional.empty(), Optional.empty());
}
