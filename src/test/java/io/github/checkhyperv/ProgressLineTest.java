package io.github.checkhyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.checkhyperv.check.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** How far a run has come. */
class ProgressLineTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final ProgressLine line = new ProgressLine(new PrintStream(octets, true), 1000, 0);

    private String shown() {
        return octets.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shortRunShowsNothing() {
        line.answered(Status.OK, SECOND / 2);
        line.close();
        assertEquals("", shown());
    }

    @Test
    void longRunTellsWhatIsDoneAndWhatIsNotOk() {
        line.answered(Status.WARNING, SECOND / 2);
        line.answered(Status.UNKNOWN, SECOND);
        line.answered(Status.OK, SECOND + 1);
        line.answered(Status.OK, 2 * SECOND);
        assertEquals(
                "\r2 of 1000 hosts, 2 not OK, 1 unknown, 2/s"
                        + "\r4 of 1000 hosts, 2 not OK, 1 unknown, 2/s",
                shown());
    }

    @Test
    void nothingIsLeftOfItBeforeTheAnswerComes() {
        line.answered(Status.OK, SECOND);
        String text = shown();
        line.close();
        line.answered(Status.OK, 5 * SECOND);
        assertEquals(text + "\r" + " ".repeat(text.length() - 1) + "\r", shown());
    }
}
