package io.github.checkhyperv;

import io.github.checkhyperv.output.Renderer;
import io.github.checkhyperv.sink.Content;
import java.io.IOException;
import java.io.Writer;

/** What a run found, in its form. */
record Rendered<T>(Renderer<T> renderer, T found) implements Content {
    @Override
    public void writeTo(Writer writer) throws IOException {
        renderer.render(found, writer);
    }

    /** The text as a whole. */
    String text() {
        return renderer.render(found);
    }
}
