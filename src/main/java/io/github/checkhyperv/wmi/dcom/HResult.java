package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.rpc.RpcProblem;
import io.github.checkhyperv.wmi.WmiProblem;

/** The HRESULTs of COM and WMI that a session meets ([MS-ERREF] 2.1, [MS-WMI] 2.2.11). */
final class HResult {
    static final int S_OK = 0;

    /** WBEM_S_FALSE: fewer objects than asked for, and no more to come. */
    static final int WBEM_S_FALSE = 1;

    /** WBEM_S_TIMEDOUT: the time given for this batch is over, there may be more. */
    static final int WBEM_S_TIMEDOUT = 0x40004;

    private static final int E_ACCESSDENIED = 0x80070005;

    private HResult() {}

    static boolean isFailure(int status) {
        return status < 0;
    }

    /** What a status of RemoteCreateInstance means. */
    static SessionException atActivation(int status) {
        Problem problem = WbemStatus.problem(status, RpcProblem.RPC_FAILED);
        return new SessionException(problem, Stage.ACTIVATE, WbemStatus.name(status), status);
    }

    /** What a status of NTLMLogin means. */
    static SessionException atLogIn(int status, String namespace) {
        Problem problem;
        switch (status) {
            case 0x8004100e:
                problem = WmiProblem.NAMESPACE_MISSING;
                break;
            case 0x80041003:
                problem = WmiProblem.ACCESS_DENIED_NAMESPACE;
                break;
            case E_ACCESSDENIED:
                problem = DcomProblem.ACCESS_DENIED_DCOM;
                break;
            default:
                return new SessionException(
                        WbemStatus.problem(status, RpcProblem.RPC_FAILED),
                        Stage.LOG_IN,
                        namespace + ", " + WbemStatus.name(status),
                        status);
        }
        return new SessionException(problem, Stage.LOG_IN, namespace, status);
    }

    /** What a status of ExecQuery or Next means. */
    static SessionException atQuery(int status) {
        Problem problem;
        switch (status) {
            case 0x80041010:
                problem = WmiProblem.CLASS_MISSING;
                break;
            case 0x80041017:
                problem = WmiProblem.INVALID_QUERY;
                break;
            case 0x80041003:
            case E_ACCESSDENIED:
                problem = WmiProblem.ACCESS_DENIED_NAMESPACE;
                break;
            default:
                problem = WbemStatus.problem(status, WmiProblem.QUERY_FAILED);
        }
        return new SessionException(problem, Stage.QUERY, WbemStatus.name(status), status);
    }
}
