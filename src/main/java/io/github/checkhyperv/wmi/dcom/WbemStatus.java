package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.rpc.HostStatus;
import io.github.checkhyperv.rpc.RpcProblem;
import io.github.checkhyperv.wmi.WmiProblem;

/** The failures of WMI ([MS-WMI] 2.2.11 and wbemcli.h), and where WMI hands on another's. */
final class WbemStatus {
    private WbemStatus() {}

    /** The name that the specification gives it. */
    static String name(int status) {
        String name =
                status >>> 16 == 0x8004 && (status & 0xff00) == 0x1000
                        ? wbemName(status)
                        : HostStatus.name(status);
        return name.isEmpty() ? "status" : name;
    }

    /** The problem that a status is; {@code otherwise} when it says nothing more. */
    static Problem problem(int status, Problem otherwise) {
        return switch (status) {
            case 0x80041004,
                    0x80041011,
                    0x80041012,
                    0x80041013,
                    0x80041014,
                    0x80041081,
                    0x80041085,
                    0x80041088,
                    0x8004108a ->
                    WmiProblem.PROVIDER_FAILED;
            case 0x80041006, 0x8004103b, 0x80041045, 0x80041061, 0x8004106c ->
                    GeneralProblem.HOST_BUSY;
            case 0x80041015, 0x80041033, 0x80041060, 0x80041071, 0x80041086 ->
                    RpcProblem.SERVICE_LOST;
            // E_ACCESSDENIED, RPC_E_ACCESS_DENIED, CO_E_LAUNCH_PERMSSION_DENIED
            case 0x80070005, 0x8001011b, 0x8000401b -> DcomProblem.ACCESS_DENIED_DCOM;
            default -> HostStatus.problem(status, otherwise);
        };
    }

    private static String wbemName(int status) {
        return switch (status & 0xff) {
            case 0x01 -> "WBEM_E_FAILED";
            case 0x02 -> "WBEM_E_NOT_FOUND";
            case 0x03 -> "WBEM_E_ACCESS_DENIED";
            case 0x04 -> "WBEM_E_PROVIDER_FAILURE";
            case 0x05 -> "WBEM_E_TYPE_MISMATCH";
            case 0x06 -> "WBEM_E_OUT_OF_MEMORY";
            case 0x07 -> "WBEM_E_INVALID_CONTEXT";
            case 0x08 -> "WBEM_E_INVALID_PARAMETER";
            case 0x09 -> "WBEM_E_NOT_AVAILABLE";
            case 0x0a -> "WBEM_E_CRITICAL_ERROR";
            case 0x0c -> "WBEM_E_NOT_SUPPORTED";
            case 0x0e -> "WBEM_E_INVALID_NAMESPACE";
            case 0x0f -> "WBEM_E_INVALID_OBJECT";
            case 0x10 -> "WBEM_E_INVALID_CLASS";
            case 0x11 -> "WBEM_E_PROVIDER_NOT_FOUND";
            case 0x12 -> "WBEM_E_INVALID_PROVIDER_REGISTRATION";
            case 0x13 -> "WBEM_E_PROVIDER_LOAD_FAILURE";
            case 0x14 -> "WBEM_E_INITIALIZATION_FAILURE";
            case 0x15 -> "WBEM_E_TRANSPORT_FAILURE";
            case 0x16 -> "WBEM_E_INVALID_OPERATION";
            case 0x17 -> "WBEM_E_INVALID_QUERY";
            case 0x18 -> "WBEM_E_INVALID_QUERY_TYPE";
            case 0x1d -> "WBEM_E_UNEXPECTED";
            case 0x24 -> "WBEM_E_PROVIDER_NOT_CAPABLE";
            case 0x32 -> "WBEM_E_CALL_CANCELLED";
            case 0x33 -> "WBEM_E_SHUTTING_DOWN";
            default -> laterName(status);
        };
    }

    private static String laterName(int status) {
        return switch (status & 0xff) {
            case 0x3b -> "WBEM_E_OUT_OF_DISK_SPACE";
            case 0x44 -> "WBEM_E_TOO_MUCH_DATA";
            case 0x45 -> "WBEM_E_SERVER_TOO_BUSY";
            case 0x58 -> "WBEM_E_UNPARSABLE_QUERY";
            case 0x60 -> "WBEM_E_BACKUP_RESTORE_WINMGMT_RUNNING";
            case 0x61 -> "WBEM_E_QUEUE_OVERFLOW";
            case 0x62 -> "WBEM_E_PRIVILEGE_NOT_HELD";
            case 0x64 -> "WBEM_E_LOCAL_CREDENTIALS";
            case 0x67 -> "WBEM_E_CLIENT_TOO_SLOW";
            case 0x69 -> "WBEM_E_TIMED_OUT";
            case 0x6c -> "WBEM_E_QUOTA_VIOLATION";
            case 0x71 -> "WBEM_E_CONNECTION_FAILED";
            case 0x81 -> "WBEM_E_PROVIDER_SUSPENDED";
            case 0x85 -> "WBEM_E_PROVIDER_NOT_REGISTERED";
            case 0x86 -> "WBEM_E_FATAL_TRANSPORT_ERROR";
            case 0x87 -> "WBEM_E_ENCRYPTED_CONNECTION_REQUIRED";
            case 0x88 -> "WBEM_E_PROVIDER_TIMED_OUT";
            case 0x8a -> "WBEM_E_PROVIDER_DISABLED";
            default -> "";
        };
    }
}
