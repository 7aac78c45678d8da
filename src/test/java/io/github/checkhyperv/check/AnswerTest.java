package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void whatCouldNotBeWrittenIsUnknownUnlessItIsGraver() {
        Failed lost = failed(GeneralProblem.INTERNAL_ERROR);
        Answer fine = answer(Disks.disk("SQL", "a", 0, 2));
        assertSame(lost, fine.withoutFile(lost).outcome());
        assertEquals(Status.UNKNOWN, fine.withoutFile(lost).status());
        Answer below = answer(Disks.disk("SQL", "a", 0, 32788));
        assertSame(below, below.withoutFile(lost));
        assertEquals(Status.WARNING, below.status());
        Answer failed = new Answer("h", Thresholds.defaults(), lost, List.of(), Duration.ZERO);
        assertSame(lost, failed.withoutFile(lost).outcome());
    }

    @Test
    void onlyATimeOutTakesAnotherState() {
        Failure late = failed(GeneralProblem.TIMED_OUT).failure();
        assertEquals(Status.CRITICAL, Failed.of(late, Status.CRITICAL).status());
        Failure other = failed(GeneralProblem.MALFORMED_ANSWER).failure();
        assertEquals(Status.UNKNOWN, Failed.of(other, Status.CRITICAL).status());
    }

    private static Failed failed(GeneralProblem problem) {
        return new Failed(new Failure(Stage.CONNECT, problem, ""));
    }

    private static Answer answer(VirtualDisk disk) {
        Report report = Disks.report(Disks.inventory(disk));
        return new Answer("h", Thresholds.defaults(), report, List.of(), Duration.ZERO);
    }
}
