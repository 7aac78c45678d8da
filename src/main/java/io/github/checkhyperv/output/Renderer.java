package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;

/** Turns an answer into text. */
public interface Renderer {
    /** The text, with a newline at its end. */
    String render(Answer answer);
}
