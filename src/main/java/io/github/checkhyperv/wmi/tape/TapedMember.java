package io.github.checkhyperv.wmi.tape;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One host or cluster of a list.
 *
 * @param name what the list calls it
 * @param cluster whether it is a cluster, whose first host is the one that names the nodes
 * @param options what shaped its verdict, wherever it was said: values by an option's long name
 * @param filtered the disks that patterns left out, where the patterns themselves are not told
 * @param hosts the hosts that were asked for it, in that order
 * @param end what the run said in their place; empty where they tell the answer
 */
public record TapedMember(
        String name,
        boolean cluster,
        Map<String, List<String>> options,
        Tape.Filtered filtered,
        List<TapedHost> hosts,
        Optional<TapedEnd> end) {

    /** The same with what patterns decided. */
    public TapedMember with(Tape.Filtered decided) {
        return new TapedMember(name, cluster, options, decided, hosts, end);
    }
}
