package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Status;

/** Is told how far a run has come. */
@FunctionalInterface
public interface Progress {
    /** One that wants to know nothing. */
    Progress NONE = status -> {};

    /** Another member has its answer, of this state; on any thread. */
    void answered(Status status);
}
