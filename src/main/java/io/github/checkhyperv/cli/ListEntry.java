package io.github.checkhyperv.cli;

import java.util.Optional;

/** One host or cluster of a list: its name as it stands there, and its own options. */
final class ListEntry {
    private final String name;
    private final boolean cluster;
    private final GivenOptions options;
    private Optional<UsageException> mistake = Optional.empty();

    ListEntry(String name, boolean cluster, String place) {
        this.name = name;
        this.cluster = cluster;
        this.options = new GivenOptions(place);
    }

    String name() {
        return name;
    }

    boolean isCluster() {
        return cluster;
    }

    GivenOptions options() {
        return options;
    }

    /** The first thing that is wrong with it. */
    Optional<UsageException> mistake() {
        return mistake;
    }

    /** This is wrong with it as well. */
    void mistaken(UsageException e) {
        mistake = mistake.isPresent() ? mistake : Optional.of(e);
    }
}
