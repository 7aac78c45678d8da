package io.github.checkhyperv.rpc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream of octets into PDUs, and allocates for none that has not arrived. */
final class PduReader {
    /** What a host may send as one answer, PDUs without a stub included: an end to endless. */
    static final long MAX_OCTETS = 1L << 30;

    /** The longest PDU that frag_length can tell. */
    private final byte[] received = new byte[0xffff];

    private long octetsReceived;

    /** What comes from here on is another answer. */
    void nextAnswer() {
        octetsReceived = 0;
    }

    /**
     * Receives exactly one PDU.
     *
     * @param in what comes over the connection, always the same
     * @throws EOFException when the host closes the connection
     * @throws ProtocolViolation when what comes is no PDU
     */
    Pdu receive(InputStream in) throws IOException {
        readFully(in, 0, Pdu.HEADER_LENGTH);
        int length = Pdu.checkedLength(received);
        readFully(in, Pdu.HEADER_LENGTH, length);
        return Pdu.read(Arrays.copyOf(received, length));
    }

    private void readFully(InputStream in, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
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
}
