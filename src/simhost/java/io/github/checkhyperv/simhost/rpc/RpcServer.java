package io.github.checkhyperv.simhost.rpc;

import io.github.checkhyperv.simhost.wire.MalformedOctets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One listening port with a thread for each connection. */
public final class RpcServer implements AutoCloseable {
    private static final int BACKLOG = 512;
    private static final long STOP_MILLIS = 5_000;

    private final RpcEnvironment environment;
    private final RpcService service;
    private final RpcPort port;
    private final ServerSocket listener;
    private final Map<Socket, Thread> connections = new ConcurrentHashMap<>();
    private final Thread acceptor;
    private volatile boolean closing;

    /** Listens from now on; port 0 lets the system choose. */
    public RpcServer(
            RpcEnvironment environment,
            RpcService service,
            RpcPort port,
            InetAddress address,
            int number)
            throws IOException {
        this.environment = environment;
        this.service = service;
        this.port = port;
        this.listener = new ServerSocket();
        this.listener.setReuseAddress(true);
        this.listener.bind(new InetSocketAddress(address, number), BACKLOG);
        this.acceptor = new Thread(this::accept, "simhost-" + port);
        this.acceptor.setDaemon(true);
        this.acceptor.start();
    }

    /** The port's number. */
    public int number() {
        return listener.getLocalPort();
    }

    /** Stops to listen; connections that are open go on. From now on clients are refused. */
    public void refuse() throws IOException, InterruptedException {
        closing = true;
        listener.close();
        // The port is not closed for good before the thread has left accept().
        acceptor.join(STOP_MILLIS);
    }

    private void accept() {
        while (!closing) {
            try {
                begin(listener.accept());
            } catch (IOException e) {
                if (!closing) {
                    environment.journal.fail(e);
                }
            }
        }
    }

    private void begin(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        int connection = environment.counters.connected();
        Thread thread =
                new Thread(() -> serve(socket, connection), "simhost-" + port + "-" + connection);
        thread.setDaemon(true);
        // Ended ones stay until now, so that close() can wait for every thread that may be left.
        connections.values().removeIf(other -> !other.isAlive());
        connections.put(socket, thread);
        thread.start();
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            converse(socket, connection);
        } catch (IOException e) {
            // The client left, or the host stops; what was lost is the client's business.
            return;
        } finally {
            environment.counters.disconnected();
        }
    }

    /** Notes what goes wrong before the client can see the end of its connection. */
    private void converse(Socket socket, int connection) throws IOException {
        try {
            new ClientConnection(environment, service, port, connection, socket).serve();
        } catch (MalformedOctets e) {
            environment.journal.complain(port + ": " + e.getMessage());
        } catch (RuntimeException | Error e) {
            environment.journal.fail(e);
        }
    }

    /** Ends the port and all its connections, and waits until their threads are gone. */
    @Override
    public void close() {
        try {
            refuse();
            for (Map.Entry<Socket, Thread> connection : Map.copyOf(connections).entrySet()) {
                connection.getKey().close();
                if (connection.getValue() == Thread.currentThread()) {
                    // The host goes down in the midst of an answer, which ends by itself.
                    continue;
                }
                connection.getValue().interrupt();
                connection.getValue().join(STOP_MILLIS);
                if (connection.getValue().isAlive()) {
                    String message = connection.getValue() + " does not end";
                    environment.journal.fail(new IllegalStateException(message));
                }
            }
        } catch (IOException e) {
            environment.journal.fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
