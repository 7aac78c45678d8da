package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.security.Mechanism;
import java.util.Optional;

/**
 * One host that is to be looked at, and what it is to be judged by.
 *
 * @param name what the operator calls it
 * @param address its name or address, where it is reached
 * @param port of its endpoint mapper
 * @param mechanism how to log in, with the account; may serve many hosts, and is not closed here
 * @param thresholds how grave what is
 * @param filter which disks count
 * @param whenTimedOut the state when time runs out
 * @param wanted what is to be asked beside, if anything
 */
public record Target(
        String name,
        String address,
        int port,
        Mechanism mechanism,
        Thresholds thresholds,
        Filter filter,
        Status whenTimedOut,
        Optional<Wanted> wanted) {

    /** The same, of another name at another address. */
    Target at(String otherName, String otherAddress) {
        return new Target(
                otherName, otherAddress, port, mechanism, thresholds, filter, whenTimedOut, wanted);
    }

    /** The same, logged in to in another way. */
    Target by(Mechanism other) {
        return new Target(name, address, port, other, thresholds, filter, whenTimedOut, wanted);
    }

    /** The same as a node of a cluster, where other things are asked once. */
    Target asNode() {
        Optional<Wanted> there = wanted.isPresent() ? wanted.get().ofNode() : wanted;
        return new Target(name, address, port, mechanism, thresholds, filter, whenTimedOut, there);
    }
}
