package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code --flows judge}: the status of a flow counts like that of its disk. */
class JudgedFlowsTest {
    private static final Thresholds SHOW = Thresholds.defaults();
    private static final Thresholds JUDGE =
            new Thresholds(
                    SHOW.warning(),
                    SHOW.critical(),
                    SHOW.degraded(),
                    SHOW.noDisks(),
                    SHOW.noMatch(),
                    SHOW.partial(),
                    SHOW.nodeDown(),
                    SHOW.nodeFailed(),
                    Set.of(),
                    true);

    private static Inventory inventory(List<VirtualDisk> disks, Flow... flows) {
        return FlowJoin.join(
                Disks.inventory(disks.toArray(VirtualDisk[]::new)), FlowJoinTest.told(flows));
    }

    private static Flow flow(String file, int status) {
        return FlowJoinTest.flow(Disks.GUID, "TESTHOST01", "C:\\VMs\\" + file, status);
    }

    private static Report report(Thresholds thresholds, Inventory inventory) {
        return (Report) new StorageQosCheck(thresholds, Filter.NONE).evaluate(inventory);
    }

    private static Verdict verdict(Integer diskStatus, int flowStatus) {
        List<VirtualDisk> disks = List.of(Disks.disk("SQL1", "a.vhdx", 500, diskStatus));
        Report report = report(JUDGE, inventory(disks, flow("a.vhdx", flowStatus)));
        assertEquals(1, report.disks().size());
        return report.disks().get(0).verdict();
    }

    @Test
    void aFlowAndItsDiskCountOnceAndTheGraverHolds() {
        assertEquals(Verdict.FINE, verdict(2, 0));
        assertEquals(Verdict.BELOW_RESERVATION, verdict(2, 1));
        assertEquals(Verdict.DEGRADED, verdict(2, 2));
        assertEquals(Verdict.DEGRADED, verdict(2, 3));
        assertEquals(Verdict.DEGRADED, verdict(2, 4));
        assertEquals(Verdict.DEGRADED, verdict(2, 5));
        assertEquals(Verdict.BELOW_RESERVATION, verdict(32788, 0));
        assertEquals(Verdict.BELOW_RESERVATION, verdict(32788, 3));
        assertEquals(Verdict.DEGRADED, verdict(12, 0));
    }

    @Test
    void aStatusThatNobodyKnowsLeavesADiskWithoutJudgement() {
        assertEquals(Verdict.NOT_JUDGED, verdict(2, 6));
        assertEquals(Verdict.NOT_JUDGED, verdict(2, -1));
        assertEquals(Verdict.BELOW_RESERVATION, verdict(32788, 6));
    }

    @Test
    void aFlowThatIsShownChangesNothing() {
        List<VirtualDisk> disks = List.of(Disks.disk("SQL1", "a.vhdx", 500, 2));
        Report report = report(SHOW, inventory(disks, flow("a.vhdx", 1), flow("b.vhdx", 1)));
        assertEquals(Status.OK, report.status());
        assertEquals(1, report.counts().disks());
    }

    @Test
    void aFlowWhoseDiskNobodyReportedCountsByItself() {
        List<VirtualDisk> disks = List.of(Disks.disk("SQL1", "a.vhdx", 500, 2));
        Report report = report(JUDGE, inventory(disks, flow("b.vhdx", 1), flow("c.vhdx", 0)));
        assertEquals(3, report.counts().disks());
        assertEquals(1, report.counts().belowReservation());
        assertEquals(2, report.counts().fine());
        assertEquals(Optional.of("C:\\VMs\\b.vhdx"), report.disks().get(0).disk().path());
        assertEquals(Status.WARNING, report.status());
    }

    @Test
    void filtersHoldForFlowsToo() {
        Inventory inventory =
                inventory(
                        List.of(Disks.disk("SQL1", "a.vhdx", 500, 2)),
                        flow("b.vhdx", 1),
                        flow("c.vhdx", 1));
        Filter filter = new Filter(List.of(), List.of(Pattern.compile("b.vhdx")));
        Report report = (Report) new StorageQosCheck(JUDGE, filter).evaluate(inventory);
        assertEquals(1, report.counts().belowReservation());
        assertEquals(1, report.counts().excluded());
    }

    @Test
    void aDiskThatTheHostDoesNotReportIsToldOnceByItsFlow() {
        VirtualDisk disk = Disks.disk("SQL1", "a.vhdx", 500);
        Inventory bare =
                new Inventory(
                        "TESTHOST01",
                        Optional.empty(),
                        List.of(Disks.disk("SQL1", "z.vhdx", 0, 2)),
                        List.of(disk),
                        0,
                        List.of());
        Report below = report(JUDGE, FlowJoin.join(bare, FlowJoinTest.told(flow("a.vhdx", 1))));
        assertEquals(1, below.counts().belowReservation());
        assertEquals(0, below.counts().missing());
        Report fine = report(JUDGE, FlowJoin.join(bare, FlowJoinTest.told(flow("a.vhdx", 0))));
        assertEquals(0, fine.counts().belowReservation());
        assertEquals(1, fine.counts().missing());
    }

    @Test
    void aPoolThatNoDiskExplainsIsPartial() {
        Pool pool =
                new Pool(
                        "P",
                        "",
                        true,
                        Disks.statuses(3, 32788),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        Inventory seen = Disks.inventory(Disks.disk("SQL1", "a.vhdx", 500, 2));
        assertEquals(Status.OK, report(SHOW, with(seen, pool)).status());
        Report report = report(SHOW, with(seen, pool.withoutExplanation()));
        assertEquals(Status.WARNING, report.status());
        assertEquals(1, report.unexplainedPools());
    }

    private static Inventory with(Inventory inventory, Pool pool) {
        Extras extras = new Extras(false, Optional.empty(), Optional.of(List.of(pool)), List.of());
        return inventory.with(extras, inventory.disks(), inventory.missing());
    }
}
