package io.github.checkhyperv.facts.hyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.wmi.WmiProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {
    @Test
    void refusedQueryNamesItsClassAndKeepsWhatTheHostSaid() {
        SessionException refused =
                new SessionException(WmiProblem.QUERY_FAILED, Stage.QUERY, "said so", 0x800706BA);
        Failure failure = Failures.named(refused, "Msvm_X").failure();
        assertEquals("the query for Msvm_X failed: said so (0x800706BA)", failure.message());
        assertEquals(WmiProblem.QUERY_FAILED.remedy(), failure.remedy());
        assertEquals(Stage.QUERY, failure.stage());
    }

    @Test
    void whatIsNotAboutTheQueryKeepsItsWords() {
        SessionException other =
                new SessionException(WmiProblem.QUERY_FAILED, Stage.DECODE, "said so");
        assertSame(other, Failures.named(other, "Msvm_X"));
        SessionException bad =
                new SessionException(GeneralProblem.MALFORMED_ANSWER, Stage.QUERY, "offset 0x1");
        assertSame(bad, Failures.named(bad, "Msvm_X"));
    }

    @Test
    void whatGoesWrongInAQueryNamesItsClass() {
        SessionException late = new SessionException(GeneralProblem.TIMED_OUT, Stage.QUERY, "");
        assertEquals(
                "timed out in the query for Msvm_X",
                Failures.named(late, "Msvm_X").failure().message());
        SessionException busy =
                new SessionException(GeneralProblem.HOST_BUSY, Stage.QUERY, "said so", 0x80041045);
        assertEquals(
                "the host is too busy or short of memory in the query for Msvm_X: said so"
                        + " (0x80041045)",
                Failures.named(busy, "Msvm_X").failure().message());
    }

    @ParameterizedTest
    @EnumSource(HypervProblem.class)
    void problemsOfHypervHaveTheirWords(HypervProblem problem) {
        Failure failure =
                Failures.of(
                                problem,
                                new SessionException(WmiProblem.INVALID_QUERY, Stage.QUERY, ""))
                        .failure();
        assertEquals(problem, failure.problem());
        assertEquals(problem.message(), failure.message());
        assertTrue(failure.message().length() > 20);
        assertTrue(failure.remedy().length() > 20);
    }
}
