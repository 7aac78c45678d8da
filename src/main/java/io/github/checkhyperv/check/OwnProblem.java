package io.github.checkhyperv.check;

/** Ways to fail that have nothing to do with how the host is reached. */
public enum OwnProblem {
    /** The command line or a file that it names is wrong. */
    USAGE("usage"),
    /** The host answers, but shows this account nothing, not even itself. */
    NOTHING_VISIBLE("query"),
    /** An {@code --include} or {@code --exclude} pattern backtracks without end. */
    PATTERN_TOO_COSTLY("judge"),
    /** {@code --output-file} could not be written. */
    OUTPUT_FILE("output"),
    /** A fault of this program. */
    INTERNAL_ERROR("internal");

    private final String stage;

    OwnProblem(String stage) {
        this.stage = stage;
    }

    /** Where such a problem arises. */
    public String stage() {
        return stage;
    }
}
