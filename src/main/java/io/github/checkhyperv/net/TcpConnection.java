package io.github.checkhyperv.net;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** One TCP connection, for one thread, that blocks; what is awaited has a deadline of its own. */
public final class TcpConnection implements AutoCloseable {
    private final Socket socket;

    private TcpConnection(Socket socket) {
        this.socket = socket;
    }

    /**
     * Connects.
     *
     * @param limitMillis the longest that this may take, in milliseconds, at least 1
     * @throws SessionException with {@link Stage#CONNECT}
     */
    public static TcpConnection connect(InetAddress address, int port, int limitMillis)
            throws SessionException {
        InetSocketAddress endpoint = new InetSocketAddress(address, port);
        // Nobody's proxy settings may lead elsewhere; and not to look for any saves start-up time.
        Socket socket = new Socket(Proxy.NO_PROXY);
        try {
            // A request and the AUTH3 before it would wait for each other's acknowledgement.
            socket.setTcpNoDelay(true);
            socket.connect(endpoint, limitMillis);
            return new TcpConnection(socket);
        } catch (IOException e) {
            closeQuietly(socket);
            throw new SessionException(connectProblem(e), Stage.CONNECT, "TCP port " + port, e);
        }
    }

    private static Problem connectProblem(IOException e) {
        // By class, as the messages are in the language of the system.
        if (e instanceof SocketTimeoutException) {
            return GeneralProblem.TIMED_OUT;
        }
        return e instanceof ConnectException
                ? NetProblem.CONNECTION_REFUSED
                : NetProblem.UNREACHABLE;
    }

    /** The address at the other end. */
    public InetAddress address() {
        return socket.getInetAddress();
    }

    /**
     * Sends octets [0, length). They are few and fit the socket's buffer, so this does not block
     * and needs no deadline of its own.
     */
    public void send(byte[] octets, int length) throws IOException {
        socket.getOutputStream().write(octets, 0, length);
    }

    /** What comes before the deadline; a SocketTimeoutException when it passes. */
    public InputStream before(Deadline deadline) throws IOException {
        return new TimedInputStream(socket, deadline);
    }

    @Override
    public void close() {
        closeQuietly(socket);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is lost with a connection that nobody wants any more.
        }
    }
}
