package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Answer;

/**
 * The answer of one member of a run.
 *
 * @param answer the answer
 * @param unasked whether the run says it and not the hosts: they were not asked, or not to the end
 */
public record Told(Answer answer, boolean unasked) {}
