package io.github.checkhyperv.cli;

import io.github.checkhyperv.failure.Problem;

/** What is wrong before anything is asked. */
enum UsageProblem implements Problem {
    /** The command line or a file that it names is wrong. */
    USAGE("the command line, or a file that it names, is wrong", "see --help");

    private final String message;
    private final String remedy;

    UsageProblem(String message, String remedy) {
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
