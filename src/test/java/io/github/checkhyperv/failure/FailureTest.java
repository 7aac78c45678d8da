package io.github.checkhyperv.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {
    private static final Problem PROBLEM = GeneralProblem.MALFORMED_ANSWER;

    @Test
    void messageTellsWhatHappenedWhatWasSeenAndTheStatus() {
        Failure failure = new Failure(Stage.ACTIVATE, PROBLEM, "said so", 0x800706BA);
        assertEquals("the answer is malformed: said so (0x800706BA)", failure.message());
        assertEquals(PROBLEM.remedy(), failure.remedy());
    }

    @Test
    void statusWithoutANameIsItsNumber() {
        Failure failure = new Failure(Stage.QUERY, PROBLEM, "", 0x0004FFFF);
        assertEquals("the answer is malformed (0x0004FFFF)", failure.message());
    }

    @Test
    void moreExactWordsLeaveTheStatusAndTheWayOut() {
        Failure failure = new Failure(Stage.QUERY, PROBLEM, "a", 1).about("the clock is", "late");
        assertEquals("the clock is: late (0x00000001)", failure.message());
        assertEquals(PROBLEM.remedy(), failure.remedy());
    }

    @Test
    void failureWithItsOwnWordsTellsThem() {
        Failure failure = new Failure(Stage.USAGE, PROBLEM, "no such file", "make one");
        assertEquals("no such file", failure.message());
        assertEquals("make one", failure.remedy());
    }

    @ParameterizedTest
    @EnumSource(GeneralProblem.class)
    void onlyATimeOutIsOne(GeneralProblem problem) {
        Failure failure = new Failure(Stage.CONNECT, problem, "");
        assertEquals(problem == GeneralProblem.TIMED_OUT, failure.timedOut());
        assertFalse(failure.message().isEmpty());
        assertTrue(failure.remedy().length() > 20);
    }
}
