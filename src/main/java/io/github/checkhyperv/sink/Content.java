package io.github.checkhyperv.sink;

import java.io.IOException;
import java.io.Writer;

/** Text that is made while it is written, as there may be much of it. */
@FunctionalInterface
public interface Content {
    /**
     * Writes the text.
     *
     * @throws IOException when {@code out} does not take it
     */
    void writeTo(Writer out) throws IOException;
}
