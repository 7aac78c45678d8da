package io.github.checkhyperv.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Standard output, which gets one answer, whole or not at all as far as that lies with us: it is
 * held back until it is whole, and then written in one go, so that a reader who does not wait for
 * the end sees all or nothing. Only what is too large for that flows while it is made.
 */
public final class StandardOutput {
    /** Octets that are held back; of a usual host there are some thousand. */
    static final int MOST_HELD = 16 << 20;

    /** Who may answer, where several threads could. */
    public interface Turn {
        /** Takes the turn to answer; does not return where another thread has it. */
        void take();
    }

    private final PrintStream out;
    private final Turn turn;
    private volatile boolean begun;

    /** Writes to this stream. */
    public StandardOutput(PrintStream out, Turn turn) {
        this.out = out;
        this.turn = turn;
    }

    /**
     * Writes an answer as it is.
     *
     * @return whether all of it was taken, and is the only answer
     */
    public boolean write(byte[] octets) {
        turn.take();
        if (begun) {
            return false; // Another answer broke off.
        }
        out.write(octets, 0, octets.length);
        begun = true;
        return !out.checkError();
    }

    /**
     * Writes an answer while it is made, in UTF-8.
     *
     * @return whether all of it was taken, and is the only answer
     */
    public boolean write(Content content) {
        Held held = new Held();
        try {
            Writer text = new OutputStreamWriter(held, StandardCharsets.UTF_8);
            content.writeTo(text);
            text.flush();
            return held.end();
        } catch (IOException e) {
            return false; // Nobody reads any more; the exit code tells.
        }
    }

    /** Holds text back while there is little of it. */
    private final class Held extends OutputStream {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private boolean flows;

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] more, int start, int length) throws IOException {
            if (!flows && octets.size() + length <= MOST_HELD) {
                octets.write(more, start, length);
                return;
            }
            if (!flows && !end()) {
                throw new IOException("standard output is not taken");
            }
            flows = true;
            out.write(more, start, length);
            if (out.checkError()) {
                throw new IOException("standard output is not taken");
            }
        }

        /** Writes what was held back. */
        boolean end() {
            if (flows) {
                return true;
            }
            byte[] held = octets.toByteArray();
            octets.reset();
            return StandardOutput.this.write(held);
        }
    }
}
