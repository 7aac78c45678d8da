package io.github.checkhyperv.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.faults.CheckRun.Observation;
import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.fault.BatchFaults;
import io.github.checkhyperv.simhost.fault.DcomFaults;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.fault.PduFaults;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.fault.WireFaults;
import io.github.checkhyperv.simhost.scenario.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong with a question beside the verdict: two disks are below their reservation,
 * and that is what is told, with what could not be had. Only where the connection breaks before the
 * disks were asked for nothing can be told of them.
 */
class WantedFaultsTest {
    /** Most of them wait, for a second sample or for a host. */
    private static final int AT_ONCE = 8;

    private static final Map<String, Future<Observation>> RUNS = new LinkedHashMap<>();

    private static final String COUNTERS = "Win32_PerfRawData_Counters_HyperVVirtualStorageDevice";

    /** What is asked after the disks. */
    private static final List<String> LATER =
            List.of(
                    "Msvm_ResourcePool",
                    "Msvm_ElementAllocatedFromPool",
                    "MSFT_StorageQoSPolicy",
                    "MSFT_StorageQoSFlow",
                    "MSFT_StorageQoSVolume",
                    "MSFT_StorageQoSPolicyStore");

    /** What leaves a connection that can be used. */
    private static Map<String, FaultPlan> refusals() {
        Map<String, FaultPlan> plans = new LinkedHashMap<>();
        plans.put("access denied", Faults.result(0x80041003));
        plans.put("invalid class", Faults.result(0x80041010));
        plans.put("provider failure", Faults.result(0x80041013));
        plans.put("invalid query", Faults.result(0x80041017));
        plans.put("quota violation", Faults.result(0x8004106C));
        plans.put("RPC fault", Faults.rpcFault(0x000006F7));
        plans.put("endless rows", BatchFaults.endless());
        plans.put("empty for ever", BatchFaults.emptyForEver());
        plans.put("timed out for ever", BatchFaults.timedOutForEver());
        plans.put("an object cut short", DcomFaults.object(object -> half(object)));
        plans.put("no object", DcomFaults.object(object -> new byte[0]));
        return plans;
    }

    /** What leaves none. */
    private static Map<String, FaultPlan> breaks() {
        Map<String, FaultPlan> plans = new LinkedHashMap<>();
        plans.put("silence", Faults.silent());
        plans.put("the end", Faults.close());
        plans.put("a reset", Faults.reset());
        plans.put("half an answer", WireFaults.half(0, WireFaults.End.CLOSE));
        plans.put("garbage", WireFaults.garbage(1));
        plans.put("a flipped bit", PduFaults.flippedBit(40));
        plans.put("no verifier", PduFaults.withoutVerifier());
        return plans;
    }

    private static byte[] half(byte[] octets) {
        return Arrays.copyOf(octets, octets.length / 2);
    }

    private static boolean isOf(String className, Point point) {
        boolean asks = point.phase() == Phase.QUERY || point.phase() == Phase.BATCH;
        String asked = point.detail().replaceFirst(".* FROM ", "").replaceFirst(" .*", "");
        return asks && asked.equals(className);
    }

    private static Observation run(String className, FaultPlan plan) throws IOException {
        HostOptions options =
                HostOptions.builder()
                        .faults(Faults.when(point -> isOf(className, point), plan))
                        .build();
        try (SimulatedHost host = SimulatedHost.start(Scenario.named("facts-2022"), options)) {
            return CheckRun.run(
                    host,
                    "127.0.0.1",
                    host.port(),
                    "5:critical",
                    "--measure",
                    "--policies",
                    "--pools");
        }
    }

    /** Each fault once, one class after the other; of what comes first all that it survives. */
    static Stream<Arguments> thatKeepTheVerdict() {
        List<Arguments> all = new ArrayList<>();
        refusals().forEach((fault, plan) -> all.add(Arguments.of(COUNTERS, fault, plan)));
        Map<String, FaultPlan> plans = refusals();
        plans.putAll(breaks());
        for (Map.Entry<String, FaultPlan> plan : plans.entrySet()) {
            String later = LATER.get(all.size() % LATER.size());
            all.add(Arguments.of(later, plan.getKey(), plan.getValue()));
        }
        return all.stream();
    }

    static Stream<Arguments> thatBreakEarly() {
        return breaks().entrySet().stream()
                .map(plan -> Arguments.of(COUNTERS, plan.getKey(), plan.getValue()));
    }

    @BeforeAll
    static void runAll() {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        Stream.concat(thatKeepTheVerdict(), thatBreakEarly())
                .forEach(
                        run -> {
                            String className = (String) run.get()[0];
                            FaultPlan plan = (FaultPlan) run.get()[2];
                            RUNS.put(
                                    className + run.get()[1],
                                    pool.submit(() -> run(className, plan)));
                        });
        pool.shutdown();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("thatKeepTheVerdict")
    void theVerdictStaysAndWhatIsLackingIsTold(String className, String fault) throws Exception {
        Observation seen = RUNS.get(className + fault).get();
        assertTrue(
                seen.line().startsWith("STORAGE QOS WARNING - 2 of 5 virtual disks below"),
                seen.output());
        assertEquals(1, seen.exitCode());
        assertTrue(seen.output().contains("not available: "), seen.output());
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("thatBreakEarly")
    void aConnectionThatBreaksBeforeTheDisksProvesNothing(String className, String fault)
            throws Exception {
        Observation seen = RUNS.get(className + fault).get();
        assertTrue(seen.exitCode() >= 2, seen.output());
        assertTrue(seen.line().matches("STORAGE QOS (UNKNOWN|CRITICAL) - .*"), seen.output());
    }
}
