package io.github.checkhyperv.rpc;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.security.SecurityProblem;

/**
 * The statuses by which a Windows host refuses: what they are called, and which problem they are.
 * One number space for RPC faults and HRESULTs: Win32 error codes ([MS-ERREF] 2.2), plain as RPC
 * faults carry them and within 0x8007xxxx as HRESULTs do, the HRESULTs of COM ([MS-ERREF] 2.1), and
 * the codes of DCE RPC (C706 appendix E). Those of WMI itself are WMI's business.
 */
public final class HostStatus {
    private static final int FACILITY_WIN32 = 0x8007;
    private static final int NO_WIN32 = -1;

    private HostStatus() {}

    /** The name that the specification gives it; empty when it is none of those known here. */
    public static String name(int status) {
        int win32 = win32(status);
        if (win32 != NO_WIN32) {
            String name = win32 < 0x600 ? systemName(win32) : rpcName(win32);
            // As an HRESULT it goes by another name in Windows' own headers and messages.
            boolean asHresult = win32 != status;
            if (asHresult && win32 == 0x5) {
                return "E_ACCESSDENIED";
            }
            if (asHresult && win32 == 0xe) {
                return "E_OUTOFMEMORY";
            }
            return asHresult && win32 == 0x57 ? "E_INVALIDARG" : name;
        }
        return status >>> 24 == 0x1c ? dceName(status) : comName(status);
    }

    /** The problem that a status is; {@code otherwise} when it says nothing more. */
    public static Problem problem(int status, Problem otherwise) {
        int win32 = win32(status);
        return win32 == NO_WIN32 ? ofOthers(status, otherwise) : ofWin32(win32, otherwise);
    }

    private static int win32(int status) {
        boolean hresult = status >>> 16 == FACILITY_WIN32;
        return hresult || status >>> 16 == 0 ? status & 0xffff : NO_WIN32;
    }

    private static Problem ofWin32(int code, Problem otherwise) {
        return switch (code) {
            // The service cannot be started, or is not there.
            case 0x41d, 0x422, 0x424, 0x425, 0x426, 0x42c, 0x42d, 0x42e, 0x433 ->
                    RpcProblem.SERVICE_NOT_STARTED;
            // It was there, and is gone or does not answer.
            case 0x42b, 0x45b, 0x6ba, 0x6be, 0x6bf, 0x6c0, 0x71a, 0x776, 0x777, 0x778 ->
                    RpcProblem.SERVICE_LOST;
            case 0x8, 0xe, 0x5aa, 0x5ad, 0x5af, 0x6b9, 0x6bb -> GeneralProblem.HOST_BUSY;
            // The account may not log on there, or not so.
            case 0x51f,
                    0x52e,
                    0x52f,
                    0x530,
                    0x531,
                    0x532,
                    0x533,
                    0x569,
                    0x6fc,
                    0x6fd,
                    0x701,
                    0x773,
                    0x775,
                    0x791,
                    0x792 ->
                    SecurityProblem.WRONG_CREDENTIALS;
            default -> otherwise;
        };
    }

    private static Problem ofOthers(int status, Problem otherwise) {
        return switch (status) {
            case 0x80004017, 0x80004019, 0x8000401a, 0x8000401c, 0x8000401e, 0x80080005 ->
                    RpcProblem.SERVICE_NOT_STARTED;
            case 0x8000401d,
                    0x80010007,
                    0x80010012,
                    0x80010100,
                    0x80010105,
                    0x80010108,
                    0x80010114,
                    0x8001011f,
                    0x800401fd,
                    0x80080008,
                    0x1c000013,
                    0x1c00000d,
                    0x1c010001 ->
                    RpcProblem.SERVICE_LOST;
            case 0x80010001, 0x80010101, 0x8001010a, 0x1c00001b, 0x1c010014 ->
                    GeneralProblem.HOST_BUSY;
            case 0x80090308, 0x8009030c, 0x80090311 -> SecurityProblem.WRONG_CREDENTIALS;
            default -> otherwise;
        };
    }

    private static String systemName(int code) {
        return switch (code) {
            case 0x5 -> "ERROR_ACCESS_DENIED";
            case 0x6 -> "ERROR_INVALID_HANDLE";
            case 0x8 -> "ERROR_NOT_ENOUGH_MEMORY";
            case 0xe -> "ERROR_OUTOFMEMORY";
            case 0x57 -> "ERROR_INVALID_PARAMETER";
            case 0x41d -> "ERROR_SERVICE_REQUEST_TIMEOUT";
            case 0x422 -> "ERROR_SERVICE_DISABLED";
            case 0x424 -> "ERROR_SERVICE_DOES_NOT_EXIST";
            case 0x425 -> "ERROR_SERVICE_CANNOT_ACCEPT_CTRL";
            case 0x426 -> "ERROR_SERVICE_NOT_ACTIVE";
            case 0x42b -> "ERROR_PROCESS_ABORTED";
            case 0x42c -> "ERROR_SERVICE_DEPENDENCY_FAIL";
            case 0x42d -> "ERROR_SERVICE_LOGON_FAILED";
            case 0x42e -> "ERROR_SERVICE_START_HANG";
            case 0x433 -> "ERROR_SERVICE_DEPENDENCY_DELETED";
            case 0x45b -> "ERROR_SHUTDOWN_IN_PROGRESS";
            case 0x51f -> "ERROR_NO_LOGON_SERVERS";
            case 0x522 -> "ERROR_PRIVILEGE_NOT_HELD";
            case 0x52e -> "ERROR_LOGON_FAILURE";
            case 0x52f -> "ERROR_ACCOUNT_RESTRICTION";
            case 0x530 -> "ERROR_INVALID_LOGON_HOURS";
            case 0x531 -> "ERROR_INVALID_WORKSTATION";
            case 0x532 -> "ERROR_PASSWORD_EXPIRED";
            case 0x533 -> "ERROR_ACCOUNT_DISABLED";
            case 0x569 -> "ERROR_LOGON_TYPE_NOT_GRANTED";
            case 0x5aa -> "ERROR_NO_SYSTEM_RESOURCES";
            case 0x5ad -> "ERROR_WORKING_SET_QUOTA";
            case 0x5af -> "ERROR_COMMITMENT_LIMIT";
            case 0x5b4 -> "ERROR_TIMEOUT";
            default -> "";
        };
    }

    private static String rpcName(int code) {
        return switch (code) {
            case 0x6b5 -> "RPC_S_UNKNOWN_IF";
            case 0x6b9 -> "RPC_S_OUT_OF_RESOURCES";
            case 0x6ba -> "RPC_S_SERVER_UNAVAILABLE";
            case 0x6bb -> "RPC_S_SERVER_TOO_BUSY";
            case 0x6be -> "RPC_S_CALL_FAILED";
            case 0x6bf -> "RPC_S_CALL_FAILED_DNE";
            case 0x6c0 -> "RPC_S_PROTOCOL_ERROR";
            case 0x6d1 -> "RPC_S_PROCNUM_OUT_OF_RANGE";
            case 0x6d3 -> "RPC_S_UNKNOWN_AUTHN_SERVICE";
            case 0x6d4 -> "RPC_S_UNKNOWN_AUTHN_LEVEL";
            case 0x6d5 -> "RPC_S_INVALID_AUTH_IDENTITY";
            case 0x6d9 -> "EPT_S_NOT_REGISTERED";
            case 0x6e4 -> "RPC_S_CANNOT_SUPPORT";
            case 0x6f4 -> "RPC_X_NULL_REF_POINTER";
            case 0x6f7 -> "RPC_X_BAD_STUB_DATA";
            case 0x6fc -> "ERROR_TRUSTED_DOMAIN_FAILURE";
            case 0x6fd -> "ERROR_TRUSTED_RELATIONSHIP_FAILURE";
            case 0x701 -> "ERROR_ACCOUNT_EXPIRED";
            case 0x71a -> "RPC_S_CALL_CANCELLED";
            case 0x721 -> "RPC_S_SEC_PKG_ERROR";
            case 0x773 -> "ERROR_PASSWORD_MUST_CHANGE";
            case 0x775 -> "ERROR_ACCOUNT_LOCKED_OUT";
            case 0x776 -> "OR_INVALID_OXID";
            case 0x777 -> "OR_INVALID_OID";
            case 0x778 -> "OR_INVALID_SET";
            case 0x791 -> "ERROR_NTLM_BLOCKED";
            case 0x792 -> "ERROR_PASSWORD_CHANGE_REQUIRED";
            default -> "";
        };
    }

    private static String dceName(int status) {
        return switch (status) {
            case 0x1c000008 -> "nca_rpc_version_mismatch";
            case 0x1c000009 -> "nca_unspec_reject";
            case 0x1c00000d -> "nca_s_fault_cancel";
            case 0x1c000012 -> "nca_s_fault_unspec";
            case 0x1c000013 -> "nca_s_fault_remote_comm_failure";
            case 0x1c00001a -> "nca_s_fault_context_mismatch";
            case 0x1c00001b -> "nca_s_fault_remote_no_memory";
            case 0x1c00001c -> "nca_s_invalid_pres_context_id";
            case 0x1c00001d -> "nca_s_unsupported_authn_level";
            case 0x1c010001 -> "nca_s_comm_failure";
            case 0x1c010002 -> "nca_s_op_rng_error";
            case 0x1c010003 -> "nca_s_unk_if";
            case 0x1c01000b -> "nca_s_proto_error";
            case 0x1c010013 -> "nca_s_out_args_too_big";
            case 0x1c010014 -> "nca_s_server_too_busy";
            case 0x1c010017 -> "nca_s_unsupported_type";
            default -> "";
        };
    }

    private static String comName(int status) {
        return switch (status) {
            case 0x80004001 -> "E_NOTIMPL";
            case 0x80004002 -> "E_NOINTERFACE";
            case 0x80004005 -> "E_FAIL";
            case 0x80004017 -> "CO_E_CREATEPROCESS_FAILURE";
            case 0x80004019 -> "CO_E_RUNAS_CREATEPROCESS_FAILURE";
            case 0x8000401a -> "CO_E_RUNAS_LOGON_FAILURE";
            case 0x8000401b -> "CO_E_LAUNCH_PERMSSION_DENIED"; // Windows' own spelling
            case 0x8000401c -> "CO_E_START_SERVICE_FAILURE";
            case 0x8000401d -> "CO_E_REMOTE_COMMUNICATION_FAILURE";
            case 0x8000401e -> "CO_E_SERVER_START_TIMEOUT";
            case 0x8000ffff -> "E_UNEXPECTED";
            case 0x80010001 -> "RPC_E_CALL_REJECTED";
            case 0x80010002 -> "RPC_E_CALL_CANCELED";
            case 0x80010007 -> "RPC_E_SERVER_DIED";
            case 0x80010012 -> "RPC_E_SERVER_DIED_DNE";
            case 0x80010100 -> "RPC_E_SYS_CALL_FAILED";
            case 0x80010101 -> "RPC_E_OUT_OF_RESOURCES";
            case 0x80010105 -> "RPC_E_SERVERFAULT";
            case 0x80010108 -> "RPC_E_DISCONNECTED";
            case 0x8001010a -> "RPC_E_SERVERCALL_RETRYLATER";
            case 0x80010110 -> "RPC_E_VERSION_MISMATCH";
            case 0x80010111 -> "RPC_E_INVALID_HEADER";
            case 0x80010112 -> "RPC_E_INVALID_EXTENSION";
            case 0x80010113 -> "RPC_E_INVALID_IPID";
            case 0x80010114 -> "RPC_E_INVALID_OBJECT";
            case 0x8001011b -> "RPC_E_ACCESS_DENIED";
            case 0x8001011f -> "RPC_E_TIMEOUT";
            case 0x8001ffff -> "RPC_E_UNEXPECTED";
            default -> laterComName(status);
        };
    }

    private static String laterComName(int status) {
        return switch (status) {
            case 0x80040154 -> "REGDB_E_CLASSNOTREG";
            case 0x80040155 -> "REGDB_E_IIDNOTREG";
            case 0x800401fd -> "CO_E_OBJNOTCONNECTED";
            case 0x80080005 -> "CO_E_SERVER_EXEC_FAILURE";
            case 0x80080008 -> "CO_E_SERVER_STOPPING";
            case 0x80090308 -> "SEC_E_INVALID_TOKEN";
            case 0x8009030c -> "SEC_E_LOGON_DENIED";
            case 0x80090311 -> "SEC_E_NO_AUTHENTICATING_AUTHORITY";
            default -> "";
        };
    }
}
