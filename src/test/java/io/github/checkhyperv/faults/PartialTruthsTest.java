package io.github.checkhyperv.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.faults.CheckRun.Observation;
import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.fault.BatchFaults;
import io.github.checkhyperv.simhost.fault.BatchOrder;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.scenario.Scenario;
import io.github.checkhyperv.simhost.wire.StatusCodes;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host leaves out without an error is counted and said, and does not turn into OK. */
class PartialTruthsTest {
    private static final String NOT_REPORTED = " not reported on TESTHOST01";

    private static Observation ask(Scenario scenario, FaultPlan faults, String... more)
            throws IOException {
        HostOptions options = HostOptions.builder().faults(faults).build();
        try (SimulatedHost host = SimulatedHost.start(scenario, options)) {
            Observation seen = CheckRun.run(host, host.address(), host.port(), "20", more);
            assertEquals(0, seen.unreleased().size(), seen.unreleased().toString());
            return seen;
        }
    }

    private static FaultPlan shortened(String className, int rows) {
        return Faults.when(
                point -> point.phase() == Phase.BATCH && point.detail().endsWith(" " + className),
                BatchFaults.truncated(rows));
    }

    @Test
    void aFlaggedDiskWithoutSettingIsStillBelow() throws IOException {
        Observation seen = ask(Scenario.named("vanished-setting"), FaultPlan.NONE);
        assertEquals(1, seen.exitCode());
        assertTrue(seen.line().contains("1 of 3 virtual disks below"), seen.output());
        assertTrue(seen.output().contains("not found for 1 virtual disk"), seen.output());
    }

    /** The host says that it has fewer disks than its settings and running machines tell. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void disksThatAreLeftOutAreCountedAndNeverOk(int rows) throws IOException {
        String missing = 8 - rows + " of 8 virtual disks";
        Observation healthy =
                ask(HostAndAnswer.HEALTHY.scenario(), shortened(SessionPlace.DISKS, rows));
        assertEquals(1, healthy.exitCode(), healthy.output());
        assertTrue(healthy.line().endsWith(missing + NOT_REPORTED), healthy.line());
        assertTrue(healthy.line().startsWith("STORAGE QOS WARNING - "), healthy.line());

        Observation below =
                ask(HostAndAnswer.BELOW.scenario(), shortened(SessionPlace.DISKS, rows));
        assertEquals(1, below.exitCode(), below.output());
        // The disk in question is the sixth that this host tells of.
        String first = rows > 5 ? "1 of " + rows + " disks below reserved IOPS, " : "";
        String rest = first.isEmpty() ? missing : Integer.toString(8 - rows);
        assertTrue(below.line().endsWith(" - " + first + rest + NOT_REPORTED), below.line());
        assertTrue(below.line().startsWith("STORAGE QOS WARNING - "), below.line());
    }

    /** A disk's own status is all that its verdict needs; what is not known of it is said. */
    @ParameterizedTest
    @CsvSource({
        "Msvm_StorageAllocationSettingData, 1, 8",
        "Msvm_ComputerSystem, 1, 8",
    })
    void factsThatAreLeftOutAreCountedAndTheVerdictStands(
            String className, int rows, int incomplete) throws IOException {
        Observation below = ask(HostAndAnswer.BELOW.scenario(), shortened(className, rows));
        assertEquals(1, below.exitCode(), below.output());
        assertTrue(below.line().contains("1 of 8 virtual disks below"), below.line());
        assertTrue(below.output().contains("not found for "), below.output());

        Observation healthy = ask(HostAndAnswer.HEALTHY.scenario(), shortened(className, rows));
        assertTrue(healthy.line().contains("0 of 8 virtual disks below"), healthy.line());
        assertTrue(healthy.output().contains("not found for "), healthy.output());
    }

    /** Each of these has rows on every host: nothing is proven by the rest, but trouble stays. */
    @ParameterizedTest
    @ValueSource(strings = {"Msvm_StorageAllocationSettingData", "Msvm_ComputerSystem"})
    void withoutAnyRowOfAClassThatIsNeverEmptyNothingIsOk(String className) throws IOException {
        Observation below = ask(HostAndAnswer.BELOW.scenario(), shortened(className, 0));
        assertEquals(1, below.exitCode(), below.output());
        assertTrue(below.line().contains("1 of 8 virtual disks below"), below.line());
        assertTrue(below.output().contains("(vmms)"), below.output());

        assertNothingProven(ask(HostAndAnswer.HEALTHY.scenario(), shortened(className, 0)));
    }

    @Test
    void aHostWhoseServiceIsAwayIsNotOkThoughItsMachinesShow() throws IOException {
        assertNothingProven(ask(Scenario.named("vmms-stopped"), FaultPlan.NONE));
    }

    private static void assertNothingProven(Observation seen) {
        assertEquals(3, seen.exitCode(), seen.output());
        int service = seen.line().indexOf("Virtual Machine Management (vmms)");
        assertTrue(service > 0, seen.line());
        assertTrue(seen.line().indexOf("Hyper-V Administrators") > service, seen.line());
    }

    @Test
    void aSecondAnswerWithFewerRowsHidesNothing() throws IOException {
        // Two disks are missing, so the disks are asked for again; the second time there are none.
        AtomicInteger answers = new AtomicInteger();
        FaultPlan fewer =
                new FaultPlan() {
                    @Override
                    public BatchOrder onBatch(
                            Point point, int wanted, int left, BatchOrder correct) {
                        if (!point.detail().endsWith(" " + SessionPlace.DISKS)) {
                            return correct;
                        }
                        int rows = answers.getAndIncrement() == 0 ? 6 : 0;
                        return new BatchOrder(rows, StatusCodes.FALSE, true);
                    }
                };
        Observation seen = ask(HostAndAnswer.BELOW.scenario(), fewer);
        assertEquals(2, answers.get());
        assertEquals(1, seen.exitCode(), seen.output());
        assertTrue(seen.line().contains("1 of 6 disks below"), seen.line());
        assertTrue(seen.line().endsWith("2" + NOT_REPORTED), seen.line());
    }

    @Test
    void aHostThatReportsFewerDisksThanAMomentAgoIsNotOk() throws IOException {
        try (SimulatedHost host = SimulatedHost.start(HostAndAnswer.HEALTHY.scenario())) {
            Observation before = CheckRun.run(host, host.address(), host.port(), "20");
            assertEquals(HostAndAnswer.HEALTHY.line(), before.line());
            host.faults(shortened(SessionPlace.DISKS, 7));
            Observation after = CheckRun.run(host, host.address(), host.port(), "20");
            assertEquals(1, after.exitCode(), after.output());
            assertTrue(after.line().endsWith("1 of 8 virtual disks" + NOT_REPORTED));
        }
    }

    @Test
    void anAccountThatSeesNothingIsNotOk() throws IOException {
        Observation seen = ask(Scenario.named("empty-answer"), FaultPlan.NONE);
        assertEquals(3, seen.exitCode(), seen.output());
        assertTrue(seen.line().contains("Remote Enable"), seen.line());
    }

    @Test
    void aPassThroughDiskHidesNoDiskThatTheHostDoesNotReport() throws IOException {
        Observation seen = ask(Scenario.named("pass-through"), FaultPlan.NONE, "-v");
        assertEquals(1, seen.exitCode(), seen.output());
        assertTrue(seen.line().endsWith("1 of 2 virtual disks" + NOT_REPORTED), seen.line());
        assertFalse(seen.line().contains("degraded"), seen.line());
        assertTrue(seen.output().contains("1 pass-through or physical disk left out"));
        assertFalse(seen.output().contains("left the host"), seen.output());
    }

    @Test
    void aHostWithoutADiskRowSaysSo() throws IOException {
        Observation seen = ask(Scenario.named("disk-row-missing"), FaultPlan.NONE);
        assertEquals(1, seen.exitCode(), seen.output());
        assertTrue(seen.line().endsWith(" virtual disks" + NOT_REPORTED), seen.line());
    }
}
