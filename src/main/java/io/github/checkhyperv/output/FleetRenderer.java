package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Fleet;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Turns the answers of many hosts into one text. */
public interface FleetRenderer {
    /**
     * Writes the text, with a newline at its end. It is not put together before: that of 10,000
     * hosts may be larger than all that is known of them.
     *
     * @throws IOException when {@code out} does not take it
     */
    void render(Fleet fleet, Writer out) throws IOException;

    /** The text as a whole, where there is not much of it. */
    default String render(Fleet fleet) {
        StringWriter text = new StringWriter();
        try {
            render(fleet, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // A StringWriter does not throw it.
        }
        return text.toString();
    }
}
