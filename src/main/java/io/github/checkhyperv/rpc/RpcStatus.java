package io.github.checkhyperv.rpc;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.security.SecurityProblem;

/** What the RPC runtime of a host says when it refuses (C706 appendix E, [MS-RPCE] 2.2.2.5 f.). */
final class RpcStatus {
    /** ERROR_ACCESS_DENIED, as a fault: the logon was refused, or the call by its security. */
    static final int ACCESS_DENIED = 5;

    private RpcStatus() {}

    /** nca_s_proto_error: Samba does not know a call on a connection whose logon failed. */
    private static final int PROTOCOL_ERROR = 0x1c01000b;

    /** RPC_S_SEC_PKG_ERROR: the security package did not accept the logon. */
    private static final int SECURITY_PACKAGE_ERROR = 0x721;

    /**
     * A fault PDU; what access denied means depends on where it comes. The third message of NTLM
     * has no answer of its own, so the first call is where a refused logon shows.
     */
    static SessionException fault(int status, Stage stage, Problem accessDenied) {
        if (accessDenied == SecurityProblem.WRONG_CREDENTIALS && refusesLogon(status)) {
            return new SessionException(accessDenied, Stage.AUTHENTICATE, "", status);
        }
        if (status == ACCESS_DENIED) {
            return new SessionException(accessDenied, stage, "", status);
        }
        String name = HostStatus.name(status);
        return new SessionException(
                HostStatus.problem(status, RpcProblem.RPC_FAILED),
                stage,
                name.isEmpty() ? "RPC fault" : name,
                status);
    }

    private static boolean refusesLogon(int status) {
        return status == ACCESS_DENIED
                || status == PROTOCOL_ERROR
                || status == SECURITY_PACKAGE_ERROR;
    }

    /** A bind_nak, with its provider_reject_reason. */
    static SessionException bindRejected(int reason, int authType) {
        switch (reason) {
            case 1:
                return rejected(GeneralProblem.HOST_BUSY, "temporary congestion");
            case 2:
                return rejected(GeneralProblem.HOST_BUSY, "local limit exceeded");
            case 4:
                return rejected(RpcProblem.RPC_FAILED, "protocol version not supported");
            case 8:
                return rejected(
                        SecurityProblem.INSECURE_PEER,
                        PduWriter.name(authType) + " is not accepted there");
            case 9:
                return rejected(SecurityProblem.WRONG_CREDENTIALS, "");
            default:
                return rejected(RpcProblem.RPC_FAILED, "bind rejected for reason " + reason);
        }
    }

    private static SessionException rejected(Problem problem, String detail) {
        return new SessionException(problem, Stage.AUTHENTICATE, detail);
    }
}
