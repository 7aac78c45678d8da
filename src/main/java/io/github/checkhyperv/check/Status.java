package io.github.checkhyperv.check;

import java.util.Optional;

/**
 * The four states of a monitoring plugin (Monitoring Plugins Development Guidelines, "Plugin Return
 * Codes"), declared from the mildest to the gravest: what is known to be wrong outranks what is not
 * known.
 */
public enum Status {
    /** Nothing to tell. */
    OK(0),
    /** The check could not find out. */
    UNKNOWN(3),
    /** Somebody should look. */
    WARNING(1),
    /** Somebody should look now. */
    CRITICAL(2);

    private final int exitCode;

    Status(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code that stands for this state. */
    public int exitCode() {
        return exitCode;
    }

    /** The graver of the two. */
    public Status or(Status other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Reads a state's name, in any case, or its exit code; empty for anything else. */
    public static Optional<Status> parse(String text) {
        for (Status status : values()) {
            if (status.name().equalsIgnoreCase(text)
                    || Integer.toString(status.exitCode).equals(text)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
