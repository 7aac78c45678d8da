package io.github.checkhyperv.check;

import io.github.checkhyperv.failure.Problem;

/** Why what a host told cannot be judged. */
public enum CheckProblem implements Problem {
    /** An {@code --include} or {@code --exclude} pattern looks at more characters than it may. */
    PATTERN_TOO_COSTLY(
            "a pattern of --include or --exclude takes too long",
            "write it without nested repetition and without .* at its start: it is found anywhere"
                    + " in a name");

    private final String message;
    private final String remedy;

    CheckProblem(String message, String remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
