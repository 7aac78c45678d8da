package io.github.checkhyperv.check;

import java.util.Optional;

/**
 * What the host's settings say about a virtual disk.
 *
 * @param path the file behind the disk (VHD, VHDX, AVHDX or VHDS), as the host writes it
 * @param reservedIops the minimum that was reserved, in normalised (8 KB) I/O per second; 0 = none
 * @param limitIops the maximum, in the same unit; 0 = none
 * @param policyId the Storage QoS policy that the disk follows (Windows Server 2016 and newer)
 */
public record Allocation(
        Optional<String> path, long reservedIops, long limitIops, Optional<String> policyId) {}
