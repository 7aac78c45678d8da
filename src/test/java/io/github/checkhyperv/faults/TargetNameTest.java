package io.github.checkhyperv.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.ntlm.Ntlm;
import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.wmi.dcom.DcomHost;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host to whom a logon is relayed can tell that another one was meant. */
class TargetNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void bothLogonsNameTheHostAsTheUserGaveIt(String name) throws IOException, SessionException {
        HostOptions options = HostOptions.builder().build();
        try (SimulatedHost host = SimulatedHost.start(HostAndAnswer.BELOW.scenario(), options);
                Password password =
                        new Password("CONTOSO", "monitor", CheckRun.PASSWORD.toCharArray())) {
            Deadline deadline = Deadline.in(Duration.ofSeconds(10));
            DcomHost.connect(
                            name,
                            host.port(),
                            new Ntlm(password),
                            MemoryBudget.ofOneHost(),
                            deadline,
                            Step.Listener.NONE)
                    .close();
            assertEquals(List.of("host/" + name, "host/" + name), host.counters().targets());
        }
    }
}
