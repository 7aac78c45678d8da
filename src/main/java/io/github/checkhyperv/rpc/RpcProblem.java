package io.github.checkhyperv.rpc;

import io.github.checkhyperv.failure.Problem;

/** What a host's RPC runtime says no to. */
public enum RpcProblem implements Problem {
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
