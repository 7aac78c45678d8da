package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told beside the verdict: how it is put together, and what it means. */
class ExtrasTest {
    private static final Failure FAILURE = new Failure(Stage.QUERY, GeneralProblem.TIMED_OUT, "");
    private static final Totals NO_TOTALS =
            new Totals(
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty());

    private static Measured measured(OptionalDouble iops, OptionalDouble queue) {
        return new Measured(
                iops,
                OptionalDouble.empty(),
                queue,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                NO_TOTALS,
                Duration.ofSeconds(1));
    }

    private static OptionalDouble some(double value) {
        return OptionalDouble.of(value);
    }

    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void aDiskIsIdleThatDoesNothingAndHasNothingWaiting() {
        assertTrue(measured(some(0), some(0)).isIdle());
        assertTrue(measured(some(0.4), some(0.4)).isIdle());
        assertTrue(measured(some(0), NONE).isIdle());
        assertFalse(measured(some(0.5), some(0)).isIdle());
        assertFalse(measured(some(0), some(0.5)).isIdle());
        assertFalse(measured(NONE, some(0)).isIdle());
    }

    @Test
    void aDiskReachesWhatItReservedWhenRoundedIopsDo() {
        assertTrue(measured(some(500), NONE).reaches(500));
        assertTrue(measured(some(499.6), NONE).reaches(500));
        assertFalse(measured(some(499.4), NONE).reaches(500));
        assertTrue(measured(some(501), NONE).reaches(500));
        assertFalse(measured(NONE, NONE).reaches(500));
    }

    @Test
    void statusesOfFlowsAreThoseOfTheSpecification() {
        String[] names = {
            "Ok",
            "Insufficient Throughput",
            "Unknown Policy ID",
            "Lost Communication",
            "Configuration Mismatch",
            "Not Available"
        };
        for (int code = 0; code < names.length; code++) {
            FlowStatus status = new FlowStatus(code);
            assertTrue(status.isKnown());
            assertEquals(names[code], status.name());
            assertEquals(code + " " + names[code], status.label());
            assertEquals(code == 1, status.isBelowReservation());
            assertEquals(code > 1, status.isDegraded());
            assertEquals(code > 0, status.isTrouble());
        }
        for (int code : new int[] {-1, 6, 65535}) {
            assertFalse(new FlowStatus(code).isKnown());
            assertFalse(new FlowStatus(code).isDegraded());
            assertFalse(new FlowStatus(code).isTrouble());
        }
        assertEquals("none", new FlowStatus(-1).label());
        assertEquals("Unknown (6)", new FlowStatus(6).label());
    }

    @Test
    void theGraverOfTwoStatusesHolds() {
        int[] mildestFirst = {0, 6, 3, 1};
        for (int i = 0; i < mildestFirst.length; i++) {
            for (int j = i + 1; j < mildestFirst.length; j++) {
                FlowStatus mild = new FlowStatus(mildestFirst[i]);
                FlowStatus grave = new FlowStatus(mildestFirst[j]);
                assertSame(grave, mild.or(grave));
                assertSame(grave, grave.or(mild));
            }
        }
        FlowStatus first = new FlowStatus(2);
        assertSame(first, first.or(new FlowStatus(3)));
    }

    @Test
    void ratesAddUpAndTheLongestLatencyHolds() {
        Rates one = new Rates(some(100), some(5), some(1000));
        Rates two = new Rates(some(50), some(9), some(500));
        assertEquals(new Rates(some(150), some(9), some(1500)), one.and(two));
        assertEquals(new Rates(some(150), some(9), some(1500)), two.and(one));
        assertEquals(one, one.and(Rates.UNKNOWN));
        assertEquals(one, Rates.UNKNOWN.and(one));
    }

    private static Pool pool(Integer... statuses) {
        return new Pool(
                "P",
                "Gold",
                false,
                Disks.statuses(statuses),
                OptionalLong.of(1),
                OptionalLong.of(2),
                Optional.of("byte"),
                Optional.empty(),
                false);
    }

    @Test
    void aPoolIsBelowWhereverTheStatusStands() {
        assertTrue(pool(3, 2, 32788).belowReservation());
        assertTrue(pool(32788).belowReservation());
        assertFalse(pool(2, 3).belowReservation());
        assertFalse(pool().belowReservation());
    }

    @Test
    void aPoolKeepsAllElseWhenItsNodeOrItsDoubtIsNamed() {
        Pool pool = pool(3, 32788);
        Pool there = pool.on("HV01");
        assertEquals(Optional.of("HV01"), there.node());
        assertFalse(there.unexplained());
        assertEquals(pool.statuses(), there.statuses());
        Pool open = there.withoutExplanation();
        assertTrue(open.unexplained());
        assertEquals(Optional.of("HV01"), open.node());
        assertEquals("Gold", open.name());
        assertEquals(OptionalLong.of(2), open.capacity());
    }

    private static Lack lack(Lack.Kind kind) {
        return new Lack(kind, Optional.empty(), FAILURE);
    }

    private static StorageQos told() {
        return new StorageQos(List.of(), List.of(), List.of(), OptionalLong.of(8192));
    }

    private static Extras extras(boolean measured, Optional<StorageQos> told, Pool... pools) {
        return new Extras(
                measured,
                told,
                pools.length == 0 ? Optional.empty() : Optional.of(List.of(pools)),
                List.of());
    }

    @Test
    void whatIsToldLaterJoinsWhatWasToldAndLacksAddUp() {
        Extras before =
                new Extras(
                        true, Optional.empty(), Optional.empty(), List.of(lack(Lack.Kind.MEASURE)));
        StorageQos told = told();
        Extras after = before.with(Optional.of(told), List.of(lack(Lack.Kind.POLICIES)));
        assertTrue(after.measured());
        assertSame(told, after.storageQos().orElseThrow());
        assertEquals(2, after.lacks().size());
        assertSame(told, after.with(Optional.empty(), List.of()).storageQos().orElseThrow());
    }

    @Test
    void onlyPoolsInDoubtAreCounted() {
        assertEquals(0, Extras.NONE.unexplainedPools());
        Pool open = pool(32788).withoutExplanation();
        assertEquals(2, extras(false, Optional.empty(), open, pool(2), open).unexplainedPools());
    }

    @Test
    void anAnswerThatIsCondensedKeepsWhatCouldNotBeHad() {
        Extras all =
                new Extras(
                        true,
                        Optional.of(told()),
                        Optional.of(List.of(pool(2))),
                        List.of(lack(Lack.Kind.POOLS)));
        Inventory inventory =
                Disks.inventory(Disks.disk("SQL1", "a.vhdx", 0, 2))
                        .with(all, List.of(Disks.disk("SQL1", "a.vhdx", 0, 2)), List.of());
        Extras left = Disks.report(inventory).condensed().inventory().extras().orElseThrow();
        assertTrue(left.measured());
        assertEquals(Optional.empty(), left.storageQos());
        assertEquals(Optional.empty(), left.pools());
        assertEquals(all.lacks(), left.lacks());
        Report plain = Disks.report(Disks.inventory(Disks.disk("SQL1", "a.vhdx", 0, 2)));
        assertEquals(Optional.empty(), plain.condensed().inventory().extras());
        assertEquals(0, plain.unexplainedPools());
    }

    private static Inventory ofNode(VirtualDisk disk, Extras extras) {
        return new Inventory(
                        "HV",
                        Optional.empty(),
                        List.of(disk),
                        List.of(),
                        0,
                        List.of(new Query("SELECT", "1 row")),
                        Map.of(disk.vmGuid(), "SQL1"),
                        List.of())
                .with(extras, List.of(disk), List.of());
    }

    @Test
    void aClusterHasWhatItsNodesTellWithTheirNames() {
        VirtualDisk disk = Disks.disk("SQL1", "a.vhdx", 500, 2);
        VirtualDisk measured = disk.with(measured(some(312), NONE)).fromPool("P");
        Extras first =
                new Extras(
                        true,
                        Optional.empty(),
                        Optional.of(List.of(pool(2))),
                        List.of(lack(Lack.Kind.POOLS)));
        ClusterView view = new ClusterView();
        view.add("HV01", ofNode(measured, first));
        view.add(
                "HV02",
                ofNode(
                        Disks.disk("SQL2", "b.vhdx", 0, 2),
                        extras(false, Optional.empty(), pool(3))));
        Inventory cluster = view.inventory("C", List.of(Node.judged("HV01")));
        Extras all = cluster.extras().orElseThrow();
        assertTrue(all.measured());
        assertEquals(
                List.of(Optional.of("HV01"), Optional.of("HV02")),
                all.pools().orElseThrow().stream().map(Pool::node).toList());
        assertEquals(Optional.of("HV01"), all.lacks().get(0).node());
        VirtualDisk seen = cluster.disks().get(0);
        assertEquals(some(312), seen.measured().orElseThrow().iops());
        assertEquals(Optional.of("P"), seen.pool());
        assertEquals(Optional.of("HV01"), seen.node());
    }

    @Test
    void aClusterWithoutAnyOfItHasNone() {
        ClusterView view = new ClusterView();
        view.add("HV01", Disks.inventory(Disks.disk("SQL1", "a.vhdx", 500, 2)));
        assertEquals(Optional.empty(), view.inventory("C", List.of()).extras());
    }

    @Test
    void twoNodesOfWhichOneMeasuredWereMeasured() {
        Extras none = extras(false, Optional.empty());
        Extras one = extras(true, Optional.of(told()));
        assertTrue(none.and(one).measured());
        assertTrue(one.and(none).measured());
        assertFalse(none.and(none).measured());
        assertTrue(none.and(one).storageQos().isPresent());
        assertTrue(one.and(none).storageQos().isPresent());
        assertEquals(Optional.empty(), none.and(none).pools());
        assertEquals(
                1, none.and(extras(false, Optional.empty(), pool(2))).pools().orElseThrow().size());
        assertEquals(
                1, extras(false, Optional.empty(), pool(2)).and(none).pools().orElseThrow().size());
    }

    @Test
    void aDiskKeepsWhatIsKnownWhenMoreIsFound() {
        Flow flow = FlowJoinTest.flow(Disks.GUID, "HV01", "C:\\VMs\\a.vhdx", 1);
        Measured measured = measured(some(1), NONE);
        VirtualDisk disk = Disks.disk("SQL1", "a.vhdx", 500, 2);
        assertEquals(Optional.empty(), disk.measured());
        assertEquals(Optional.empty(), disk.flow());
        assertEquals(Optional.empty(), disk.pool());
        VirtualDisk all = disk.with(flow).with(measured).fromPool("P").on("HV01");
        assertSame(flow, all.flow().orElseThrow());
        assertSame(measured, all.measured().orElseThrow());
        assertEquals(Optional.of("P"), all.pool());
        VirtualDisk other = disk.fromPool("P").with(measured).with(flow);
        assertSame(flow, other.flow().orElseThrow());
        assertSame(measured, other.measured().orElseThrow());
        assertEquals(Optional.of("P"), other.pool());
        assertEquals(disk.statuses(), other.statuses());
    }

    @Test
    void aFlowAloneIsADiskOfItsMachineAndFile() {
        Flow flow =
                new Flow(
                        "F1",
                        Disks.GUID,
                        Optional.of("SQL1"),
                        Optional.of("HV01"),
                        Optional.of("C:\\VMs\\a.vhdx"),
                        Optional.of("GOLD"),
                        new FlowStatus(1),
                        new Bounds(500, 900, 0),
                        Rates.UNKNOWN);
        VirtualDisk alone = flow.alone();
        assertTrue(Flow.isAlone(alone));
        assertEquals(Disks.GUID, alone.vmGuid());
        assertEquals(Optional.of("SQL1"), alone.vmName());
        assertEquals(Optional.of("C:\\VMs\\a.vhdx"), alone.path());
        assertEquals(500, alone.allocation().orElseThrow().reservedIops());
        assertEquals(900, alone.allocation().orElseThrow().limitIops());
        assertEquals(Optional.of("GOLD"), alone.allocation().orElseThrow().policyId());
        assertEquals(Optional.of("HV01"), alone.node());
        assertSame(flow, alone.flow().orElseThrow());
        assertEquals(List.of(), alone.statuses());
        assertFalse(Flow.isAlone(Disks.disk("SQL1", "a.vhdx", 0, 2).with(flow)));
        assertFalse(Flow.isAlone(Disks.disk("SQL1", "a.vhdx", 0, 2)));
    }

    @Test
    void aPolicyIsTheSameWithItsFlows() {
        Bounds bounds = new Bounds(1, 2, 3);
        QosPolicy policy =
                new QosPolicy(
                        "id",
                        "Gold",
                        QosPolicy.Kind.DEDICATED,
                        bounds,
                        new FlowStatus(0),
                        0,
                        Rates.UNKNOWN);
        Rates rates = new Rates(some(7), NONE, NONE);
        QosPolicy with = policy.with(3, rates);
        assertEquals(
                new QosPolicy(
                        "id",
                        "Gold",
                        QosPolicy.Kind.DEDICATED,
                        bounds,
                        new FlowStatus(0),
                        3,
                        rates),
                with);
        assertEquals("dedicated", QosPolicy.Kind.DEDICATED.label());
        assertEquals("aggregated", QosPolicy.Kind.AGGREGATED.label());
    }

    @Test
    void kindsAreCalledAsTheirOptions() {
        assertEquals("measure", Lack.Kind.MEASURE.id());
        assertEquals("policies", Lack.Kind.POLICIES.id());
        assertEquals("pools", Lack.Kind.POOLS.id());
        assertEquals(Optional.of("HV01"), lack(Lack.Kind.POOLS).on("HV01").node());
        assertSame(FAILURE, lack(Lack.Kind.POOLS).on("HV01").failure());
    }

    @Test
    void whatWasAskedForIsKnownByWhatWasToldOrLacks() {
        assertFalse(Extras.NONE.asked(Lack.Kind.MEASURE));
        assertFalse(Extras.NONE.asked(Lack.Kind.POLICIES));
        assertFalse(Extras.NONE.asked(Lack.Kind.POOLS));
        assertTrue(extras(true, Optional.empty()).asked(Lack.Kind.MEASURE));
        assertTrue(extras(false, Optional.of(told())).asked(Lack.Kind.POLICIES));
        assertTrue(extras(false, Optional.empty(), pool(2)).asked(Lack.Kind.POOLS));
        for (Lack.Kind kind : Lack.Kind.values()) {
            Extras lacking =
                    new Extras(false, Optional.empty(), Optional.empty(), List.of(lack(kind)));
            assertTrue(lacking.asked(kind));
            assertFalse(lacking.asked(Lack.Kind.values()[(kind.ordinal() + 1) % 3]));
        }
    }

    @Test
    void moreQueriesComeBehindTheOthers() {
        Inventory inventory =
                ofNode(Disks.disk("SQL1", "a.vhdx", 0, 2), Extras.NONE)
                        .with(List.of(new Query("more", "2 rows")));
        assertEquals(
                List.of("SELECT", "more"), inventory.queries().stream().map(Query::text).toList());
        assertEquals("HV", inventory.host());
        assertEquals(1, inventory.disks().size());
    }

    @Test
    void thresholdsJudgeFlowsOnlyWhereThatIsSaid() {
        assertFalse(Thresholds.defaults().flowsJudged());
        Thresholds defaults = Thresholds.defaults();
        Thresholds judging =
                new Thresholds(
                        defaults.warning(),
                        defaults.critical(),
                        defaults.degraded(),
                        defaults.noDisks(),
                        defaults.noMatch(),
                        defaults.partial(),
                        defaults.nodeDown(),
                        defaults.nodeFailed(),
                        Set.of(),
                        true);
        assertTrue(judging.flowsJudged());
    }
}
