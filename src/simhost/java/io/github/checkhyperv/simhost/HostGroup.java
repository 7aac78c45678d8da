package io.github.checkhyperv.simhost;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hosts in one process, each at an address of its own, all with the same endpoint mapper port. */
final class HostGroup implements AutoCloseable {
    /** A port that the system chose may be taken at another address. */
    private static final int ATTEMPTS = 50;

    private final Starter starter;
    private final Map<String, SimulatedHost> hosts = new LinkedHashMap<>();
    private final int port;

    /** Starts one of the hosts. */
    @FunctionalInterface
    interface Starter {
        SimulatedHost start(String name, InetAddress address, int port) throws IOException;
    }

    /**
     * Starts all hosts.
     *
     * @param places the address of each, by its name
     * @param port the endpoint mapper's; 0 for one that is free at each address
     */
    HostGroup(Map<String, InetAddress> places, int port, Starter starter) throws IOException {
        this.starter = starter;
        this.port = startAll(places, port);
    }

    /** The IPv4 address that is so many behind another one. */
    static InetAddress address(InetAddress first, int steps) throws IOException {
        int number = ByteBuffer.wrap(first.getAddress()).getInt() + steps;
        return InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(number).array());
    }

    int port() {
        return port;
    }

    /** The hosts by their names, in order; of one that was started again the last one. */
    synchronized Map<String, SimulatedHost> hosts() {
        return new LinkedHashMap<>(hosts);
    }

    /** The host of this name. */
    synchronized SimulatedHost host(String name) {
        SimulatedHost host = hosts.get(name);
        if (host == null) {
            throw new IllegalArgumentException(name + " never listened");
        }
        return host;
    }

    /** Starts one more host, or one that was closed again. */
    synchronized void start(String name, InetAddress address) throws IOException {
        hosts.put(name, starter.start(name, address, port));
    }

    /** Ends all hosts, and throws when one of them had a bug while it ran. */
    @Override
    public void close() {
        AssertionError all = null;
        for (SimulatedHost host : hosts().values()) {
            try {
                host.close();
            } catch (AssertionError e) {
                if (all == null) {
                    all = e;
                } else if (all != e) {
                    all.addSuppressed(e);
                }
            }
        }
        if (all != null) {
            throw all;
        }
    }

    private int startAll(Map<String, InetAddress> places, int wanted) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                int common = wanted;
                for (String name : List.copyOf(places.keySet())) {
                    SimulatedHost host = starter.start(name, places.get(name), common);
                    hosts.put(name, host);
                    common = host.port();
                }
                return common;
            } catch (BindException e) {
                close();
                hosts.clear();
                if (wanted != 0 || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
