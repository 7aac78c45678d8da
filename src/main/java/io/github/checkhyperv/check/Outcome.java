package io.github.checkhyperv.check;

/** What became of a run: the host was judged, or it could not be. */
public sealed interface Outcome permits Report, Failed {
    /** The state to tell the monitoring system. */
    Status status();
}
