package io.github.checkhyperv.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Ports of this machine that nobody answers, and that nobody else can get meanwhile. */
final class DeadPorts implements AutoCloseable {
    private static final int CONNECT_MILLIS = 100;
    private static final int MOST_CLIENTS = 20;

    private final Socket refusing = new Socket();
    private final ServerSocket swallowing;
    private final List<Socket> clients = new ArrayList<>();

    DeadPorts() throws IOException {
        // Bound, but not listening.
        refusing.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        // Listening, but with a queue that is full: the system drops further SYNs.
        swallowing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        while (fill()) {
            if (clients.size() > MOST_CLIENTS) {
                throw new IOException("the queue of connections does not get full");
            }
        }
    }

    private boolean fill() throws IOException {
        Socket client = new Socket();
        clients.add(client);
        try {
            client.connect(swallowing.getLocalSocketAddress(), CONNECT_MILLIS);
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false; // this is what was wanted
        }
    }

    /** Connections to it are refused. */
    int refusing() {
        return refusing.getLocalPort();
    }

    /** Connections to it get no answer at all. */
    int swallowing() {
        return swallowing.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        swallowing.close();
        refusing.close();
    }
}
