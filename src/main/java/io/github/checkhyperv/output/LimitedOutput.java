package io.github.checkhyperv.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines and performance data within a number of octets. What does not fit is left out whole, and
 * counted: monitoring systems cut what is too long, and half a number is a wrong number. What is
 * added first has precedence.
 */
final class LimitedOutput {
    private final int limit;
    private final String first;
    private final List<Part> parts = new ArrayList<>();

    /** A line of text, or an item of performance data. */
    private record Part(boolean isLine, String text) {}

    /** Output of at most {@code limit} octets, the last newline included. */
    LimitedOutput(int limit, String first) {
        this.limit = limit;
        this.first = Text.clipOctets(first, limit - 1);
    }

    /** Adds a line after the first. */
    void line(String line) {
        parts.add(new Part(true, line));
    }

    /** Adds an item of performance data; all of them go into one line, the last. */
    void item(String item) {
        parts.add(new Part(false, item));
    }

    /** All that fits. */
    @Override
    public String toString() {
        int room = limit - Text.octets(first) - 1;
        Filling all = new Filling(room);
        all.add(parts);
        if (all.leftOut() == 0) {
            return first + '\n' + all.text + all.perfData;
        }
        String longestNote = note(parts.size(), parts.size());
        Filling some = new Filling(room - Text.octets(longestNote) - 1);
        some.add(parts);
        String note = note(some.linesLeft, some.itemsLeft);
        boolean fits = some.room + Text.octets(longestNote) >= Text.octets(note);
        return first + '\n' + some.text + (fits ? note + '\n' : "") + some.perfData;
    }

    private static String note(int lines, int items) {
        StringBuilder note = new StringBuilder("(");
        if (lines > 0) {
            note.append(Text.count(lines, "line"));
        }
        if (lines > 0 && items > 0) {
            note.append(" and ");
        }
        if (items > 0) {
            note.append(Text.count(items, "performance value"));
        }
        return note.append(" left out, see --output-limit)").toString();
    }

    /** What goes into a number of octets. */
    private static final class Filling {
        final StringBuilder text = new StringBuilder();
        final StringBuilder perfData = new StringBuilder();
        int room;
        int linesLeft;
        int itemsLeft;

        Filling(int room) {
            this.room = room;
        }

        void add(List<Part> parts) {
            for (Part part : parts) {
                if (part.isLine()) {
                    addLine(part.text());
                } else {
                    addItem(part.text());
                }
            }
            if (perfData.length() > 0) {
                perfData.append('\n');
            }
        }

        private void addLine(String line) {
            int cost = Text.octets(line) + 1;
            if (cost > room) {
                linesLeft++;
                return;
            }
            text.append(line).append('\n');
            room -= cost;
        }

        private void addItem(String item) {
            boolean isFirst = perfData.length() == 0;
            int cost = Text.octets(item) + (isFirst ? 3 : 1);
            if (cost > room) {
                itemsLeft++;
                return;
            }
            perfData.append(isFirst ? "| " : " ").append(item);
            room -= cost;
        }

        int leftOut() {
            return linesLeft + itemsLeft;
        }
    }
}
