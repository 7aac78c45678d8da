package io.github.checkhyperv.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** What a socket receives, no read of which outlasts a deadline. */
final class TimedInputStream extends InputStream {
    private final Socket socket;
    private final InputStream in;
    private final Deadline deadline;

    TimedInputStream(Socket socket, Deadline deadline) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.deadline = deadline;
    }

    /** Milliseconds that are left, at least 1; a socket takes 0 for forever. */
    private int remainingMillis() throws SocketTimeoutException {
        int left = deadline.remainingMillis();
        if (left == 0) {
            throw new SocketTimeoutException();
        }
        return left;
    }

    @Override
    public int read() throws IOException {
        socket.setSoTimeout(remainingMillis());
        return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        socket.setSoTimeout(remainingMillis());
        return in.read(target, offset, length);
    }
}
