package io.github.checkhyperv.wmi.tape;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one run asked and heard, enough to have it again without the host.
 *
 * @param version of the program that recorded it
 * @param recorded when, as ISO 8601 writes a point in time
 * @param anonymised whether its names are made up
 * @param options what the run was told that shapes verdict or output: values by an option's long
 *     name, an empty one for each time that an option without argument was given
 * @param filtered the disks that patterns left out, where the patterns themselves are not told
 * @param hosts the hosts, in the order in which they were asked; none where they are in a list
 * @param list the list of hosts and clusters, where the run was about one
 */
public record Tape(
        String version,
        String recorded,
        boolean anonymised,
        Map<String, List<String>> options,
        Filtered filtered,
        List<TapedHost> hosts,
        Optional<TapedList> list) {
    /** The version of the form; members may be added within it, none changes its meaning. */
    static final int SCHEMA = 1;

    /** Octets of a tape at most: the answers of some 10,000 disks. */
    public static final int MOST_OCTETS = 16 << 20;

    /**
     * Disks by their id.
     *
     * @param notIncluded those that no pattern named
     * @param excluded those that a pattern excluded
     */
    public record Filtered(List<String> notIncluded, List<String> excluded) {
        /** Of a tape that has the patterns, if there were any. */
        public static final Filtered NONE = new Filtered(List.of(), List.of());
    }

    /** Of one host or cluster. */
    public Tape(
            String version,
            String recorded,
            boolean anonymised,
            Map<String, List<String>> options,
            Filtered filtered,
            List<TapedHost> hosts) {
        this(version, recorded, anonymised, options, filtered, hosts, Optional.empty());
    }

    /** The same with what patterns decided. */
    public Tape with(Filtered decided) {
        return new Tape(version, recorded, anonymised, options, decided, hosts, list);
    }

    /** The same with this list. */
    public Tape with(TapedList other) {
        return new Tape(
                version, recorded, anonymised, options, filtered, hosts, Optional.of(other));
    }
}
