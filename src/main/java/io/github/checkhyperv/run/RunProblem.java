package io.github.checkhyperv.run;

import io.github.checkhyperv.failure.Problem;

/** Why a host of many was not asked. */
public enum RunProblem implements Problem {
    /** The time of the whole run was over before its turn came. */
    NOT_REACHED(
            "not reached before the time of the whole run was over",
            "give more time with --run-timeout, ask more at a time with --concurrency, or divide the"
                    + " list with --shard"),
    /**
     * Another host is trying the account and takes its time; the look begins anew when that has
     * ended. Nobody is told of this: what does not begin anew in time was not reached.
     */
    ACCOUNT_IN_TRIAL(
            "another host was still trying the account",
            "look at the host that did not answer to it, or give more time with --run-timeout"),
    /** The account was refused by another host, and may be locked if it is tried on. */
    NOT_TRIED(
            "not tried, as another host refused the account",
            "look at that host's failure first: check the user and the password, and whether that"
                    + " host knows the account");

    private final String message;
    private final String remedy;

    RunProblem(String message, String remedy) {
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
