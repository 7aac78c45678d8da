package io.github.checkhyperv.check;

import java.util.OptionalLong;

/**
 * What a host has counted of a disk since it was opened. What is no running count there is absent.
 *
 * @param readBytes octets read
 * @param writtenBytes octets written
 * @param reads read operations
 * @param writes write operations
 * @param errors operations that failed
 */
public record Totals(
        OptionalLong readBytes,
        OptionalLong writtenBytes,
        OptionalLong reads,
        OptionalLong writes,
        OptionalLong errors) {}
