package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.disk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagnoseRendererTest {
    private static final Renderer<Answer> RENDERER =
            new DiagnoseRenderer(
                    List.of("kdc", "ticket", "resolve", "connect", "log in", "query"),
                    Set.of("kdc", "ticket"),
                    "Java 17: archive in use");

    @Test
    void failureShowsWhatWasReachedWhatFailedAndWhatToDo() {
        assertEquals(
                """
                STORAGE QOS UNKNOWN - hv01: log in: access denied to root\\virtualization\\v2 \
                (0x80041003); give the account Remote Enable there
                ok    connect        0.003 s  127.0.0.1 port 135
                FAIL  log in         0.120 s  access denied to root\\virtualization\\v2 (0x80041003)
                                              to do: give the account Remote Enable there
                -     resolve
                -     query
                Java 17: archive in use
                total 0.123 s
                """,
                RENDERER.render(Answers.failure()));
    }

    /**
     * What is not there is not told by {@link #failureShowsWhatWasReachedWhatFailedAndWhatToDo}.
     */
    @Test
    void aDetourIsToldWhereItWasTaken() {
        Answer failure = Answers.failure();
        Answer byKerberos =
                new Answer(
                        failure.address(),
                        failure.thresholds(),
                        failure.outcome(),
                        List.of(new Step(Stage.TICKET, "host/hv01", Duration.ofMillis(3))),
                        failure.elapsed());
        String text = RENDERER.render(byKerberos);
        assertTrue(text.contains("ok    ticket         0.003 s  host/hv01\n"), text);
        assertTrue(!text.contains("kdc"), text);
    }

    @Test
    void aFailureNeverTakesLessThanNoTime() {
        Answer failure = Answers.failure();
        Answer replayed =
                new Answer(
                        failure.address(),
                        failure.thresholds(),
                        failure.outcome(),
                        failure.steps(),
                        Duration.ofMillis(1));
        String text = RENDERER.render(replayed);
        assertTrue(text.contains("FAIL  log in         0.000 s  access"), text);
    }

    @Test
    void whatCleansUpComesAfterTheFailure() {
        Answer failure = Answers.failure();
        Answer released =
                new Answer(
                        failure.address(),
                        failure.thresholds(),
                        failure.outcome(),
                        List.of(
                                failure.steps().get(0),
                                new Step(Stage.RELEASE, "2 interfaces", Duration.ofMillis(1))),
                        failure.elapsed());
        String text = RENDERER.render(released);
        assertTrue(text.indexOf("ok    release") > text.indexOf("FAIL  log in"), text);
    }

    @Test
    void successShowsTheStages() {
        String text = RENDERER.render(Answers.of(disk("SQL", "a.vhdx", 0, 2)));
        assertTrue(text.startsWith("STORAGE QOS OK - "), text);
        assertTrue(text.contains("ok    connect        0.003 s  127.0.0.1 port 135\n"), text);
        assertTrue(text.endsWith("total 0.123 s\n"), text);
    }

    @Test
    void whatCouldNotBeHadBesideTheVerdictHasItsWayOut() {
        String text =
                RENDERER.render(
                        Told.of(
                                Told.measuring(Told.NOT_MEASURED.on("HV02")),
                                disk("SQL", "a.vhdx", 0, 2)));
        assertTrue(
                text.contains(
                        """
                        ok    connect        0.003 s  127.0.0.1 port 135
                        -     measure                 HV02: no time is left for the second sample
                                                      to do: give more time with -t
                        """),
                text);
    }
}
