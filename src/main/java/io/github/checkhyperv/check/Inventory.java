package io.github.checkhyperv.check;

import java.util.List;
import java.util.Optional;

/**
 * The virtual disks of one host.
 *
 * @param host the host's own name, or the name that it was asked by
 * @param gap what the host should have shown and did not, if anything
 * @param disks every virtual disk that the host reported
 * @param missing disks that running machines have according to their settings, but that the host
 *     did not report: their state is not known
 * @param otherMedia how many media the host reported beside, that are passed through or physical
 *     and so no virtual disks
 * @param queries what was asked, in order
 */
public record Inventory(
        String host,
        Optional<Gap> gap,
        List<VirtualDisk> disks,
        List<VirtualDisk> missing,
        int otherMedia,
        List<Query> queries) {}
