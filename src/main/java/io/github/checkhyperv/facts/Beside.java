package io.github.checkhyperv.facts;

import io.github.checkhyperv.check.Query;
import io.github.checkhyperv.failure.Failure;
import java.util.List;

/**
 * Facts beside those that a verdict stands on.
 *
 * @param found what there is
 * @param lacks what is not to be had of them, and why
 * @param queries what was asked for them
 * @param <F> the facts
 */
public record Beside<F>(F found, List<Failure> lacks, List<Query> queries) {}
