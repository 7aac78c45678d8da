package io.github.checkhyperv.rpc;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.NetProblem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * One TCP connection that hands over exactly one PDU at a time and lets no read outlast the
 * deadline.
 */
public final class TcpTransport implements AutoCloseable {
    private final Socket socket;
    private final TimedInputStream in;
    private final PduReader reader;

    private TcpTransport(Socket socket, TimedInputStream in) {
        this.socket = socket;
        this.in = in;
        this.reader = new PduReader(in);
    }

    /**
     * Connects.
     *
     * @param limitMillis the longest that this may take, in milliseconds, at least 1
     * @throws SessionException with {@link Stage#CONNECT}
     */
    public static TcpTransport connect(
            InetAddress address, int port, int limitMillis, Deadline deadline)
            throws SessionException {
        InetSocketAddress endpoint = new InetSocketAddress(address, port);
        // Nobody's proxy settings may lead elsewhere; and not to look for any saves start-up time.
        Socket socket = new Socket(Proxy.NO_PROXY);
        try {
            // A request and the AUTH3 before it would wait for each other's acknowledgement.
            socket.setTcpNoDelay(true);
            socket.connect(endpoint, limitMillis);
            return new TcpTransport(socket, new TimedInputStream(socket, deadline));
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

    /** What no read outlasts. */
    Deadline deadline() {
        return in.deadline();
    }

    /** Replaces the deadline for all that follows. */
    void setDeadline(Deadline deadline) {
        in.setDeadline(deadline);
    }

    /**
     * Sends octets [0, length). They are few and fit the socket's buffer, so this does not block
     * and needs no deadline of its own.
     */
    void send(byte[] octets, int length) throws IOException {
        socket.getOutputStream().write(octets, 0, length);
    }

    /** What comes, PDU by PDU; a SocketTimeoutException when the deadline passes. */
    PduReader reader() {
        return reader;
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
