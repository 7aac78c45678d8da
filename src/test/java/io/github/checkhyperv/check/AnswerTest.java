package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void whatCouldNotBeWrittenIsUnknownUnlessItIsGraver() {
        Failure lost = new Failure(OwnProblem.OUTPUT_FILE, "cannot write", "make room");
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
        Failure late = new Failure(Status.UNKNOWN, "connect", "TIMED_OUT", "m", "r", true);
        assertEquals(Status.CRITICAL, late.timedOutAs(Status.CRITICAL).status());
        Failure other = new Failure("connect", "CONNECTION_REFUSED", "m", "r");
        assertSame(other, other.timedOutAs(Status.CRITICAL));
    }

    private static Answer answer(VirtualDisk disk) {
        Report report = Disks.report(Disks.inventory(disk));
        return new Answer("h", Thresholds.defaults(), report, List.of(), Duration.ZERO);
    }
}
