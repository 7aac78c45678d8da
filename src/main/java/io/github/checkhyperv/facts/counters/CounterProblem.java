package io.github.checkhyperv.facts.counters;

import io.github.checkhyperv.failure.Problem;

/** Why disks are not measured, or not all of them. */
public enum CounterProblem implements Problem {
    /** The class is there under neither of its names. */
    NO_COUNTERS(
            "the host has no counters of virtual disks in root\\cimv2",
            "let it make the classes anew: winmgmt /resyncperf, or lodctr /r"),
    /** Not one instance, although there are disks. */
    COUNTERS_HIDDEN(
            "the host shows no counters of virtual disks",
            "put the account into Performance Monitor Users"),
    /** No instance for some disks. */
    NO_INSTANCE(
            "the host has no counters of some virtual disks",
            "look at \\Hyper-V Virtual Storage Device in its Performance Monitor"),
    /** What tells instances apart does not tell these apart. */
    AMBIGUOUS_INSTANCE(
            "counters cannot be told apart, as their disks' paths differ in \\ and - alone",
            "rename a file or a folder"),
    /** There is no formula for it here. */
    COUNTER_TYPE(
            "the host does not tell what a counter counts", "report it with a tape, see --record"),
    /** A rate needs two samples a second apart. */
    NO_TIME_TO_MEASURE("no time is left for the second sample", "give more time with -t");

    private final String message;
    private final String remedy;

    CounterProblem(String message, String remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
