package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Status;
import java.time.Duration;

/**
 * How long a run may take, {@code SECONDS[:STATE]}.
 *
 * @param limit for the whole run
 * @param state the state when it passes
 */
record Timeout(Duration limit, Status state) {
    static final Timeout DEFAULT = new Timeout(Duration.ofSeconds(10), Status.UNKNOWN);

    private static final int MOST_SECONDS = 3600;

    /** {@code shown} is what messages call the option with its value. */
    static Timeout parse(String text, String shown) throws UsageException {
        int colon = text.indexOf(':');
        int seconds = Values.wholeNumber(colon < 0 ? text : text.substring(0, colon));
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new UsageException(
                    shown + " is no time limit",
                    "give whole seconds from 1 to "
                            + MOST_SECONDS
                            + ", and a state after a colon if you like, for example 30:critical");
        }
        Status state = colon < 0 ? DEFAULT.state() : Values.state(text.substring(colon + 1), shown);
        return new Timeout(Duration.ofSeconds(seconds), state);
    }
}
