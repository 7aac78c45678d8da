package io.github.checkhyperv.faults;

/** What a check can end in, seen from outside. */
enum Ending {
    /** The exit code and the status line that a faultless host gives. */
    RIGHT,
    /** UNKNOWN, with the stage, the reason and a way out. */
    FAILED,
    /** The state that {@code -t} asked for, with the stage, the reason and a way out. */
    TIMED_OUT,
    /**
     * Everything else: a wrong count, a false state, an internal error, a line without a way out.
     */
    WRONG
}
