package io.github.checkhyperv.rpc;

import io.github.checkhyperv.failure.Problem;

/** What a host's RPC runtime says no to. */
public enum RpcProblem implements Problem {
    /** WMI cannot be started on the host. */
    SERVICE_NOT_STARTED(
            "the host cannot start its WMI service",
            "enable and start Windows Management Instrumentation (winmgmt) there, and look at its System event log"),
    /** WMI was there, and is gone or hangs. */
    SERVICE_LOST(
            "the host's WMI service is away or hangs",
            "try again; if it stays, restart Windows Management Instrumentation (winmgmt) there, and look for crashes of it and of WmiPrvSE.exe in its Application event log"),
    /** Any status of RPC, or of COM on top of it, that has no name of its own here. */
    RPC_FAILED(
            "the host refused the call", "look up the status; look at the host's System event log");

    private final String message;
    private final String remedy;

    RpcProblem(String message, String remedy) {
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
