package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Status;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a run may take, {@code SECONDS[:STATE]}.
 *
 * @param limit for the whole run
 * @param state the state when it passes
 */
public record Timeout(Duration limit, Status state) {
    /** The limit when none is given. */
    public static final Timeout DEFAULT = new Timeout(Duration.ofSeconds(10), Status.UNKNOWN);

    /** The limit of a run with many hosts when none is given. */
    static final Timeout OF_MANY = new Timeout(Duration.ofSeconds(55), Status.UNKNOWN);

    static final int MOST_SECONDS = 3600;
    private static final String MANY = "--hosts";
    private static final String LETTER = "-t";
    private static final String WORD = "--timeout";

    /**
     * What a first look at the command line finds, for the time until it has been read: it takes
     * what looks like a limit for one, wherever that stands.
     */
    public static Timeout guess(String[] args) {
        for (String arg : args) {
            if (arg.equals(MANY) || arg.startsWith(MANY + "=")) {
                return OF_MANY;
            }
        }
        for (int i = 0; i < args.length; i++) {
            Optional<String> text = Optional.empty();
            if (args[i].equals(LETTER) || args[i].equals(WORD)) {
                text = i + 1 < args.length ? Optional.of(args[i + 1]) : text;
            } else if (args[i].startsWith(WORD + "=")) {
                text = Optional.of(args[i].substring(WORD.length() + 1));
            } else if (args[i].startsWith(LETTER)) {
                int value = args[i].startsWith("=", LETTER.length()) ? 1 : 0;
                text = Optional.of(args[i].substring(LETTER.length() + value));
            }
            if (text.isPresent()) {
                return orDefault(text);
            }
        }
        return DEFAULT;
    }

    /** The limit that is given, if it is right, else the one that holds without. */
    static Timeout orDefault(Optional<String> text) {
        try {
            return text.isPresent() ? parse(text.get(), "") : DEFAULT;
        } catch (UsageException e) {
            return DEFAULT; // It will be told of, or the text was no limit after all.
        }
    }

    /** {@code shown} is what messages call the option with its value. */
    static Timeout parse(String text, String shown) throws UsageException {
        int colon = text.indexOf(':');
        int seconds = OptionReader.wholeNumber(colon < 0 ? text : text.substring(0, colon));
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new UsageException(
                    shown + " is no time limit",
                    "give whole seconds from 1 to "
                            + MOST_SECONDS
                            + ", and a state after a colon if you like, for example 30:critical");
        }
        Status state =
                colon < 0 ? DEFAULT.state() : OptionReader.state(text.substring(colon + 1), shown);
        return new Timeout(Duration.ofSeconds(seconds), state);
    }
}
