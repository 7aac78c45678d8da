package io.github.checkhyperv.simhost.fault;

import java.io.IOException;

/** The raw way out to a client. */
public interface Wire {
    /** Sends octets at once. */
    void write(byte[] octets) throws IOException;

    /** Ends the connection in good order. */
    void close() throws IOException;

    /** Ends the connection with a TCP reset. */
    void reset() throws IOException;

    /** Sends nothing more, and waits until the client gives up or the host stops. */
    void silence() throws IOException;

    /** Waits; ends early when the host stops. */
    void pause(long millis) throws IOException;
}
