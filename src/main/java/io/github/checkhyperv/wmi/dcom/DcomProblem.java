package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.failure.Problem;

/** What DCOM says no to. */
enum DcomProblem implements Problem {
    /** The host may not be reached over DCOM by this account. */
    ACCESS_DENIED_DCOM(
            "access denied by DCOM",
            "add the account to Distributed COM Users on the host and check its DCOM launch and access limits");

    private final String message;
    private final String remedy;

    DcomProblem(String message, String remedy) {
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
