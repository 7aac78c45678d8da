package io.github.checkhyperv.check;

/**
 * What is promised and allowed.
 *
 * @param reservedIops normalised I/O per second that are reserved; 0 = none
 * @param limitIops the most of them; 0 = no limit
 * @param limitBytes the most octets per second; 0 = no limit
 */
public record Bounds(long reservedIops, long limitIops, long limitBytes) {}
