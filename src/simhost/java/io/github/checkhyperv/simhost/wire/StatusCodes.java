package io.github.checkhyperv.simhost.wire;

/** WBEMSTATUS, [MS-WMI] 2.2.11. */
public final class StatusCodes {
    /** WBEM_S_NO_ERROR. */
    public static final int NO_ERROR = 0;

    /** WBEM_S_FALSE: the enumeration is at its end. */
    public static final int FALSE = 1;

    /** WBEM_S_TIMEDOUT: not all objects within the time; more may come. */
    public static final int TIMED_OUT = 0x0004_0004;

    /** WBEM_E_ACCESS_DENIED. */
    public static final int ACCESS_DENIED = 0x8004_1003;

    /** WBEM_E_INVALID_PARAMETER. */
    public static final int INVALID_PARAMETER = 0x8004_1008;

    /** WBEM_E_NOT_SUPPORTED. */
    public static final int NOT_SUPPORTED = 0x8004_100C;

    /** WBEM_E_INVALID_NAMESPACE. */
    public static final int INVALID_NAMESPACE = 0x8004_100E;

    /** WBEM_E_INVALID_CLASS. */
    public static final int INVALID_CLASS = 0x8004_1010;

    /** WBEM_E_INVALID_OPERATION. */
    public static final int INVALID_OPERATION = 0x8004_1016;

    /** WBEM_E_INVALID_QUERY. */
    public static final int INVALID_QUERY = 0x8004_1017;

    /** WBEM_E_INVALID_QUERY_TYPE. */
    public static final int INVALID_QUERY_TYPE = 0x8004_1018;

    private StatusCodes() {}
}
