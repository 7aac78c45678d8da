package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Turns an answer into text. */
public interface Renderer {
    /**
     * Writes the text, with a newline at its end. It is not put together before: that of a host
     * with many disks may be larger than all that is known of them.
     *
     * @throws IOException when {@code out} does not take it
     */
    void render(Answer answer, Writer out) throws IOException;

    /** The text as a whole, where there is not much of it. */
    default String render(Answer answer) {
        StringWriter text = new StringWriter();
        try {
            render(answer, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // A StringWriter does not throw it.
        }
        return text.toString();
    }
}
