package io.github.checkhyperv.wmi.dcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.wmi.WmiProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** [MS-WMI] 2.2.11: what a host's statuses are called, and what they mean. */
class HResultTest {
    private static int status(String text) {
        return (int) Long.decode(text).longValue();
    }

    @ParameterizedTest
    @CsvSource({
        "0x80041001, WBEM_E_FAILED",
        "0x80041002, WBEM_E_NOT_FOUND",
        "0x80041008, WBEM_E_INVALID_PARAMETER",
        "0x8004101D, WBEM_E_UNEXPECTED",
        "0x80041032, WBEM_E_CALL_CANCELLED",
        "0x80041067, WBEM_E_CLIENT_TOO_SLOW",
        "0x80041069, WBEM_E_TIMED_OUT",
        "0x8004100A, WBEM_E_CRITICAL_ERROR",
        "0x80041058, WBEM_E_UNPARSABLE_QUERY",
        "0x80004005, E_FAIL",
        "0x80010002, RPC_E_CALL_CANCELED",
        "0x80041FFF, status"
    })
    void generalFailureOfAQueryNamesItsStatusOnce(String status, String name) {
        SessionException failure = HResult.atQuery(status(status));
        assertEquals(WmiProblem.QUERY_FAILED, failure.problem());
        assertEquals("the query failed: " + name + " (" + status + ")", failure.getMessage());
    }

    /** Statuses of field reports, whose way out is known. */
    @ParameterizedTest
    @CsvSource({
        "0x80041004, WBEM_E_PROVIDER_FAILURE, PROVIDER_FAILED",
        "0x80041013, WBEM_E_PROVIDER_LOAD_FAILURE, PROVIDER_FAILED",
        "0x80041088, WBEM_E_PROVIDER_TIMED_OUT, PROVIDER_FAILED",
        "0x80041006, WBEM_E_OUT_OF_MEMORY, HOST_BUSY",
        "0x80041045, WBEM_E_SERVER_TOO_BUSY, HOST_BUSY",
        "0x8004106C, WBEM_E_QUOTA_VIOLATION, HOST_BUSY",
        "0x8007000E, E_OUTOFMEMORY, HOST_BUSY",
        "0x80041033, WBEM_E_SHUTTING_DOWN, SERVICE_LOST",
        "0x80041015, WBEM_E_TRANSPORT_FAILURE, SERVICE_LOST",
        "0x800706BA, RPC_S_SERVER_UNAVAILABLE, SERVICE_LOST",
        "0x800706BE, RPC_S_CALL_FAILED, SERVICE_LOST",
        "0x800706BF, RPC_S_CALL_FAILED_DNE, SERVICE_LOST",
        "0x80010108, RPC_E_DISCONNECTED, SERVICE_LOST",
        "0x8001011B, RPC_E_ACCESS_DENIED, ACCESS_DENIED_DCOM",
        "0x8000401B, CO_E_LAUNCH_PERMSSION_DENIED, ACCESS_DENIED_DCOM",
        "0x80070422, ERROR_SERVICE_DISABLED, SERVICE_NOT_STARTED",
        "0x80080005, CO_E_SERVER_EXEC_FAILURE, SERVICE_NOT_STARTED"
    })
    void statusWithAWayOutOfItsOwnIsNamedAndToldApart(String status, String name, String problem) {
        for (SessionException failure :
                List.of(
                        HResult.atActivation(status(status)),
                        HResult.atLogIn(status(status), "root"),
                        HResult.atQuery(status(status)))) {
            assertEquals(problem, failure.problem().name());
            assertTrue(failure.failure().seen().endsWith(name), failure.failure().seen());
            assertTrue(failure.getMessage().endsWith(" (" + status + ")"), failure.getMessage());
        }
    }

    @Test
    void whatANamespaceLacksIsToldApart() {
        assertEquals(WmiProblem.CLASS_MISSING, HResult.atQuery(0x80041010).problem());
        assertEquals(WmiProblem.INVALID_QUERY, HResult.atQuery(0x80041017).problem());
        assertEquals(WmiProblem.ACCESS_DENIED_NAMESPACE, HResult.atQuery(0x80041003).problem());
        assertEquals(WmiProblem.NAMESPACE_MISSING, HResult.atLogIn(0x8004100e, "root").problem());
        assertEquals(
                WmiProblem.ACCESS_DENIED_NAMESPACE, HResult.atLogIn(0x80041003, "root").problem());
        assertEquals(DcomProblem.ACCESS_DENIED_DCOM, HResult.atLogIn(0x80070005, "root").problem());
        assertEquals(DcomProblem.ACCESS_DENIED_DCOM, HResult.atActivation(0x80070005).problem());
    }

    @Test
    void aRefusedActivationIsOneOfTheCall() {
        SessionException failure = HResult.atActivation(0x80040154);
        assertEquals(Stage.ACTIVATE, failure.stage());
        assertEquals(
                "the host refused the call: REGDB_E_CLASSNOTREG (0x80040154)",
                failure.getMessage());
    }
}
