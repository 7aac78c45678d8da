package io.github.checkhyperv.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LimitedOutputTest {
    private static final Pattern NOTE =
            Pattern.compile(
                    "\\((?:(\\d+) lines?)?(?: and )?(?:(\\d+) performance values?)? left out, see"
                            + " --output-limit\\)");

    @Test
    void everythingIsThereWhenItFits() {
        LimitedOutput output = new LimitedOutput(100, "first");
        output.line("second");
        output.item("a=1");
        output.item("b=2");
        assertEquals("first\nsecond\n| a=1 b=2\n", output.toString());
        assertEquals("first\nsecond\n| a=1 b=2\n", filled(24).toString());
    }

    @Test
    void oneOctetLessLeavesSomethingOut() {
        String text = filled(23).toString();
        assertTrue(text.getBytes(StandardCharsets.UTF_8).length <= 23, text);
        assertTrue(text.startsWith("first\n"), text);
    }

    private static LimitedOutput filled(int limit) {
        LimitedOutput output = new LimitedOutput(limit, "first");
        output.line("second");
        output.item("a=1");
        output.item("b=2");
        return output;
    }

    @Test
    void whateverTheLimitLinesAndItemsAreWholeAndTheRestIsCounted() {
        Random random = new Random(42);
        for (int round = 0; round < 3000; round++) {
            int limit = 128 + random.nextInt(2000);
            LimitedOutput output = new LimitedOutput(limit, "STORAGE QOS WARNING - ü");
            List<String> lines = new ArrayList<>();
            List<String> items = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                String filler = "é".repeat(random.nextInt(80));
                if (random.nextBoolean()) {
                    lines.add("[" + lines.size() + "] " + filler);
                    output.line(lines.get(lines.size() - 1));
                } else {
                    items.add("'" + items.size() + filler + "'=1;;;0");
                    output.item(items.get(items.size() - 1));
                }
            }
            assertWhole(output.toString(), limit, lines, items);
        }
    }

    private static void assertWhole(
            String text, int limit, List<String> lines, List<String> items) {
        assertTrue(text.getBytes(StandardCharsets.UTF_8).length <= limit);
        assertTrue(text.endsWith("\n"));
        List<String> shown = new ArrayList<>(text.lines().toList());
        assertEquals("STORAGE QOS WARNING - ü", shown.remove(0));
        int linesLeft = 0;
        int itemsLeft = 0;
        List<String> shownItems = List.of();
        if (!shown.isEmpty() && shown.get(shown.size() - 1).startsWith("| ")) {
            String perf = shown.remove(shown.size() - 1).substring(2);
            shownItems = Arrays.asList(perf.split(" "));
        }
        Matcher note = NOTE.matcher(shown.isEmpty() ? "" : shown.get(shown.size() - 1));
        if (note.matches()) {
            shown.remove(shown.size() - 1);
            linesLeft = note.group(1) == null ? 0 : Integer.parseInt(note.group(1));
            itemsLeft = note.group(2) == null ? 0 : Integer.parseInt(note.group(2));
        }
        assertTrue(lines.containsAll(shown), text);
        assertTrue(items.containsAll(shownItems), text);
        assertEquals(lines.size(), shown.size() + linesLeft, text);
        assertEquals(items.size(), shownItems.size() + itemsLeft, text);
    }

    @Test
    void firstLineIsCutOnlyWhenItAloneIsTooLong() {
        LimitedOutput output = new LimitedOutput(10, "äöüäöüäöü");
        output.line("x");
        assertEquals("äöüä\n", output.toString());
    }

    @Test
    void linesStandInTheirPlacesWhateverTheirPrecedence() {
        LimitedOutput output = new LimitedOutput(100, "first");
        output.at(1);
        output.line("a");
        output.at(2);
        output.line("b");
        output.under(1);
        output.line("of a");
        output.under(2);
        output.line("of b");
        assertEquals("first\na\n  of a\nb\n  of b\n", output.toString());
    }

    @Test
    void whereALineIsLeftOutAllThatFollowInItsPlaceAreToo() {
        LimitedOutput output = new LimitedOutput(128, "first");
        output.at(1);
        output.line("longer than there is room".repeat(9));
        output.at(2);
        output.line("b");
        output.under(1);
        output.line("a");
        output.under(2);
        output.line("c");
        assertEquals("first\nb\n  c\n(2 lines left out, see --output-limit)\n", output.toString());
    }
}
