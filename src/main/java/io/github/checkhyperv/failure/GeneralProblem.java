package io.github.checkhyperv.failure;

/** What can go wrong at any stage. */
public enum GeneralProblem implements Problem {
    /** The deadline passed. */
    TIMED_OUT("timed out", "check the host and firewalls, or give more time with -t"),
    /** The host is short of memory, or of something else that is shared. */
    HOST_BUSY(
            "the host is too busy or short of memory",
            "check it less often or with fewer checks at once, and look at its memory and at WMI's quotas"),
    /** The host has more than a check takes: a documented limit is exceeded. */
    TOO_LARGE(
            "the host has more than a check takes",
            "look for what it has so many of (checkpoints, machines); see the limits in the README"),
    /** What came back breaks the protocol, or is larger than any answer can be. */
    MALFORMED_ANSWER(
            "the answer is malformed", "try again; if it stays, report it with the output of -vvv"),
    /** A fault of this program. */
    INTERNAL_ERROR(
            "a fault of this program, or too little memory",
            "report it with the version and the output of -vvv");

    private final String message;
    private final String remedy;

    GeneralProblem(String message, String remedy) {
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

    @Override
    public boolean isTimeOut() {
        return this == TIMED_OUT;
    }
}
