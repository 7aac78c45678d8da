package io.github.checkhyperv.output;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Turns what a run found into text.
 *
 * @param <T> what that is: the answer of one host, or those of many
 */
public interface Renderer<T> {
    /**
     * Writes the text, with a newline at its end. It is not put together before: that of a host
     * with many disks, or of many hosts, may be larger than all that is known of them.
     *
     * @throws IOException when {@code out} does not take it
     */
    void render(T found, Writer out) throws IOException;

    /** The text as a whole, where there is not much of it. */
    default String render(T found) {
        StringWriter text = new StringWriter();
        try {
            render(found, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // A StringWriter does not throw it.
        }
        return text.toString();
    }
}
