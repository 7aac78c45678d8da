package io.github.checkhyperv.check;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What a disk really got while it was measured. What the host did not tell, or told so that nothing
 * can be made of it, is absent, which is not zero.
 *
 * @param iops normalised (8 KB) I/O per second
 * @param latencyMillis milliseconds that an I/O took on average; absent where there was none
 * @param queueLength I/O that waited or were under way at the end
 * @param readBytes octets read per second
 * @param writtenBytes octets written per second
 * @param totals what the host has counted since the disk was opened
 * @param over how long it was measured
 */
public record Measured(
        OptionalDouble iops,
        OptionalDouble latencyMillis,
        OptionalDouble queueLength,
        OptionalDouble readBytes,
        OptionalDouble writtenBytes,
        Totals totals,
        Duration over) {

    /** Whether the disk had nothing to do: it could not get what it reserved. */
    public boolean isIdle() {
        return iops.isPresent() && iops.getAsDouble() < 0.5 && queueLength.orElse(0) < 0.5;
    }

    /** Whether it got this many normalised I/O per second, or more. */
    public boolean reaches(long reservedIops) {
        return iops.isPresent() && Math.round(iops.getAsDouble()) >= reservedIops;
    }
}
