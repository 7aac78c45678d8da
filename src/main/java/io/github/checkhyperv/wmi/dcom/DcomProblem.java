package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.failure.Problem;

/** What DCOM says no to. */
enum DcomProblem implements Problem {
    /** The endpoint mapper answered, but there is no way to the port that it named. */
    DYNAMIC_PORT_CLOSED(
            "no way to the dynamic port",
            "open the host's dynamic RPC ports (49152-65535 by default) in its firewall and on the way, or give WMI one fixed port (winmgmt /standalonehost)"),
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
