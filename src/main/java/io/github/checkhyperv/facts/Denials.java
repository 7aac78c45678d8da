package io.github.checkhyperv.facts;

import io.github.checkhyperv.failure.Failure;

/** Says of a namespace that is denied which one it is, and what lets an account read there. */
public final class Denials {
    private Denials() {}

    /**
     * The same failure about this namespace: what the host calls it says no more.
     *
     * @param more what the account needs beside the rights on the namespace
     */
    public static Failure of(Failure denied, String namespace, String more) {
        return new Failure(
                denied.stage(),
                denied.problem(),
                "access denied to " + namespace,
                "",
                denied.status(),
                denied.remedy() + ", and " + more);
    }
}
