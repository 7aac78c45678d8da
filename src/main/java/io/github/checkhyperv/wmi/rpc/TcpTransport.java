package io.github.checkhyperv.wmi.rpc;

import io.github.checkhyperv.wmi.Deadline;
import io.github.checkhyperv.wmi.Problem;
import io.github.checkhyperv.wmi.Stage;
import io.github.checkhyperv.wmi.WmiException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/**
 * One TCP connection that hands over exactly one PDU at a time and lets no read outlast the
 * deadline.
 */
public final class TcpTransport implements AutoCloseable {
    /**
     * What a host may send over one connection in all: some 100,000 disks, and an end to endless.
     */
    static final long MAX_OCTETS = 512L << 20;

    private final Socket socket;
    private final InputStream in;

    /**
     * The longest PDU that frag_length can tell, so that no length of the host makes us allocate.
     */
    private final byte[] received = new byte[0xffff];

    private Deadline deadline;
    private long octetsReceived;

    private TcpTransport(Socket socket, InputStream in, Deadline deadline) {
        this.socket = socket;
        this.in = in;
        this.deadline = deadline;
    }

    /**
     * Connects.
     *
     * @param limitMillis the longest that this may take, in milliseconds, at least 1
     * @throws WmiException with {@link Stage#CONNECT}
     */
    public static TcpTransport connect(
            InetAddress address, int port, int limitMillis, Deadline deadline) throws WmiException {
        InetSocketAddress endpoint = new InetSocketAddress(address, port);
        Socket socket = new Socket();
        try {
            // A request and the AUTH3 before it would wait for each other's acknowledgement.
            socket.setTcpNoDelay(true);
            socket.connect(endpoint, limitMillis);
            return new TcpTransport(socket, socket.getInputStream(), deadline);
        } catch (IOException e) {
            closeQuietly(socket);
            throw new WmiException(connectProblem(e), Stage.CONNECT, "TCP port " + port, e);
        }
    }

    private static Problem connectProblem(IOException e) {
        // By class, as the messages are in the language of the system.
        if (e instanceof SocketTimeoutException) {
            return Problem.TIMED_OUT;
        }
        return e instanceof ConnectException ? Problem.CONNECTION_REFUSED : Problem.UNREACHABLE;
    }

    /** The address at the other end. */
    public InetAddress address() {
        return socket.getInetAddress();
    }

    /** Replaces the deadline for all that follows. */
    void setDeadline(Deadline deadline) {
        this.deadline = deadline;
    }

    /**
     * Sends octets [0, length). They are few and fit the socket's buffer, so this does not block.
     */
    void send(byte[] octets, int length) throws IOException {
        if (deadline.hasPassed()) {
            throw new SocketTimeoutException();
        }
        socket.getOutputStream().write(octets, 0, length);
    }

    /**
     * Receives one PDU.
     *
     * @throws SocketTimeoutException when the deadline passes
     * @throws EOFException when the host closes the connection
     * @throws ProtocolViolation when what comes is no PDU
     */
    Pdu receive() throws IOException {
        readFully(0, Pdu.HEADER_LENGTH);
        int length = Pdu.checkedLength(received);
        readFully(Pdu.HEADER_LENGTH, length);
        return Pdu.read(Arrays.copyOf(received, length));
    }

    private void readFully(int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            int left = deadline.remainingMillis();
            if (left == 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout(left);
            int count = in.read(received, at, to - at);
            if (count < 0) {
                throw new EOFException();
            }
            at += count;
            octetsReceived += count;
        }
        if (octetsReceived > MAX_OCTETS) {
            throw new ProtocolViolation("more than " + MAX_OCTETS + " octets");
        }
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
