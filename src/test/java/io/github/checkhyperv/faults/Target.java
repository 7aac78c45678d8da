package io.github.checkhyperv.faults;

import io.github.checkhyperv.simhost.SimulatedHost;
import java.util.function.Function;

/**
 * What the check is told to ask.
 *
 * @param address -H
 * @param port -p
 */
record Target(Function<SimulatedHost, String> address, Function<SimulatedHost, Integer> port) {
    /** The simulated host, by its address. */
    static final Target THE_HOST = new Target(SimulatedHost::address, SimulatedHost::port);

    /** The simulated host's port under another name. */
    static Target named(String name) {
        return new Target(host -> name, SimulatedHost::port);
    }

    /** Another port at the simulated host's address. */
    static Target port(int port) {
        return new Target(SimulatedHost::address, host -> port);
    }
}
