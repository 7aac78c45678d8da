package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The state of many hosts, and what is left of those that are fine. */
class FleetStateTest {
    private static final Failure SILENT = new Failure(Stage.CONNECT, GeneralProblem.TIMED_OUT, "");
    private static final Step STEP = new Step(Stage.CONNECT, "", Duration.ZERO);

    private static Answer answer(Outcome outcome) {
        return new Answer(
                "hv01", Thresholds.defaults(), outcome, List.of(STEP), Duration.ofSeconds(1));
    }

    private static Answer fine() {
        return answer(Disks.report(Disks.inventory(Disks.disk("vm", "a", 1, 2))));
    }

    private static Answer below() {
        return answer(Disks.report(Disks.inventory(Disks.disk("vm", "a", 1, 3, 32788))));
    }

    private static Fleet fleet(Answer... answers) {
        return new Fleet(List.of(answers), List.of(), Duration.ZERO);
    }

    @Test
    void worstStateIsThatOfTheFleet() {
        Answer failed = answer(new Failed(SILENT));
        assertEquals(Status.OK, fleet().status());
        assertEquals(Status.OK, fleet(fine(), fine()).status());
        assertEquals(Status.UNKNOWN, fleet(fine(), failed).status());
        assertEquals(Status.WARNING, fleet(failed, below(), fine()).status());
        assertEquals(2, fleet(fine(), failed, fine()).hosts(Status.OK));
        assertEquals(1, fleet(fine(), failed, fine()).hosts(Status.UNKNOWN));
        assertEquals(0, fleet(fine(), failed, fine()).hosts(Status.CRITICAL));
    }

    @Test
    void mistakeInTheListIsUnknownBesideWhatIsFineAndHidesNothing() {
        List<Failure> mistakes = List.of(SILENT);
        assertEquals(Status.UNKNOWN, new Fleet(List.of(fine()), mistakes, Duration.ZERO).status());
        assertEquals(Status.WARNING, new Fleet(List.of(below()), mistakes, Duration.ZERO).status());
    }

    @Test
    void condensedAnswerKeepsNumbersStateAndNodesOnly() {
        Inventory one = Disks.inventory(Disks.disk("vm", "a", 1, 2));
        Inventory cluster =
                new Inventory(
                        "C",
                        Optional.empty(),
                        one.disks(),
                        List.of(),
                        3,
                        List.of(new Query("q", "1 row")),
                        Map.of("X", "vm"),
                        List.of(Node.judged("HV01"), Node.down("HV02")));
        Answer whole = answer(Disks.report(cluster));
        assertTrue(whole.isOfCluster());
        Answer condensed = whole.condensed();
        Report report = (Report) condensed.outcome();
        assertEquals(whole.status(), condensed.status());
        assertEquals(((Report) whole.outcome()).counts(), report.counts());
        assertEquals(List.of(), report.disks());
        assertEquals(List.of(), condensed.steps());
        assertEquals("hv01", condensed.address());
        assertEquals(Duration.ofSeconds(1), condensed.elapsed());
        assertEquals(
                new Inventory(
                        "C",
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        0,
                        List.of(),
                        Map.of(),
                        cluster.nodes()),
                report.inventory());
        assertEquals(1, report.inventory().nodes(Node.State.DOWN));
    }

    @Test
    void failureHasNothingToCondense() {
        Answer failed = answer(new Failed(SILENT));
        assertSame(failed, failed.condensed());
        assertFalse(failed.isOfCluster());
        assertFalse(fine().isOfCluster());
    }
}
