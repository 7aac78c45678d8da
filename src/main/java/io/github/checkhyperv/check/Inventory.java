package io.github.checkhyperv.check;

import java.util.List;

/**
 * The virtual disks of one host.
 *
 * @param host the host's own name, or the name that it was asked by
 * @param hostVisible whether the host showed itself among its computer systems: an account that
 *     does not even see that sees nothing
 * @param disks every virtual disk that the host reported
 * @param missing disks that running machines have according to their settings, but that the host
 *     did not report: their state is not known
 * @param queries what was asked, in order
 */
public record Inventory(
        String host,
        boolean hostVisible,
        List<VirtualDisk> disks,
        List<VirtualDisk> missing,
        List<Query> queries) {}
