package io.github.checkhyperv.hyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Failure;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {
    @Test
    void detailAndStatusAreKept() {
        Failure failure =
                Failures.of(
                        new SessionException(
                                Problem.RPC_FAILED, Stage.ACTIVATE, "said so", 0x800706BA));
        assertEquals("the host refused the call: said so (0x800706BA)", failure.message());
        assertEquals("activate", failure.stage());
        assertEquals(Problem.RPC_FAILED.remedy(), failure.remedy());
    }

    @Test
    void statusWithoutANameIsItsNumber() {
        Failure failure =
                Failures.of(
                        new SessionException(Problem.QUERY_FAILED, Stage.QUERY, "", 0x0004FFFF));
        assertEquals("the query failed (0x0004FFFF)", failure.message());
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void onlyATimeOutTakesTheStateOfTheOption(Problem problem) {
        Failure failure =
                Failures.of(new SessionException(problem, Stage.CONNECT, ""))
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
                                problem,
                                new SessionException(Problem.INVALID_QUERY, Stage.QUERY, ""))
                        .failure();
        assertEquals(problem.name(), failure.problem());
        assertEquals(problem.message(), failure.message());
        assertTrue(failure.message().length() > 20);
        assertTrue(failure.remedy().length() > 20);
    }
}
