package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What nodes reported, put together. */
class ClusterViewTest {
    private static final String X = "11111111-F505-4D1B-9B78-2CFD971B0F31";
    private static final String Y = "22222222-F505-4D1B-9B78-2CFD971B0F31";

    private final ClusterView view = new ClusterView();

    private static VirtualDisk disk(String guid, String device, Integer... statuses) {
        return new VirtualDisk(
                guid,
                Optional.of("vm of " + guid.charAt(0)),
                "Microsoft:" + guid + "\\" + device,
                Optional.of(new Allocation(Optional.of("C:\\x.vhdx"), 500, 0, Optional.empty())),
                Disks.statuses(statuses));
    }

    private static Inventory inventory(
            List<VirtualDisk> disks, List<VirtualDisk> missing, String... running) {
        Map<String, String> machines = new HashMap<>();
        for (String guid : running) {
            machines.put(guid, "vm of " + guid.charAt(0));
        }
        return new Inventory(
                "node", Optional.empty(), disks, missing, 1, List.of(), machines, List.of());
    }

    private Inventory cluster() {
        return view.inventory("HVCLUSTER01", List.of(Node.judged("HV01"), Node.judged("HV02")));
    }

    @Test
    void eachDiskIsShownWithTheNodeThatReportedIt() {
        view.add("HV01", inventory(List.of(disk(X, "0", 2)), List.of(), X));
        view.add("HV02", inventory(List.of(disk(Y, "0", 2)), List.of(), Y));
        assertFalse(view.isUnclear());
        Inventory cluster = cluster();
        assertEquals("HVCLUSTER01", cluster.host());
        assertEquals(Optional.of("HV01"), cluster.disks().get(0).node());
        assertEquals(Optional.of("HV02"), cluster.disks().get(1).node());
        assertEquals(2, cluster.otherMedia());
        assertEquals(2, cluster.nodes(Node.State.JUDGED));
    }

    @Test
    void diskThatTwoNodesReportCountsOnceWhereTheMachineRuns() {
        view.add("HV01", inventory(List.of(disk(X, "0", 2)), List.of(), X));
        view.add("HV02", inventory(List.of(disk(X, "0", 2, 11)), List.of()));
        assertEquals(1, cluster().disks().size());
        assertEquals(Optional.of("HV01"), cluster().disks().get(0).node());
        assertEquals(1, cluster().disks().get(0).statuses().size());
    }

    @Test
    void theSameHoldsWhenTheOtherNodeAnswersFirst() {
        view.add("HV02", inventory(List.of(disk(X, "0", 2, 11)), List.of()));
        view.add("HV01", inventory(List.of(disk(X, "0", 2)), List.of(), X));
        assertEquals(Optional.of("HV01"), cluster().disks().get(0).node());
    }

    @Test
    void caseOfGuidsDoesNotMakeTwoDisksOfOne() {
        VirtualDisk lower =
                new VirtualDisk(
                        X,
                        Optional.of("vm"),
                        ("Microsoft:" + X + "\\a").toLowerCase(Locale.ROOT),
                        Optional.empty(),
                        Disks.statuses(2));
        view.add("HV01", inventory(List.of(disk(X, "A", 2)), List.of(), X));
        view.add("HV02", inventory(List.of(lower), List.of()));
        assertEquals(1, cluster().disks().size());
    }

    @Test
    void missedReservationIsNotLostWhicheverNodeReportsIt() {
        view.add("HV01", inventory(List.of(disk(X, "0", 2)), List.of(), X));
        view.add("HV02", inventory(List.of(disk(X, "0", 3, 32788)), List.of()));
        assertTrue(cluster().disks().get(0).belowReservation());
        assertEquals(Optional.of("HV01"), cluster().disks().get(0).node());
        view.add("HV01", inventory(List.of(disk(X, "0", 2)), List.of(), X));
        assertTrue(cluster().disks().get(0).belowReservation());
    }

    @Test
    void diskThatIsMissingOnOneNodeAndReportedByAnotherIsNotMissing() {
        view.add("HV01", inventory(List.of(), List.of(disk(X, "0")), X));
        assertTrue(view.isUnclear());
        view.add("HV02", inventory(List.of(disk(X, "0", 2)), List.of(), X));
        assertFalse(view.isUnclear());
        assertEquals(List.of(), cluster().missing());
    }

    @Test
    void diskThatStaysMissingIsTold() {
        view.add("HV01", inventory(List.of(), List.of(disk(X, "0")), X));
        view.add("HV01", inventory(List.of(), List.of(disk(X, "0")), X));
        assertEquals(1, cluster().missing().size());
        assertEquals(Optional.of("HV01"), cluster().missing().get(0).node());
    }

    @Test
    void missingDiskOfMachineThatWasTurnedOffMeanwhileIsNone() {
        view.add("HV01", inventory(List.of(), List.of(disk(X, "0")), X));
        view.add("HV01", inventory(List.of(), List.of()));
        assertFalse(view.isUnclear());
        assertEquals(List.of(), cluster().missing());
    }

    @Test
    void machineThatRunsWithoutAnyDiskIsUnclearUntilItsNodeWasAskedAgain() {
        view.add("HV01", inventory(List.of(), List.of(), X));
        assertTrue(view.isUnclear());
        assertEquals(1, cluster().missing().size());
        view.add("HV01", inventory(List.of(), List.of(), X));
        assertFalse(view.isUnclear());
        assertEquals(List.of(), cluster().missing());
    }

    @Test
    void machineThatMovedOnBetweenTwoLooksAndWasNeverSeenIsNotReported() {
        view.add("HV01", inventory(List.of(), List.of(), X));
        view.add("HV02", inventory(List.of(), List.of()));
        view.add("HV01", inventory(List.of(), List.of()));
        view.add("HV02", inventory(List.of(), List.of(), X));
        VirtualDisk unseen = cluster().missing().get(0);
        assertEquals("vm of 1", unseen.vm());
        assertEquals(X, unseen.device());
        assertEquals(Optional.of("HV02"), unseen.node());
        Report report = Disks.report(cluster());
        assertEquals(Status.WARNING, report.status());
        assertEquals(1, report.counts().missing());
    }

    @Test
    void whatWasReportedBeforeIsNotForgottenWhenItsMachineIsOnItsWayInTheSecondLook() {
        view.add("HV01", inventory(List.of(disk(X, "0", 3, 32788)), List.of(), X));
        view.add("HV01", inventory(List.of(), List.of()));
        assertEquals(1, cluster().disks().size());
        assertTrue(cluster().disks().get(0).belowReservation());
    }

    @Test
    void nodesThatAreDownOrFailedGiveTheWholeTheStateThatTheOperatorChose() {
        view.add("HV01", inventory(List.of(disk(X, "0", 2)), List.of(), X));
        Node failed = Node.failed("HV03", new Failure(Stage.CONNECT, GeneralProblem.TIMED_OUT, ""));
        assertEquals(Status.OK, status(Node.down("HV02")));
        assertEquals(Status.UNKNOWN, status(failed));
    }

    private Status status(Node node) {
        return Disks.report(view.inventory("C", List.of(Node.judged("HV01"), node))).status();
    }
}
