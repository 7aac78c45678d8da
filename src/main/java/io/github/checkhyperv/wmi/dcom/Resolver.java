package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.wmi.Deadline;
import io.github.checkhyperv.wmi.Problem;
import io.github.checkhyperv.wmi.Stage;
import io.github.checkhyperv.wmi.WmiException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns what the user gave as the host into addresses, before the deadline. */
final class Resolver implements Runnable {
    private final String name;
    private volatile InetAddress[] addresses;
    private volatile UnknownHostException failure;

    private Resolver(String name) {
        this.name = name;
    }

    /**
     * The addresses to try, in the resolver's order.
     *
     * @param host a name, an IPv4 address, or an IPv6 address with or without brackets
     * @throws WmiException with {@link Stage#RESOLVE}
     */
    static InetAddress[] resolve(String host, Deadline deadline) throws WmiException {
        Resolver resolver = new Resolver(host);
        if (isLiteral(host)) {
            resolver.run();
        } else {
            resolver.runBefore(deadline);
        }
        if (resolver.failure != null) {
            throw new WmiException(
                    Problem.NAME_NOT_RESOLVED, Stage.RESOLVE, host, resolver.failure);
        }
        return resolver.addresses;
    }

    /** Whether the text can be nothing but an address; then nobody has to be asked. */
    private static boolean isLiteral(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == ':') {
                return true;
            }
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** The system's resolver knows no time limit, so it is asked on a thread that can be left. */
    private void runBefore(Deadline deadline) throws WmiException {
        Thread thread = new Thread(this, "resolver");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(Math.max(1, deadline.remainingMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (addresses == null && failure == null) {
            throw new WmiException(Problem.TIMED_OUT, Stage.RESOLVE, name);
        }
    }

    @Override
    public void run() {
        try {
            addresses = InetAddress.getAllByName(name);
        } catch (UnknownHostException e) {
            failure = e;
        }
    }
}
