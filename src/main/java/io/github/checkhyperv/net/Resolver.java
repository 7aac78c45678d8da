package io.github.checkhyperv.net;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Turns what the user gave as the host into addresses, before the deadline. */
public final class Resolver implements Runnable {
    /** Who knows names; takes as long as it likes. */
    interface Lookup {
        InetAddress[] addresses(String name) throws UnknownHostException;
    }

    private static final Lookup SYSTEM =
            new Lookup() {
                @Override
                public InetAddress[] addresses(String name) throws UnknownHostException {
                    return InetAddress.getAllByName(name);
                }
            };

    private final String name;
    private final Lookup lookup;
    private volatile InetAddress[] addresses;
    private volatile UnknownHostException failure;

    private Resolver(String name, Lookup lookup) {
        this.name = name;
        this.lookup = lookup;
    }

    /**
     * The addresses to try, in the resolver's order.
     *
     * @param host a name, an IPv4 address, or an IPv6 address with or without brackets
     * @throws SessionException with {@link Stage#RESOLVE}
     */
    public static InetAddress[] resolve(String host, Deadline deadline) throws SessionException {
        return resolve(host, deadline, SYSTEM);
    }

    /** The same, with somebody else to ask. */
    static InetAddress[] resolve(String host, Deadline deadline, Lookup lookup)
            throws SessionException {
        boolean literal = isLiteral(host);
        Resolver resolver = new Resolver(literal ? withZoneNumber(host) : host, lookup);
        if (literal) {
            resolver.run();
        } else {
            resolver.runBefore(deadline);
        }
        if (resolver.failure != null) {
            throw new SessionException(
                    NetProblem.NAME_NOT_RESOLVED, Stage.RESOLVE, host, resolver.failure);
        }
        return resolver.addresses;
    }

    /**
     * Whether Java reads or refuses the text as an address, without asking anybody. That is not so
     * for everything that looks like one: {@code 10.0.0.256} is looked up as a name.
     */
    private static boolean isLiteral(String host) {
        if (host.indexOf(':') >= 0) {
            char first = host.charAt(0);
            return first == '[' || first == ':' || Character.digit(first, 16) >= 0;
        }
        int parts = 0;
        int value = -1;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.' && value >= 0) {
                parts++;
                value = -1;
            } else if (c >= '0' && c <= '9') {
                value = 10 * Math.max(value, 0) + c - '0';
            } else {
                return false;
            }
            if (value > 255) {
                return false;
            }
        }
        return parts == 3 && value >= 0;
    }

    /**
     * The same address with its zone (RFC 4007 11), if it has one, as the number of an interface of
     * this machine. Java would take a wrong name for one that does not resolve, connect to nowhere
     * by a wrong number, and know a right name only if the interface has such an address itself.
     */
    private static String withZoneNumber(String host) throws SessionException {
        int percent = host.indexOf('%');
        if (percent < 0) {
            return host;
        }
        boolean brackets = host.endsWith("]");
        String zone = host.substring(percent + 1, brackets ? host.length() - 1 : host.length());
        int number = zoneNumber(zone);
        if (number < 0) {
            throw new SessionException(NetProblem.ZONE_MISSING, Stage.RESOLVE, host);
        }
        return host.substring(0, percent + 1) + number + (brackets ? "]" : "");
    }

    /** The number of a zone given by number or name, or -1. */
    private static int zoneNumber(String zone) {
        try {
            NetworkInterface found =
                    isNumber(zone)
                            ? NetworkInterface.getByIndex(Integer.parseInt(zone))
                            : NetworkInterface.getByName(zone);
            return found == null ? -1 : found.getIndex();
        } catch (SocketException | NumberFormatException e) {
            return -1;
        }
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The system's resolver knows no time limit, so it is asked on a thread that can be left. */
    private void runBefore(Deadline deadline) throws SessionException {
        Thread thread = new Thread(this, "resolver");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(Math.max(1, deadline.remainingMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (addresses == null && failure == null) {
            throw new SessionException(GeneralProblem.TIMED_OUT, Stage.RESOLVE, name);
        }
    }

    @Override
    public void run() {
        try {
            addresses = lookup.addresses(name);
        } catch (UnknownHostException e) {
            failure = e;
        }
    }
}
