package io.github.checkhyperv.faults;

import io.github.checkhyperv.simhost.scenario.Disk;
import io.github.checkhyperv.simhost.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * A host and the only answer about it that is right.
 *
 * @param name for the name of the combination
 * @param scenario the state of the host
 * @param exitCode what the check has to end with
 * @param line the first line of its output
 */
record HostAndAnswer(String name, Scenario scenario, int exitCode, String line) {
    /** One of eight disks is below its reservation. */
    static final HostAndAnswer BELOW =
            new HostAndAnswer("below", Scenario.named("one-disk-below"), 1, below(1, 8, "WARNING"));

    /** The same host while all is well: where a cut answer could turn into a false OK. */
    static final HostAndAnswer HEALTHY =
            new HostAndAnswer("healthy", Scenario.named("healthy"), 0, below(0, 8, "OK"));

    /** So many machines and disks that each query needs two batches. */
    static final HostAndAnswer MANY_BELOW =
            new HostAndAnswer("many below", many(true), 1, below(1, 80, "WARNING"));

    /** The same while all is well. */
    static final HostAndAnswer MANY_HEALTHY =
            new HostAndAnswer("many", many(false), 0, below(0, 80, "OK"));

    private static String below(int below, int disks, String state) {
        return "STORAGE QOS "
                + state
                + " - "
                + below
                + " of "
                + disks
                + " virtual disks below reserved IOPS on TESTHOST01";
    }

    /** The disk in question is the last one, so that it comes in the second batch. */
    private static Scenario many(boolean below) {
        Scenario healthy = Scenario.withDisks(80, 75);
        if (!below) {
            return healthy;
        }
        return healthy.withMachine(
                "VM0074",
                machine -> {
                    List<Disk> disks = new ArrayList<>(machine.disks());
                    disks.replaceAll(disk -> disk.withStatuses(3, 2, 32788));
                    return machine.withDisks(disks);
                });
    }

    /** The other state of the same host. */
    HostAndAnswer healthy() {
        return this == MANY_BELOW ? MANY_HEALTHY : HEALTHY;
    }
}
