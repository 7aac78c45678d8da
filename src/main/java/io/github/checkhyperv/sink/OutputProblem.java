package io.github.checkhyperv.sink;

import io.github.checkhyperv.failure.Problem;

/** Why an answer did not get to where it was to go. */
public enum OutputProblem implements Problem {
    /** {@code --output-file} could not be written. */
    OUTPUT_FILE(
            "the file of --output-file cannot be written",
            "check --output-file and the rights on its folder"),
    /** {@code --record} could not write its tape. */
    TAPE_FILE(
            "the tape of --record cannot be written",
            "check --record and the rights on its folder");

    private final String message;
    private final String remedy;

    OutputProblem(String message, String remedy) {
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
