package io.github.checkhyperv.hyperv;

/** English names of the statuses that WMI answers with ([MS-WMI] 2.2.11, WBEMSTATUS). */
final class WbemStatus {
    private WbemStatus() {}

    /** The name of a status, or empty when it is none of the known ones. */
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
            case 0x8004100A -> "WBEM_E_CRITICAL_ERROR";
            case 0x8004100E -> "WBEM_E_INVALID_NAMESPACE";
            case 0x80041010 -> "WBEM_E_INVALID_CLASS";
            case 0x80041011 -> "WBEM_E_PROVIDER_NOT_FOUND";
            case 0x80041013 -> "WBEM_E_PROVIDER_LOAD_FAILURE";
            case 0x80041014 -> "WBEM_E_INITIALIZATION_FAILURE";
            case 0x80041015 -> "WBEM_E_TRANSPORT_FAILURE";
            case 0x80041017 -> "WBEM_E_INVALID_QUERY";
            case 0x80041018 -> "WBEM_E_INVALID_QUERY_TYPE";
            case 0x8004101D -> "WBEM_E_UNEXPECTED";
            case 0x80041032 -> "WBEM_E_CALL_CANCELLED";
            case 0x80041033 -> "WBEM_E_SHUTTING_DOWN";
            case 0x80041045 -> "WBEM_E_SERVER_TOO_BUSY";
            case 0x80041067 -> "WBEM_E_CLIENT_TOO_SLOW";
            case 0x80041069 -> "WBEM_E_TIMED_OUT";
            case 0x8004106C -> "WBEM_E_QUOTA_VIOLATION";
            default -> "";
        };
    }
}
