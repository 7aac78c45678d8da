package io.github.checkhyperv.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.faults.CheckRun.Observation;
import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.fault.BatchFaults;
import io.github.checkhyperv.simhost.fault.DcomFaults;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.scenario.Disk;
import io.github.checkhyperv.simhost.scenario.Machine;
import io.github.checkhyperv.simhost.scenario.Scenario;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a host can make a check take, at most. */
class LimitsTest {
    private static final Path WHERE_THEY_ARE =
            Path.of("src/main/java/io/github/checkhyperv/wmi/dcom/package-info.java");

    private static final Pattern LIMIT =
            Pattern.compile("<li>(\\d+) [^<]*?\\{@code\\s+([A-Z]\\w+)\\.([A-Z_]+)\\}");

    private static final String[] PACKAGES = {
        "net", "rpc", "wmi", "wmi.dcom", "wmi.wmio", "security.ntlm"
    };

    @Test
    void theDocumentedNumbersAreThoseOfTheCode() throws IOException, ReflectiveOperationException {
        String text = Files.readString(WHERE_THEY_ARE).replaceAll("\\s*\n \\*\\s*", " ");
        Matcher limit = LIMIT.matcher(text);
        int found = 0;
        while (limit.find()) {
            Field field = type(limit.group(2)).getDeclaredField(limit.group(3));
            field.setAccessible(true);
            assertEquals(
                    Long.parseLong(limit.group(1)), ((Number) field.get(null)).longValue(), text);
            found++;
        }
        assertEquals(11, found);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        for (String part : PACKAGES) {
            try {
                return Class.forName("io.github.checkhyperv." + part + "." + name);
            } catch (ClassNotFoundException e) {
                continue; // it is in another one
            }
        }
        throw new ClassNotFoundException(name);
    }

    /**
     * A host that sends more than a check takes.
     *
     * @param scenario its state
     * @param faults what it sends
     * @param problem what the status line calls it
     * @param reason what the status line says about it
     */
    record Excess(Scenario scenario, FaultPlan faults, String problem, String reason) {
        @Override
        public String toString() {
            return reason;
        }
    }

    static Stream<Excess> excesses() {
        List<Machine> machines = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Disk disk = Disk.of("D\\" + i + "\\L", "x".repeat(32_000), 5, 2);
            machines.add(Machine.of("VM" + i, new UUID(0, i).toString(), disk));
        }
        return Stream.of(
                new Excess(
                        HostAndAnswer.HEALTHY.scenario(),
                        append(17 << 20),
                        "the answer is malformed",
                        "an answer of more than 16777216 octets"),
                new Excess(
                        Scenario.withDisks(1_024, 1_000),
                        endless("Msvm_ComputerSystem"),
                        "the host has more than a check takes",
                        "more than 200000 rows"),
                new Excess(
                        Scenario.of(machines.toArray(new Machine[0])),
                        endless("Msvm_StorageAllocationSettingData"),
                        "the host has more than a check takes",
                        "more than 100663296 octets of values"));
    }

    @ParameterizedTest
    @MethodSource("excesses")
    void whatIsTooMuchIsRefused(Excess excess) throws IOException {
        HostOptions options = HostOptions.builder().faults(excess.faults()).build();
        try (SimulatedHost host = SimulatedHost.start(excess.scenario(), options)) {
            Observation seen = CheckRun.run(host, host.address(), host.port(), "60");
            assertEquals(3, seen.exitCode(), seen.output());
            assertTrue(seen.line().contains("query: " + excess.problem()), seen.line());
            assertTrue(seen.line().contains(excess.reason()), seen.line());
            assertTrue(seen.line().contains("; "), seen.line());
        }
    }

    @Test
    void anAnswerWithinTheLimitIsRead() throws IOException {
        HostOptions options = HostOptions.builder().faults(append(15 << 20)).build();
        try (SimulatedHost host = SimulatedHost.start(HostAndAnswer.HEALTHY.scenario(), options)) {
            Observation seen = CheckRun.run(host, host.address(), host.port(), "60");
            assertEquals(HostAndAnswer.HEALTHY.line(), seen.line());
        }
    }

    static FaultPlan append(int octets) {
        return Faults.at(Phase.BATCH, 0, DcomFaults.stub(OctetEdits.append(octets)));
    }

    private static FaultPlan endless(String className) {
        return Faults.when(
                point -> point.detail().endsWith(" " + className), BatchFaults.endless());
    }

    @Test
    void unknownNamesOfLimitsAreNoticed() {
        assertThrows(ClassNotFoundException.class, () -> type("NoSuchClass"));
    }
}
