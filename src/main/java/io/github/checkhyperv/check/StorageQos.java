package io.github.checkhyperv.check;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a storage cluster tells of Storage QoS.
 *
 * @param policies all of its policies
 * @param flows one of each virtual disk, whatever cluster its machine belongs to
 * @param volumes all of its volumes
 * @param ioOctets octets that count as one normalised I/O
 */
public record StorageQos(
        List<QosPolicy> policies,
        List<Flow> flows,
        List<QosVolume> volumes,
        OptionalLong ioOctets) {}
