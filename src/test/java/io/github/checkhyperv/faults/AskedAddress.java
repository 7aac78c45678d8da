package io.github.checkhyperv.faults;

import io.github.checkhyperv.simhost.SimulatedHost;
import java.util.function.Function;

/**
 * What the check is told to ask.
 *
 * @param address -H
 * @param port -p
 */
record AskedAddress(
        Function<SimulatedHost, String> address, Function<SimulatedHost, Integer> port) {
    /** The simulated host, by its address. */
    static final AskedAddress THE_HOST =
            new AskedAddress(SimulatedHost::address, SimulatedHost::port);

    /** The simulated host's port under another name. */
    static AskedAddress named(String name) {
        return new AskedAddress(host -> name, SimulatedHost::port);
    }

    /** Another port at the simulated host's address. */
    static AskedAddress port(int port) {
        return new AskedAddress(SimulatedHost::address, host -> port);
    }
}
