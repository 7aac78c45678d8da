package io.github.checkhyperv.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lines and performance data within a number of octets. What does not fit is left out whole, and
 * counted: monitoring systems cut what is too long, and half a number is a wrong number. What is
 * added first has precedence; lines may have places, so that they need not be shown in that order.
 */
final class LimitedOutput {
    private static final String INDENT = "  ";

    private final int limit;
    private final String first;
    private final List<Part> parts = new ArrayList<>();
    private int place;
    private String indent = "";

    /** A line of text with its place, or an item of performance data. */
    private record Part(boolean isLine, int place, String text) {}

    /** Output of at most {@code limit} octets, the last newline included. */
    LimitedOutput(int limit, String first) {
        this.limit = limit;
        this.first = Text.clipOctets(first, limit - 1);
    }

    /** Adds a line after the first. */
    void line(String line) {
        parts.add(new Part(true, place, indent + line));
    }

    /**
     * Lines from here on have this place, from 1 on: they are shown behind those of lower places
     * and behind those that have it already. Where one of a place is left out, so are all that
     * follow it there: nothing is shown without what it belongs to.
     */
    void at(int next) {
        place = next;
        indent = "";
    }

    /** The same, and they belong to the first line of that place. */
    void under(int next) {
        place = next;
        indent = INDENT;
    }

    /** Adds an item of performance data; all of them go into one line, the last. */
    void item(String item) {
        parts.add(new Part(false, 0, item));
    }

    /** All that fits. */
    @Override
    public String toString() {
        int room = limit - Text.octets(first) - 1;
        Filling all = new Filling(room);
        all.add(parts);
        if (all.leftOut() == 0) {
            return first + '\n' + all.text() + all.perfData;
        }
        String longestNote = note(parts.size(), parts.size());
        Filling some = new Filling(room - Text.octets(longestNote) - 1);
        some.add(parts);
        String note = note(some.linesLeft, some.itemsLeft);
        boolean fits = some.room + Text.octets(longestNote) >= Text.octets(note);
        return first + '\n' + some.text() + (fits ? note + '\n' : "") + some.perfData;
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
        final StringBuilder perfData = new StringBuilder();
        private final List<Part> lines = new ArrayList<>();
        private final Set<Integer> closed = new HashSet<>();
        private boolean inOrder = true;
        int room;
        int linesLeft;
        int itemsLeft;

        Filling(int room) {
            this.room = room;
        }

        void add(List<Part> parts) {
            for (Part part : parts) {
                if (part.isLine()) {
                    addLine(part);
                } else {
                    addItem(part.text());
                }
            }
            if (perfData.length() > 0) {
                perfData.append('\n');
            }
        }

        private void addLine(Part line) {
            int cost = Text.octets(line.text()) + 1;
            if (cost > room || closed.contains(line.place())) {
                linesLeft++;
                if (line.place() > 0) {
                    closed.add(line.place());
                }
                return;
            }
            inOrder &= lines.isEmpty() || lines.get(lines.size() - 1).place() <= line.place();
            lines.add(line);
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

        CharSequence text() {
            if (!inOrder) {
                lines.sort(new ByPlace());
            }
            StringBuilder text = new StringBuilder();
            for (Part line : lines) {
                text.append(line.text()).append('\n');
            }
            return text;
        }
    }

    private static final class ByPlace implements Comparator<Part> {
        @Override
        public int compare(Part a, Part b) {
            return Integer.compare(a.place(), b.place());
        }
    }
}
