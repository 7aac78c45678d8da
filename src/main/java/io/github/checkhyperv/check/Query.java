package io.github.checkhyperv.check;

/**
 * One question that was put to the host.
 *
 * @param text the query
 * @param answer what came back, in a few words: {@code 8 rows}, or why there was nothing
 */
public record Query(String text, String answer) {}
