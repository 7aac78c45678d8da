package io.github.checkhyperv.check;

/**
 * A volume of a storage cluster: what is reserved on it all together, and what it delivers.
 *
 * @param id its GUID
 * @param mountpoint where it is
 * @param bounds the sums of what is reserved and allowed there
 * @param rates what it delivers, on average over five minutes
 * @param status whether all that is reserved is to be had
 */
public record QosVolume(
        String id, String mountpoint, Bounds bounds, Rates rates, FlowStatus status) {}
