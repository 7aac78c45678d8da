package io.github.checkhyperv.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    private static final String LINE = "x".repeat(1023) + "\n";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private int turns;
    private final StandardOutput output =
            new StandardOutput(
                    new PrintStream(printed, false, StandardCharsets.UTF_8), () -> turns++);

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aUsualAnswerIsHeldBackUntilItIsWhole() {
        assertTrue(
                output.write(
                        out -> {
                            out.write("größer ");
                            out.flush();
                            assertEquals("", printed());
                            assertEquals(0, turns);
                            out.write("als 0\n");
                        }));
        assertEquals("größer als 0\n", printed());
        assertEquals(1, turns);
    }

    @Test
    void anAnswerThatBreaksOffWhileItIsHeldBackLeavesRoomForAnother() {
        assertFalse(
                output.write(
                        out -> {
                            out.write("half");
                            throw new IOException("broken off");
                        }));
        assertTrue(output.write("whole\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals("whole\n", printed());
    }

    @Test
    void anAnswerThatIsTooLargeFlowsAndComesWholeAllTheSame() {
        int lines = 2 * StandardOutput.MOST_HELD / LINE.length();
        int[] before = new int[1];
        assertTrue(
                output.write(
                        out -> {
                            for (int i = 0; i < lines; i++) {
                                out.write(LINE);
                            }
                            before[0] = printed.size();
                        }));
        assertTrue(before[0] > StandardOutput.MOST_HELD, before[0] + " octets flowed");
        assertEquals(LINE.repeat(lines), printed());
        assertEquals(1, turns);
    }

    @Test
    void afterAnAnswerBrokeOffInTheMiddleNoOtherIsPrintedBehindIt() {
        int lines = 2 * StandardOutput.MOST_HELD / LINE.length();
        assertFalse(
                output.write(
                        out -> {
                            for (int i = 0; i < lines; i++) {
                                out.write(LINE);
                            }
                            throw new IOException("broken off");
                        }));
        int half = printed.size();
        assertFalse(output.write("STORAGE QOS UNKNOWN\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(half, printed.size());
    }
}
