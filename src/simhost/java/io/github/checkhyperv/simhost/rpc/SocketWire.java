package io.github.checkhyperv.simhost.rpc;

import io.github.checkhyperv.simhost.fault.Wire;
import io.github.checkhyperv.simhost.watch.Counters;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;

/** The way out through a socket. */
final class SocketWire implements Wire {
    private final Socket socket;
    private final Counters counters;

    SocketWire(Socket socket, Counters counters) {
        this.socket = socket;
        this.counters = counters;
    }

    @Override
    public void write(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        counters.sent(octets.length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void silence() throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the host stops");
        }
    }
}
