package io.github.checkhyperv.cli;

/** The operator asked for something that cannot be. Holds no secret, since it is shown. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    UsageException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    UsageException(String message) {
        this(message, "see --help");
    }

    /** What to do instead. */
    String remedy() {
        return remedy;
    }
}
