package io.github.checkhyperv.sink;

import java.io.PrintStream;

/** Standard output, which gets an answer whole or not at all, as far as that lies with us. */
public final class StandardOutput {
    private final PrintStream out;

    /** Writes to this stream. */
    public StandardOutput(PrintStream out) {
        this.out = out;
    }

    /**
     * Writes an answer, in one go, so that a reader who does not wait for the end sees all or
     * nothing.
     *
     * @return whether all of it was taken
     */
    public boolean write(byte[] octets) {
        out.write(octets, 0, octets.length);
        return !out.checkError();
    }
}
