package io.github.checkhyperv.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.faults.CheckRun.Observation;
import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.fault.Faults;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code -t} makes of a host that stays silent. */
class TimeLimitTest {
    @ParameterizedTest
    @CsvSource({
        "1, UNKNOWN, 3",
        "1:ok, OK, 0",
        "1:warning, WARNING, 1",
        "1:CRITICAL, CRITICAL, 2",
        "1:2, CRITICAL, 2",
        "1:unknown, UNKNOWN, 3"
    })
    void theStateIsTheOneAskedFor(String limit, String state, int exitCode) throws IOException {
        HostOptions options =
                HostOptions.builder()
                        .faults(Faults.when(SessionPlace.LOG_IN::holds, Faults.silent()))
                        .build();
        try (SimulatedHost host = SimulatedHost.start(HostAndAnswer.HEALTHY.scenario(), options)) {
            Observation seen = CheckRun.run(host, host.address(), host.port(), limit);
            assertEquals(exitCode, seen.exitCode());
            assertEquals(
                    "STORAGE QOS "
                            + state
                            + " - 127.0.0.1: log in: timed out; check the host and firewalls, or"
                            + " give more time with -t",
                    seen.line());
            assertTrue(seen.millis() >= 900, seen.millis() + " ms");
        }
    }
}
