package io.github.checkhyperv.wmi.dcom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.wmi.WmiProblem;
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
        "0x80041013, WBEM_E_PROVIDER_LOAD_FAILURE",
        "0x8004101D, WBEM_E_UNEXPECTED",
        "0x80041032, WBEM_E_CALL_CANCELLED",
        "0x80041033, WBEM_E_SHUTTING_DOWN",
        "0x80041045, WBEM_E_SERVER_TOO_BUSY",
        "0x80041067, WBEM_E_CLIENT_TOO_SLOW",
        "0x80041069, WBEM_E_TIMED_OUT",
        "0x8004106C, WBEM_E_QUOTA_VIOLATION"
    })
    void generalFailureOfAQueryNamesItsStatusOnce(String status, String name) {
        SessionException failure = HResult.atQuery(status(status));
        assertEquals(WmiProblem.QUERY_FAILED, failure.problem());
        assertEquals("the query failed: " + name + " (" + status + ")", failure.getMessage());
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
