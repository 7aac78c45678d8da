package io.github.checkhyperv.check;

import java.time.Duration;

/**
 * How long one step took.
 *
 * @param stage the stage that the step belongs to
 * @param detail what was done and what came back
 * @param elapsed the time it took
 */
public record Timing(String stage, String detail, Duration elapsed) {}
