package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.disk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Flow;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Measured;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.StorageQos;
import io.github.checkhyperv.check.StorageQosCheck;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.check.VirtualDisk;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the line and the performance data of a disk tell beside its verdict. */
class NagiosDiskFactsTest {
    private static final VirtualDisk BELOW = disk("SQL", "b.vhdx", 500, 3, 32788);
    private static final VirtualDisk FINE = disk("SQL", "b.vhdx", 500, 2);
    private static final String STATUSES = "statuses 3 Degraded, 32788 Insufficient Throughput";

    @Test
    void lineTellsWhatADiskGetsOfWhatItReserved() {
        assertEquals(
                "[WARNING] SQL: C:\\VMs\\b.vhdx gets 312 of 500 IOPS reserved, 1.5 ms, " + STATUSES,
                line(Told.measuring(), BELOW.with(Told.BUSY)));
    }

    @Test
    void diskWithoutReservationGetsIopsAllTheSame() {
        assertEquals(
                "[WARNING] SQL: C:\\VMs\\b.vhdx no reservation, gets 312 IOPS, " + STATUSES,
                line(Told.measuring(), disk("SQL", "b.vhdx", 0, 3, 32788).with(Told.at(312.4))));
    }

    @Test
    void diskThatWasNotMeasuredSaysSoOnceWhereThatWasWanted() {
        String expected =
                "[WARNING] SQL: C:\\VMs\\b.vhdx reserved 500 IOPS, not measured, " + STATUSES;
        assertEquals(expected, line(Told.measuring(), BELOW));
        assertEquals(expected, line(Told.measuring(), BELOW.with(Told.SILENT)));
        assertFalse(line(Told.of(Told.pool(false, 2)), BELOW).contains("measured"));
    }

    @Test
    void missedReservationThatIsReachedOrNotNeededAtThisMomentIsExplained() {
        assertTrue(
                line(Told.measuring(), BELOW.with(Told.at(499.6)))
                        .contains(
                                "gets 500 of 500 IOPS reserved (what it reserved, at this"
                                        + " moment), "));
        assertTrue(
                line(Told.measuring(), BELOW.with(Told.at(0.4)))
                        .contains("gets 0 of 500 IOPS reserved (no load at this moment), "));
        assertFalse(line(Told.measuring(), BELOW.with(Told.at(499.4))).contains("moment"));
        assertFalse(verbose(Told.measuring(), FINE.with(Told.at(900))).contains("moment"));
    }

    @Test
    void diskWithIoThatWaitsIsNotWithoutLoad() {
        Measured stuck =
                new Measured(
                        OptionalDouble.of(0),
                        OptionalDouble.empty(),
                        OptionalDouble.of(7),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Told.SILENT.totals(),
                        Duration.ofSeconds(1));
        String line = line(Told.measuring(), BELOW.with(stuck));
        assertTrue(line.contains("gets 0 of 500 IOPS reserved, statuses"), line);
    }

    @Test
    void reservationOfAPolicyIsThatOfTheDiskWhichHasNoneOfItsOwn() {
        Flow flow = Told.flow("b.vhdx", 1);
        VirtualDisk gold = Told.gold("b.vhdx", 0, 3, 32788).with(flow);
        Extras extras =
                new Extras(true, Optional.of(Told.storage(flow)), Optional.empty(), List.of());
        assertTrue(
                line(extras, gold.with(Told.at(210)))
                        .contains("gets 210 of 500 IOPS reserved by its policy, policy Gold, "));
        assertTrue(
                line(Told.of(Told.storage(flow)), gold)
                        .contains("reserved 500 IOPS by its policy, policy Gold, "));
        assertTrue(
                line(extras, gold.with(Told.at(500)))
                        .contains("by its policy (what it reserved, at this moment), policy Gold"));
    }

    @Test
    void policyIsCalledByItsNameOrElseByItsId() {
        VirtualDisk gold = Told.gold("b.vhdx", 0, 3, 32788);
        assertTrue(line(Told.of(Told.storage()), gold).contains("reservation, policy Gold, "));
        StorageQos none = new StorageQos(List.of(), List.of(), List.of(), OptionalLong.empty());
        assertTrue(
                line(Told.of(none), gold)
                        .contains("policy 3b49a1c8-02d8-4f1c-8f5a-4c1b0d1b3a11, "));
    }

    @Test
    void policyWhoseBoundsAreSharedSaysByHowManyFlows() {
        VirtualDisk gold = Told.gold("b.vhdx", 0, 3, 32788);
        StorageQos shared =
                new StorageQos(
                        List.of(Told.policy(QosPolicy.Kind.AGGREGATED, 3)),
                        List.of(),
                        List.of(),
                        OptionalLong.empty());
        assertTrue(line(Told.of(shared), gold).contains("policy Gold (shared by 3 flows), "));
    }

    @Test
    void flowThatSaysSomethingElseThanTheStatusIsShownWithIt() {
        Flow well = Told.flow("b.vhdx", 0);
        assertTrue(
                line(Told.of(Told.storage(well)), BELOW.with(well))
                        .endsWith(STATUSES + "; flow over 5 min: 480 of 500 IOPS, 0 Ok"));
        Flow bad = Told.flow("b.vhdx", 1);
        assertTrue(
                line(Told.of(Told.storage(bad)), BELOW.with(bad)).endsWith(STATUSES),
                "both say the same");
    }

    @Test
    void diskThatIsFineHasItsLineWhereItsFlowIsNot() {
        for (int status : List.of(1, 3)) {
            Flow bad = Told.flow("b.vhdx", status);
            String text = render(Told.of(Told.of(Told.storage(bad)), FINE.with(bad)), 0);
            assertTrue(text.startsWith("STORAGE QOS OK - 0 of 1 virtual disk below"), text);
            assertTrue(
                    text.contains(
                            "\n[OK] SQL: C:\\VMs\\b.vhdx reserved 500 IOPS, policy Gold, status 2"
                                    + " OK; flow over 5 min: 480 of 500 IOPS, "
                                    + bad.status().label()
                                    + "\n"),
                    text);
            String more = render(Told.of(Told.of(Told.storage(bad)), FINE.with(bad)), 1);
            assertEquals(2, more.split("C:\\\\VMs\\\\b.vhdx", -1).length, more);
        }
        Flow well = Told.flow("b.vhdx", 0);
        String text = render(Told.of(Told.of(Told.storage(well)), FINE.with(well)), 0);
        assertFalse(text.contains("b.vhdx"), text);
    }

    @Test
    void verboseLinesHaveEveryFlow() {
        Flow well = Told.flow("b.vhdx", 0);
        assertTrue(
                verbose(Told.of(Told.storage(well)), FINE.with(well))
                        .contains("status 2 OK; flow over 5 min: 480 of 500 IOPS, 0 Ok\n"));
    }

    @Test
    void diskThatOnlyItsFlowTellsOfHasALineAndPerformanceDataOfItsOwn() {
        Flow bad = Told.flow("lost.vhdx", 1);
        Extras extras =
                new Extras(
                        true, Told.of(Told.storage(bad)).storageQos(), Optional.empty(), List.of());
        String text = render(Answers.of(judgedByFlows(extras, FINE.with(Told.at(800)))), 0);
        assertTrue(text.startsWith("STORAGE QOS WARNING - 1 of 2 virtual disks below"), text);
        assertTrue(
                text.contains(
                        "\n"
                                + "[WARNING] SQL on HV01.contoso.com:"
                                + " C:\\ClusterStorage\\Volume1\\lost.vhdx reserved 500 IOPS, policy"
                                + " Gold, not reported by the host; flow over 5 min: 480 of 500 IOPS, 1"
                                + " Insufficient Throughput\n"),
                text);
        assertTrue(
                text.contains(
                        "'SQL lost_vhdx reserved_iops'=500;;;0 'SQL lost_vhdx iops'=U;;;0;1000"),
                text);
        NagiosRendererTest.assertGrammar(text);
    }

    private static Report judgedByFlows(Extras extras, VirtualDisk... disks) {
        Thresholds usual = Thresholds.defaults();
        Thresholds thresholds =
                new Thresholds(
                        usual.warning(),
                        usual.critical(),
                        usual.degraded(),
                        usual.noDisks(),
                        usual.noMatch(),
                        usual.partial(),
                        Status.OK,
                        Status.UNKNOWN,
                        usual.ignored(),
                        true);
        Inventory inventory = ((Report) Told.of(extras, disks).outcome()).inventory();
        return (Report) new StorageQosCheck(thresholds, Filter.NONE).evaluate(inventory);
    }

    @Test
    void performanceDataHasIopsUpToTheLimitBesideTheReservation() {
        VirtualDisk gold = Told.gold("gold.vhdx", 500, 3, 32788).with(Told.at(312.4));
        VirtualDisk unlimited = disk("SQL", "a.vhdx", 100, 3, 32788).with(Told.at(99.5));
        VirtualDisk unknown = disk("SQL", "u.vhdx", 100, 3, 32788);
        String text = render(Told.of(Told.measuring(), gold, unlimited, unknown), 0);
        assertTrue(
                text.endsWith(
                        " 'SQL a_vhdx reserved_iops'=100;;;0 'SQL a_vhdx iops'=100;;;0"
                                + " 'SQL gold_vhdx reserved_iops'=500;;;0"
                                + " 'SQL gold_vhdx iops'=312;;;0;1000"
                                + " 'SQL u_vhdx reserved_iops'=100;;;0 'SQL u_vhdx iops'=U;;;0\n"),
                text);
        NagiosRendererTest.assertGrammar(text);
    }

    @Test
    void performanceDataHasNoIopsWhereNoneWereWanted() {
        String text = render(Told.of(Told.of(Told.pool(false, 2)), BELOW), 0);
        assertFalse(text.contains(" iops'"), text);
    }

    private static String line(Extras extras, VirtualDisk disk) {
        return render(Told.of(extras, disk), 0).lines().skip(1).findFirst().orElseThrow();
    }

    private static String verbose(Extras extras, VirtualDisk disk) {
        return render(Told.of(extras, disk), 1);
    }

    private static String render(Answer answer, int verbosity) {
        return new NagiosRenderer(verbosity, EnumSet.of(Verdict.BELOW_RESERVATION), 8192)
                .render(answer);
    }
}
