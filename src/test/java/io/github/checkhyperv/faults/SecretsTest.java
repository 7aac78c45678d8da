package io.github.checkhyperv.faults;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.faults.CheckRun.Observation;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.ntlm.Ntlm;
import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.fault.PduFaults;
import io.github.checkhyperv.wmi.QueryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.dcom.DcomHost;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The password is in no exception and no output; the matrix looks for it in its outputs, too. */
class SecretsTest {
    static Stream<SessionPlace> places() {
        List<SessionPlace> places = new ArrayList<>(SessionPlace.BINDS);
        places.addAll(List.of(SessionPlace.AUTH3_MAPPER, SessionPlace.AUTH3_EXPORTER));
        places.addAll(SessionPlace.CALLS);
        return places.stream().filter(place -> place.scene() == HostAndAnswer.BELOW);
    }

    @ParameterizedTest
    @MethodSource("places")
    void noExceptionTellsThePassword(SessionPlace place) throws IOException {
        for (boolean closes : new boolean[] {true, false}) {
            HostOptions options =
                    place.options()
                            .apply(HostOptions.builder())
                            .faults(
                                    Faults.when(
                                            place::holds,
                                            closes ? Faults.close() : Faults.rpcFault(5)))
                            .build();
            try (SimulatedHost host =
                    SimulatedHost.start(HostAndAnswer.BELOW.scenario(), options)) {
                assertSecretless(assertThrows(SessionException.class, () -> session(host)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 17, 33, 60, 90})
    void noExceptionAboutAChallengeTellsThePassword(int beforeEnd) throws IOException {
        HostOptions options =
                HostOptions.builder()
                        .faults(
                                Faults.when(
                                        SessionPlace.BIND_MAPPER::holds,
                                        PduFaults.flippedBit(beforeEnd)))
                        .build();
        try (SimulatedHost host = SimulatedHost.start(HostAndAnswer.BELOW.scenario(), options)) {
            assertSecretless(assertThrows(SessionException.class, () -> session(host)));
        }
    }

    /** All that a check does with a host, without the parts that turn exceptions into text. */
    private static void session(SimulatedHost host) throws SessionException {
        Deadline deadline = Deadline.in(Duration.ofSeconds(10));
        try (Password password =
                        new Password("CONTOSO", "monitor", CheckRun.PASSWORD.toCharArray());
                WmiHost connected =
                        DcomHost.connect(
                                host.address(),
                                host.port(),
                                new Ntlm(password),
                                MemoryBudget.ofOneHost(),
                                deadline,
                                Step.Listener.NONE)) {
            var connection = connected.open("root\\virtualization\\v2", deadline);
            for (String className :
                    List.of(SessionPlace.DISKS, SessionPlace.SETTINGS, SessionPlace.SYSTEMS)) {
                connection.list(
                        "SELECT * FROM " + className,
                        row -> row.string("Caption"),
                        QueryBudget.of(MemoryBudget.ofOneHost()),
                        deadline);
            }
        }
    }

    private static void assertSecretless(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        assertFalse(trace.toString().contains(CheckRun.PASSWORD), trace.toString());
        assertFalse(
                trace.toString().toLowerCase(Locale.ROOT).contains(CheckRun.NT_HASH),
                trace.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nagios", "json", "table", "prometheus"})
    void noFormatTellsThePassword(String format) throws IOException {
        try (SimulatedHost host = SimulatedHost.start(HostAndAnswer.BELOW.scenario())) {
            for (String more : List.of("-vvv", "--diagnose")) {
                if (more.equals("--diagnose") && !format.equals("nagios")) {
                    continue;
                }
                Observation seen =
                        CheckRun.run(
                                host,
                                host.address(),
                                host.port(),
                                "20",
                                "--output",
                                format,
                                "--password",
                                CheckRun.PASSWORD,
                                more);
                assertTrue(seen.output().length() > 100, seen.output());
                assertFalse(seen.output().contains(CheckRun.PASSWORD), seen.output());
                assertFalse(
                        seen.output().toLowerCase(Locale.ROOT).contains(CheckRun.NT_HASH),
                        seen.output());
            }
        }
    }
}
