package io.github.checkhyperv.facts.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Disks;
import io.github.checkhyperv.check.Measured;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.facts.hyperv.FakeHost;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiProblem;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Two samples of a host's counters, as a host's tables give them. */
class MeasurementsTest {
    private static final long TICKS = 10_000_000;
    private static final long RATE = 272696576;
    private static final long VALUE = 65792;
    private static final long AVERAGE_TIMER = 805438464;
    private static final String CLASS = "Win32_PerfRawData_Counters_HyperVVirtualStorageDevice";
    private static final String OLDER = "Win32_PerfRawData_StorageStats_HyperVVirtualStorageDevice";

    private final FakeHost host =
            new FakeHost()
                    .namespaces("root\\cimv2")
                    .counts("NormalizedThroughput", RATE)
                    .counts("Latency", AVERAGE_TIMER)
                    .counts("QueueLength", VALUE)
                    .counts("ReadBytesPersec", RATE)
                    .counts("WriteBytesPersec", RATE);
    private List<Failure> lacks;

    private static final String[] COLUMNS = {
        "Name",
        "NormalizedThroughput",
        "Latency",
        "Latency_Base",
        "QueueLength",
        "ReadBytesPersec",
        "WriteBytesPersec",
        "ReadOperationsPerSec",
        "WriteOperationsPerSec",
        "ErrorCount",
        "Timestamp_PerfTime",
        "Frequency_PerfTime"
    };

    private void instance(String className, String name, long seconds, Long iops) {
        host.row(
                className,
                "Name",
                name,
                "NormalizedThroughput",
                iops == null ? null : 1_000 + seconds * iops,
                "Latency",
                seconds * 20_000,
                "Latency_Base",
                seconds * 10,
                "QueueLength",
                seconds,
                "ReadBytesPersec",
                seconds * 4096,
                "WriteBytesPersec",
                seconds * 512,
                "ReadOperationsPerSec",
                seconds * 8,
                "WriteOperationsPerSec",
                seconds * 2,
                "ErrorCount",
                5L,
                "Timestamp_PerfTime",
                seconds * TICKS,
                "Frequency_PerfTime",
                TICKS);
    }

    /** Two seconds lie between the samples of instances of these names. */
    private List<VirtualDisk> measured(List<VirtualDisk> disks, String... instances)
            throws Exception {
        host.knows(CLASS, COLUMNS);
        fill(CLASS, 100, instances);
        host.before(CLASS, 2, () -> fill(CLASS, 102, instances));
        return measured(disks);
    }

    private void fill(String className, long seconds, String... instances) {
        host.clear(className);
        instance(className, "_Total", seconds, 9_999L);
        for (String name : instances) {
            instance(className, name, seconds, 312L);
        }
    }

    private List<VirtualDisk> measured(List<VirtualDisk> disks) throws Exception {
        DeviceCounters counters = new DeviceCounters();
        DeviceSample first = sample(counters);
        Measurements measurements = new Measurements(first, sample(counters));
        List<VirtualDisk> result = measurements.of(disks);
        lacks = measurements.lacks();
        return result;
    }

    private DeviceSample sample(DeviceCounters counters) throws SessionException {
        return counters.ask(
                        host,
                        MemoryBudget.ofOneHost(),
                        Deadline.in(Duration.ofSeconds(5)),
                        Step.Listener.NONE)
                .found();
    }

    private static VirtualDisk disk(String file) {
        return Disks.disk("SQL1", file, 500, 2);
    }

    @Test
    void aDiskIsMeasuredByTheInstanceOfItsPath() throws Exception {
        VirtualDisk disk = measured(List.of(disk("a.vhdx")), "c:-vms-A.vhdx").get(0);
        Measured measured = disk.measured().orElseThrow();
        assertEquals(OptionalDouble.of(312), measured.iops());
        assertEquals(OptionalDouble.of(0.2), measured.latencyMillis());
        assertEquals(OptionalDouble.of(102), measured.queueLength());
        assertEquals(OptionalDouble.of(4096), measured.readBytes());
        assertEquals(OptionalDouble.of(512), measured.writtenBytes());
        assertEquals(OptionalLong.of(102 * 4096), measured.totals().readBytes());
        assertEquals(OptionalLong.of(102 * 512), measured.totals().writtenBytes());
        assertEquals(OptionalLong.of(102 * 8), measured.totals().reads());
        assertEquals(OptionalLong.of(102 * 2), measured.totals().writes());
        assertEquals(OptionalLong.of(5), measured.totals().errors());
        assertEquals(Duration.ofSeconds(2), measured.over());
        assertEquals(List.of(), lacks);
    }

    @Test
    void aThroughputThatIsAValueIsTakenAsItIs() throws Exception {
        host.counts("NormalizedThroughput", VALUE);
        VirtualDisk disk = measured(List.of(disk("a.vhdx")), "C:-VMs-a.vhdx").get(0);
        assertEquals(OptionalDouble.of(1_000 + 102 * 312), disk.measured().orElseThrow().iops());
    }

    @Test
    void whatNobodyTellsTheTypeOfIsUnknownAndTold() throws Exception {
        host.counts("NormalizedThroughput", 542180608);
        VirtualDisk disk = measured(List.of(disk("a.vhdx")), "C:-VMs-a.vhdx").get(0);
        assertEquals(OptionalDouble.empty(), disk.measured().orElseThrow().iops());
        assertEquals(CounterProblem.COUNTER_TYPE, lacks.get(0).problem());
        assertTrue(lacks.get(0).message().contains("NormalizedThroughput"));
    }

    @Test
    void withoutQualifiersOnlyWhatIsKnownFromElsewhereIsRead() throws Exception {
        host.countsNothing();
        VirtualDisk disk = measured(List.of(disk("a.vhdx")), "C:-VMs-a.vhdx").get(0);
        Measured measured = disk.measured().orElseThrow();
        assertEquals(OptionalDouble.empty(), measured.iops());
        assertEquals(OptionalDouble.empty(), measured.latencyMillis());
        assertEquals(OptionalDouble.of(4096), measured.readBytes());
        assertEquals(2, lacks.size());
    }

    @Test
    void disksWhoseInstanceCannotBeToldApartAreToldNotGuessed() throws Exception {
        List<VirtualDisk> disks = List.of(disk("a-b.vhdx"), disk("a\\b.vhdx"), disk("c.vhdx"));
        List<VirtualDisk> result = measured(disks, "C:-VMs-a-b.vhdx", "C:-VMs-c.vhdx");
        assertTrue(result.get(0).measured().isEmpty());
        assertTrue(result.get(1).measured().isEmpty());
        assertTrue(result.get(2).measured().isPresent());
        assertEquals(1, lacks.size());
        assertEquals(CounterProblem.AMBIGUOUS_INSTANCE, lacks.get(0).problem());
        assertTrue(lacks.get(0).message().contains("2 disks"));
    }

    @Test
    void twoInstancesOfOneNameAreNotGuessedEither() throws Exception {
        List<VirtualDisk> result =
                measured(List.of(disk("a.vhdx")), "C:-VMs-a.vhdx", "--?-C:-VMs-a.vhdx");
        assertTrue(result.get(0).measured().isEmpty());
        assertEquals(CounterProblem.AMBIGUOUS_INSTANCE, lacks.get(0).problem());
    }

    @Test
    void aDiskWithoutInstanceIsNotMeasuredWhichIsNotZero() throws Exception {
        List<VirtualDisk> result =
                measured(List.of(disk("a.vhdx"), disk("b.vhdx")), "C:-VMs-b.vhdx");
        assertTrue(result.get(0).measured().isEmpty());
        assertEquals(CounterProblem.NO_INSTANCE, lacks.get(0).problem());
        assertTrue(lacks.get(0).message().contains("1 disk"));
    }

    @Test
    void aHostThatShowsNoInstanceLacksARight() throws Exception {
        host.knows(CLASS, COLUMNS);
        List<VirtualDisk> result = measured(List.of(disk("a.vhdx")));
        assertTrue(result.get(0).measured().isEmpty());
        assertEquals(CounterProblem.COUNTERS_HIDDEN, lacks.get(0).problem());
    }

    @Test
    void theClassIsTakenByItsOlderNameWhereThatIsTheOne() throws Exception {
        host.knows(OLDER, COLUMNS);
        fill(OLDER, 100, "C:-VMs-a.vhdx");
        host.before(OLDER, 2, () -> fill(OLDER, 101, "C:-VMs-a.vhdx"));
        VirtualDisk disk = measured(List.of(disk("a.vhdx"))).get(0);
        assertEquals(OptionalDouble.of(312), disk.measured().orElseThrow().iops());
        assertEquals(List.of(CLASS, OLDER, OLDER), host.asked);
    }

    @Test
    void aHostWithNeitherClassHasNoCounters() {
        SessionException e =
                assertThrows(SessionException.class, () -> sample(new DeviceCounters()));
        assertEquals(CounterProblem.NO_COUNTERS, e.problem());
        assertEquals(Stage.QUERY, e.stage());
    }

    @Test
    void aRefusedNamespaceIsNamedWithTheGroupThatMayReadIt() {
        host.refuse(
                "root\\cimv2",
                new SessionException(
                        WmiProblem.ACCESS_DENIED_NAMESPACE, Stage.LOG_IN, "", 0x80041003));
        SessionException e =
                assertThrows(SessionException.class, () -> sample(new DeviceCounters()));
        assertEquals("access denied to root\\cimv2", e.failure().what());
        assertTrue(e.failure().remedy().contains("Performance Monitor Users"));
    }
}
