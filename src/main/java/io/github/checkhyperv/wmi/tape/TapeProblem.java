package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Problem;

/** Why a tape cannot stand in for its host. */
public enum TapeProblem implements Problem {
    /** The program asks for something that was not asked when the tape was recorded. */
    NOT_ON_TAPE(
            "the tape has no answer to this",
            "replay it with the version that recorded it, or record it anew");

    private final String message;
    private final String remedy;

    TapeProblem(String message, String remedy) {
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
