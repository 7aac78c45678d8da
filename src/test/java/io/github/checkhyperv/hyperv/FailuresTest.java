package io.github.checkhyperv.hyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Failure;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.wmi.Problem;
import io.github.checkhyperv.wmi.Stage;
import io.github.checkhyperv.wmi.WmiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {
    @Test
    void detailAndStatusAreKept() {
        Failure failure =
                Failures.of(
                        new WmiException(
                                Problem.RPC_FAILED, Stage.ACTIVATE, "said so", 0x800706BA));
        assertEquals("the host refused the call: said so (0x800706BA)", failure.message());
        assertEquals("activate", failure.stage());
        assertEquals(Problem.RPC_FAILED.remedy(), failure.remedy());
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
    void generalFailureOfAQueryNamesItsStatus(String status, String name) {
        Failure failure =
                Failures.of(
                        new WmiException(
                                Problem.QUERY_FAILED,
                                Stage.QUERY,
                                "",
                                (int) Long.decode(status).longValue()));
        assertEquals("the query failed (" + status + " " + name + ")", failure.message());
    }

    @Test
    void statusWithoutANameIsItsNumber() {
        Failure failure =
                Failures.of(new WmiException(Problem.QUERY_FAILED, Stage.QUERY, "", 0x0004FFFF));
        assertEquals("the query failed (0x0004FFFF)", failure.message());
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void onlyATimeOutTakesTheStateOfTheOption(Problem problem) {
        Failure failure =
                Failures.of(new WmiException(problem, Stage.CONNECT, ""))
                        .timedOutAs(Status.CRITICAL);
        assertEquals(
                problem == Problem.TIMED_OUT ? Status.CRITICAL : Status.UNKNOWN, failure.status());
        assertTrue(!failure.message().isEmpty() && !failure.remedy().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(HypervProblem.class)
    void problemsOfHypervHaveTheirWords(HypervProblem problem) {
        Failure failure =
                Failures.exception(
                                problem, new WmiException(Problem.INVALID_QUERY, Stage.QUERY, ""))
                        .failure();
        assertEquals(problem.name(), failure.problem());
        assertEquals(problem.message(), failure.message());
        assertTrue(failure.message().length() > 20);
        assertTrue(failure.remedy().length() > 20);
    }
}
