package io.github.checkhyperv.simhost.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.scenario.Sources.Counters;
import io.github.checkhyperv.simhost.scenario.Sources.Throughput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountersTest {
    private static final String COUNTERS = "Win32_PerfRawData_Counters_HyperVVirtualStorageDevice";
    private static final String STORAGE_STATS =
            "Win32_PerfRawData_StorageStats_HyperVVirtualStorageDevice";
    private static final String DEVICE = "83F8638B-8DCA-4152-9EDA-2CA8B33039B4\\0\\0\\L";

    private final MovableClock clock = new MovableClock();
    private final Meters meters = new Meters(clock);

    private static Scenario scenario(Load load) {
        Disk disk = Disk.of(DEVICE, "D:\\VMs\\data-1.vhdx", 500, 2).doing(load);
        return Scenario.of(Machine.of("VM", "6E1F9A10-3C52-4B7D-A0D4-1B2C3D4E5F60", disk));
    }

    private static Scenario upFor(Scenario scenario, long seconds) {
        return with(
                scenario,
                new Counters(Presence.THERE, "Counters", Throughput.RATE, true, false, seconds));
    }

    private static Scenario with(Scenario scenario, Counters counters) {
        return scenario.with(Sources.USUAL.with(counters));
    }

    private Namespace cimv2(Scenario scenario) {
        return RepositoryBuilder.build(scenario, meters).namespace("root\\cimv2");
    }

    private static List<Row> rows(Namespace cimv2) {
        return cimv2.instances(cimv2.type(COUNTERS).orElseThrow());
    }

    private static Row first(Namespace cimv2) {
        return rows(cimv2).get(0);
    }

    private static long grown(Row before, Row after, String property) {
        return (Long) after.get(property) - (Long) before.get(property);
    }

    @Test
    void countersGrowByWhatTheDiskDoesInASecond() {
        Load load = new Load(900L, 5.0, 3L, 4_000_000L, 2_000_000L, false);
        Namespace cimv2 = cimv2(upFor(scenario(load), 60));
        Row before = first(cimv2);
        clock.move(Duration.ofMillis(2500));
        Row after = first(cimv2);
        assertEquals(25_000_000, grown(before, after, "Timestamp_PerfTime"));
        assertEquals(25_000_000, grown(before, after, "Timestamp_Sys100NS"));
        assertEquals(10_000_000L, after.get("Frequency_PerfTime"));
        assertEquals(2250, grown(before, after, "NormalizedThroughput"));
        assertEquals(10_000_000, grown(before, after, "ReadBytesPersec"));
        assertEquals(5_000_000, grown(before, after, "WriteBytesPersec"));
        assertEquals(1500, grown(before, after, "ReadOperationsPerSec"));
        assertEquals(750, grown(before, after, "WriteOperationsPerSec"));
        assertEquals(3L, after.get("QueueLength"));
        assertEquals(500L, after.get("MinimumIORate"));
    }

    @Test
    void meanLatencyIsTheTimeOfAllOperationsByTheirNumber() {
        Load load = new Load(900L, 5.0, null, null, null, false);
        Namespace cimv2 = cimv2(upFor(scenario(load), 1));
        Row before = first(cimv2);
        clock.move(Duration.ofSeconds(2));
        Row after = first(cimv2);
        // PERF_AVERAGE_TIMER: 1,800 operations of 0.005 s each, in ticks of 100 ns.
        assertEquals(1800, grown(before, after, "Latency_Base"));
        assertEquals(1800 * 50_000, grown(before, after, "Latency"));
    }

    @Test
    void countersOf32BitsBeginAnewWhenTheyAreFullAndThoseOf64BitsDoNot() {
        Load load = new Load(2000L, 1.0, null, null, null, false);
        // 1,000 reads a second: 2^32 of them after 4,294,967.296 s.
        Namespace cimv2 = cimv2(upFor(scenario(load), 4_294_967));
        Row before = first(cimv2);
        clock.move(Duration.ofSeconds(1));
        Row after = first(cimv2);
        assertEquals(4_294_967_000L, before.get("ReadOperationsPerSec"));
        assertEquals(4_294_968_000L - (1L << 32), after.get("ReadOperationsPerSec"));
        assertEquals(2L * 4_294_968_000L, after.get("NormalizedThroughput"));
    }

    @Test
    void aDiskThatDoesLessFromNowOnLosesNothing() {
        cimv2(upFor(scenario(Load.of(1000)), 10));
        Row before = first(cimv2(upFor(scenario(Load.of(1000)), 10)));
        Namespace slower = cimv2(upFor(scenario(Load.of(100)), 10));
        clock.move(Duration.ofSeconds(3));
        Row after = first(slower);
        assertEquals(10_000L, before.get("NormalizedThroughput"));
        assertEquals(10_300L, after.get("NormalizedThroughput"));
    }

    @Test
    void countersOfADiskCanFall() {
        Load load = new Load(1000L, null, null, null, null, true);
        Namespace cimv2 = cimv2(upFor(scenario(load), 100));
        Row before = first(cimv2);
        clock.move(Duration.ofSeconds(2));
        Row after = first(cimv2);
        assertEquals(-2000, grown(before, after, "NormalizedThroughput"));
        assertTrue(grown(before, after, "Timestamp_PerfTime") > 0);
    }

    @Test
    void throughputMayBeAValueWithAnotherType() {
        Counters value =
                new Counters(Presence.THERE, "Counters", Throughput.VALUE, true, false, 60);
        Namespace cimv2 = cimv2(with(scenario(Load.of(321)), value));
        assertEquals(321L, first(cimv2).get("NormalizedThroughput"));
        clock.move(Duration.ofSeconds(5));
        assertEquals(321L, first(cimv2).get("NormalizedThroughput"));
        assertEquals(Optional.of(65792L), counterType(cimv2, "NormalizedThroughput"));
        assertEquals(Optional.of(272696576L), counterType(cimv2, "ReadBytesPersec"));
    }

    @Test
    void throughputIsUsuallyARate() {
        Namespace cimv2 = cimv2(scenario(Load.USUAL));
        assertEquals(Optional.of(272696576L), counterType(cimv2, "NormalizedThroughput"));
    }

    @Test
    void typesOfCountersCanBeLeftOut() {
        Counters untyped =
                new Counters(Presence.THERE, "Counters", Throughput.RATE, false, false, 60);
        Namespace cimv2 = cimv2(with(scenario(Load.USUAL), untyped));
        assertEquals(Optional.empty(), counterType(cimv2, "Latency"));
    }

    private static Optional<Long> counterType(Namespace cimv2, String property) {
        return cimv2.type(COUNTERS)
                .orElseThrow()
                .member(property)
                .orElseThrow()
                .property()
                .counterType();
    }

    @Test
    void nameOfAnInstanceIsThePathWithHyphensForBackslashes() {
        assertEquals("D:-VMs-data-1.vhdx", first(cimv2(scenario(Load.USUAL))).get("Name"));
        Counters prefixed =
                new Counters(Presence.THERE, "Counters", Throughput.RATE, true, true, 60);
        Namespace cimv2 = cimv2(with(scenario(Load.USUAL), prefixed));
        assertEquals("--?-D:-VMs-data-1.vhdx", first(cimv2).get("Name"));
    }

    @Test
    void twoPathsMayGiveOneName() {
        List<Object> names =
                rows(cimv2(Scenario.named("facts-odd"))).stream()
                        .map(row -> row.get("Name"))
                        .toList();
        assertEquals(
                List.of(
                        "--?-C:-a-b.vhdx",
                        "--?-C:-a-b.vhdx",
                        "--?-C:-falls.vhdx",
                        "--?-C:-full.vhdx",
                        "_Total"),
                names);
    }

    @Test
    void totalIsTheSumOfAllDisksThatAreOpen() {
        List<Row> rows = rows(cimv2(Scenario.named("facts-2022")));
        // Neither the DVD nor the disk of the machine that is off.
        assertEquals(5 + 1, rows.size());
        Row total = rows.get(5);
        assertEquals("_Total", total.get("Name"));
        // 120 + 210 + 90 + 250 + 320 a second for three days.
        assertEquals(990L * 259_200, total.get("NormalizedThroughput"));
        assertEquals(0 + 17 + 1 + 1 + 8L, total.get("QueueLength"));
    }

    @ParameterizedTest
    @EnumSource(names = {"W2012R2", "W2016", "W2019", "W2022", "W2025"})
    void theseVersionsHaveTheCounters(Windows windows) {
        Namespace cimv2 = cimv2(Scenario.named("healthy").onWindows(windows));
        assertTrue(cimv2.type(COUNTERS).isPresent());
        assertTrue(cimv2.type(STORAGE_STATS).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"W2008R2", "W2012", "NO_HYPERV"})
    void theseVersionsDoNot(Windows windows) {
        Namespace cimv2 = cimv2(Scenario.named("healthy").onWindows(windows));
        assertTrue(cimv2.type(COUNTERS).isEmpty());
    }

    @Test
    void classCanBeThatOfTheServiceStorageStats() {
        Namespace cimv2 = cimv2(Scenario.named("facts-2012r2"));
        assertTrue(cimv2.type(COUNTERS).isEmpty());
        assertEquals(2 + 1, cimv2.instances(cimv2.type(STORAGE_STATS).orElseThrow()).size());
    }

    @Test
    void countersCanBeMissingOrEmpty() {
        Scenario some = scenario(Load.USUAL);
        Counters usual = Sources.USUAL.counters();
        assertTrue(cimv2(with(some, usual.being(Presence.MISSING))).type(COUNTERS).isEmpty());
        assertEquals(List.of(), rows(cimv2(with(some, usual.being(Presence.EMPTY)))));
    }

    @Test
    void aGeneratedHostHasAnInstanceForEachDisk() {
        assertEquals(10_000 + 1, rows(cimv2(Scenario.withDisks(10_000, 100))).size());
    }
}
