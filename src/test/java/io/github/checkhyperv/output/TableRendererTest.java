package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.bare;
import static io.github.checkhyperv.check.Disks.disk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Disks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableRendererTest {
    private static final Terminal PLAIN = Terminal.NONE;

    @Test
    void disksAreAlignedWorstFirst() {
        assertEquals(
                """
                STORAGE QOS WARNING - 1 of 3 virtual disks below reserved IOPS on TESTHOST01

                VERDICT            VM    PATH            RESERVED  LIMIT  STATUS
                below reservation  仮想  C:\\VMs\\b.vhdx        500      -  3 Degraded, 32788 Insufficient Throughput
                fine               SQL1  C:\\VMs\\a.vhdx          -      -  2 OK
                fine               SQL2  C:\\VMs\\cc.vhdx        10      -  2 OK
                """,
                render(
                        PLAIN,
                        disk("SQL2", "cc.vhdx", 10, 2),
                        disk("SQL1", "a.vhdx", 0, 2),
                        disk("仮想", "b.vhdx", 500, 3, 32788)));
    }

    @Test
    void whatIsNotKnownIsAQuestionMark() {
        String text = render(PLAIN, bare("X\\L"));
        assertTrue(text.contains("not judged"), text);
        assertTrue(text.lines().toList().get(3).matches(".* \\? +\\?  none"), text);
    }

    @Test
    void linesFitTheTerminalAndPathsKeepTheirEnd() {
        for (int width = 40; width < 200; width += 7) {
            String text =
                    render(
                            new Terminal(false, width),
                            disk("A machine of some length", "folder\\b.vhdx", 500, 3, 32788),
                            disk("仮想マシン".repeat(5), "仮想".repeat(20) + ".vhdx", 1, 2));
            int limit = width;
            text.lines().skip(1).forEach(l -> assertTrue(Columns.of(l) <= limit, l));
            if (width > 70) {
                assertTrue(text.contains("b.vhdx  "), text);
            }
        }
    }

    @Test
    void colourIsForTerminalsOnly() {
        assertFalse(render(PLAIN, disk("SQL", "a", 0, 2)).contains("\u001b"));
        String painted = render(new Terminal(true, 0), disk("SQL", "a", 0, 2));
        assertTrue(painted.startsWith("\u001b[32mSTORAGE QOS OK"), painted);
        assertEquals(
                painted.lines().filter(l -> l.startsWith("\u001b")).count(),
                painted.lines().filter(l -> l.endsWith("\u001b[0m")).count());
    }

    @Test
    void failureIsItsHeadline() {
        assertEquals(1, new TableRenderer(PLAIN).render(Answers.failure()).lines().count());
    }

    @Test
    void hostWithoutDisksHasNoTable() {
        assertEquals(1, render(PLAIN).lines().count());
    }

    @Test
    void hostileHostBreaksNothing() {
        for (Terminal terminal : List.of(PLAIN, new Terminal(false, 80))) {
            String text = new TableRenderer(terminal).render(Answers.hostile());
            assertEquals(3 + Answers.hostileDisks(), text.lines().count());
            assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'));
        }
    }

    @Test
    void pipeIsNoTerminal() {
        // Tests run with standard output in a pipe, so this is one.
        assertEquals(new Terminal(false, 0), Terminal.detect(Map.of("TERM", "xterm")));
        assertEquals(new Terminal(false, 100), Terminal.detect(Map.of("COLUMNS", "100")));
        assertEquals(new Terminal(false, 0), Terminal.detect(Map.of("COLUMNS", "wide")));
    }

    @Test
    void columnsCountAsTerminalsDo() {
        assertEquals(3, Columns.of("abc"));
        assertEquals(4, Columns.of("仮想"));
        assertEquals(2, Columns.of("🚀"));
        assertEquals(2, Columns.of("✅"));
        assertEquals(1, Columns.of("🖥")); // Neutral in EastAsianWidth.txt.
        assertEquals(1, Columns.of("e\u0301"));
        assertEquals(2, Columns.of("カ\u3099"));
        assertEquals(2, Columns.of("\u1112\u1161\u11ab")); // One syllable.
    }

    @Test
    void marksThatTakeAColumnCount() {
        assertEquals(7, Columns.of("ﾊﾟﾌﾞﾘｯｸ"));
        assertEquals(4, Columns.of("กำลัง"));
        assertEquals(5, Columns.of("हिन्दी"));
    }

    @Test
    void joinedEmojiCountOneByOne() {
        assertEquals(6, Columns.of("👨\u200d👩\u200d👧"));
        assertTrue(Columns.of("🇯🇵") >= 2); // No terminal shows more.
    }

    @Test
    void whatDoesNotFitIsCutBetweenCharacters() {
        assertEquals("仮…", Columns.head("仮想マ", 4));
        assertEquals("…マ", Columns.tail("仮想マ", 4));
        assertEquals("仮想", Columns.head("仮想", 4));
        assertEquals("仮想", Columns.tail("仮想", 4));
        assertEquals("仮想…", Columns.head("仮想マシン", 5));
        assertEquals("…シン", Columns.tail("仮想マシン", 5));
        assertEquals("🚀…", Columns.head("🚀🚀🚀", 4));
        assertEquals("…🚀", Columns.tail("🚀🚀🚀", 4));
    }

    @Test
    void marksStayWithTheirCharacter() {
        assertEquals("ae\u0301…", Columns.head("ae\u0301bc", 3));
        assertEquals("…e\u0301b", Columns.tail("aae\u0301b", 3));
        assertEquals("…bc", Columns.tail("ae\u0301bc", 3));
    }

    private static String render(Terminal terminal, io.github.checkhyperv.check.VirtualDisk... d) {
        Answer answer = Answers.of(Disks.report(Disks.inventory(d)));
        return new TableRenderer(terminal).render(answer);
    }
}
