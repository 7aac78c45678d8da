package io.github.checkhyperv.net;

import io.github.checkhyperv.failure.Problem;

/** Why there is no connection to a host, or none any more. */
public enum NetProblem implements Problem {
    /** The resolver knows no address for the name. */
    NAME_NOT_RESOLVED("the name does not resolve", "check -H and the resolver, or give an address"),
    /** The zone of an IPv6 address is no network interface of this machine. */
    ZONE_MISSING(
            "the zone of the address is no network interface here",
            "name one of this machine's after the %, or leave it out if the address is not link-local"),
    /** The host answered that nothing listens on the port. */
    CONNECTION_REFUSED(
            "connection refused",
            "check -p, that the RPC endpoint mapper runs, and firewalls (TCP 135 and the dynamic ports)"),
    /** No route to the host, or the network said so. */
    UNREACHABLE("the host is unreachable", "check the address, routes and firewalls"),
    /** The connection ended while an answer was awaited. */
    CONNECTION_LOST("the host closed the connection", "look at the host's event log and try again");

    private final String message;
    private final String remedy;

    NetProblem(String message, String remedy) {
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
