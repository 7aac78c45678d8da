package io.github.checkhyperv.faults;

/** What the host may hold for the check when it has ended. */
enum Leftover {
    /** Nothing: all that was handed out could be given back. */
    NOTHING,
    /** The one interface whose reference could not be read, or was never received. */
    ONE_THAT_WAS_UNREADABLE,
    /** Whatever it was: there was no connection left on which to give it back. */
    ANYTHING
}
