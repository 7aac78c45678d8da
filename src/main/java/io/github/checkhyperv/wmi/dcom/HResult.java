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
        Problem problem =
                status == E_ACCESSDENIED ? DcomProblem.ACCESS_DENIED_DCOM : RpcProblem.RPC_FAILED;
        return new SessionException(problem, Stage.ACTIVATE, name(status), status);
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
                        RpcProblem.RPC_FAILED,
                        Stage.LOG_IN,
                        namespace + ", " + name(status),
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
                problem = WmiProblem.QUERY_FAILED;
        }
        return new SessionException(problem, Stage.QUERY, name(status), status);
    }

    /** The name that the specification gives it. */
    static String name(int status) {
        return switch (status) {
            case 0x80041001 -> "WBEM_E_FAILED";
            case 0x80041002 -> "WBEM_E_NOT_FOUND";
            case 0x80041003 -> "WBEM_E_ACCESS_DENIED";
            case 0x80041004 -> "WBEM_E_PROVIDER_FAILURE";
            case 0x80041005 -> "WBEM_E_TYPE_MISMATCH";
            case 0x80041006 -> "WBEM_E_OUT_OF_MEMORY";
            case 0x80041008 -> "WBEM_E_INVALID_PARAMETER";
            case 0x80041009 -> "WBEM_E_NOT_AVAILABLE";
            case 0x8004100a -> "WBEM_E_CRITICAL_ERROR";
            case 0x8004100e -> "WBEM_E_INVALID_NAMESPACE";
            case 0x80041010 -> "WBEM_E_INVALID_CLASS";
            case 0x80041011 -> "WBEM_E_PROVIDER_NOT_FOUND";
            case 0x80041013 -> "WBEM_E_PROVIDER_LOAD_FAILURE";
            case 0x80041014 -> "WBEM_E_INITIALIZATION_FAILURE";
            case 0x80041015 -> "WBEM_E_TRANSPORT_FAILURE";
            case 0x80041017 -> "WBEM_E_INVALID_QUERY";
            case 0x80041018 -> "WBEM_E_INVALID_QUERY_TYPE";
            case 0x8004101d -> "WBEM_E_UNEXPECTED";
            case 0x80041032 -> "WBEM_E_CALL_CANCELLED";
            case 0x80041033 -> "WBEM_E_SHUTTING_DOWN";
            case 0x80041045 -> "WBEM_E_SERVER_TOO_BUSY";
            case 0x80041067 -> "WBEM_E_CLIENT_TOO_SLOW";
            case 0x80041069 -> "WBEM_E_TIMED_OUT";
            case 0x8004106c -> "WBEM_E_QUOTA_VIOLATION";
            default -> comName(status);
        };
    }

    private static String comName(int status) {
        return switch (status) {
            case 0x80004002 -> "E_NOINTERFACE";
            case 0x8000401a -> "CO_E_RUNAS_LOGON_FAILURE";
            case 0x80010108 -> "RPC_E_DISCONNECTED";
            case 0x80010111 -> "RPC_E_VERSION_MISMATCH";
            case 0x80040154 -> "REGDB_E_CLASSNOTREG";
            case 0x80070005 -> "E_ACCESSDENIED";
            case 0x8007000e -> "E_OUTOFMEMORY";
            case 0x80080005 -> "CO_E_SERVER_EXEC_FAILURE";
            default -> "status";
        };
    }
}
