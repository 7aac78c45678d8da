package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A table for a person: the headline, the nodes of a cluster that are not judged, then a line for
 * each disk, worst first. Where the terminal is too narrow, {@link Column} tells what gives way.
 *
 * @param terminal what the person can see
 */
public record TableRenderer(Terminal terminal) implements Renderer<Answer> {
    private static final int LEAST = 8;
    private static final String GAP = "  ";
    private static final String RESET = "\u001b[0m";

    /**
     * One line of a table.
     *
     * @param status the state that its colour shows
     * @param cells a text for each column
     */
    record Row(Status status, List<String> cells) {}

    @Override
    public void render(Answer answer, Writer out) throws IOException {
        writeLine(out, answer.status(), Headline.line(answer));
        if (!(answer.outcome() instanceof Report report)) {
            return;
        }
        if (answer.isOfCluster()) {
            for (NodeLines.Line node : NodeLines.problems(report)) {
                writeLine(out, node.status(), NagiosRenderer.tag(node.status()) + node.text());
            }
        }
        boolean more = report.inventory().extras().isPresent();
        if (more) {
            for (String pool : new FactLines(report.inventory().extras().get()).unexplained()) {
                Status partial = report.thresholds().partial();
                writeLine(out, partial, NagiosRenderer.tag(partial) + pool);
            }
        }
        DiskRows disks = DiskRows.of(List.of(answer), false);
        writeTable(out, disks.columns(), disks.of(answer, report, true));
        if (more) {
            FactTables facts = new FactTables(this, false);
            facts.add(answer, report);
            facts.write(out, LackLines.of(report.inventory().extras().get()));
        }
    }

    /** Writes a line in the colour of its state. */
    void writeLine(Writer out, Status status, String text) throws IOException {
        out.append(paint(status, text)).append('\n');
    }

    /** Writes an empty line and a table, or nothing where there are no rows. */
    void writeTable(Writer out, List<Column> columns, List<Row> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        int[] widths = widths(columns, rows);
        out.append('\n').append(line(columns, titles(columns), widths)).append('\n');
        for (Row row : rows) {
            writeLine(out, row.status(), line(columns, row.cells(), widths));
        }
    }

    private static List<String> titles(List<Column> columns) {
        String[] titles = new String[columns.size()];
        for (int i = 0; i < titles.length; i++) {
            titles[i] = columns.get(i).name();
        }
        return List.of(titles);
    }

    private int[] widths(List<Column> columns, List<Row> rows) {
        int[] widths = new int[columns.size()];
        int total = GAP.length() * (widths.length - 1);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).name().length();
            for (Row row : rows) {
                widths[i] = Math.max(widths[i], Columns.of(row.cells().get(i)));
            }
            total += widths[i];
        }
        while (terminal.width() > 0 && total > terminal.width()) {
            int widest = widest(columns, widths);
            if (widths[widest] <= LEAST) {
                return widths;
            }
            widths[widest]--;
            total--;
        }
        return widths;
    }

    /** The column that gives way. */
    private static int widest(List<Column> columns, int[] widths) {
        int widest = -1;
        for (Column column : Column.values()) {
            int at = columns.indexOf(column);
            if (at >= 0 && column.givesWay() && (widest < 0 || widths[at] > widths[widest])) {
                widest = at;
            }
        }
        return widest;
    }

    private String line(List<Column> columns, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell =
                    columns.get(i).endTells()
                            ? Columns.tail(cells.get(i), widths[i])
                            : Columns.head(cells.get(i), widths[i]);
            boolean isLast = i == widths.length - 1;
            String spaces = " ".repeat(isLast ? 0 : widths[i] - Columns.of(cell));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).isNumber() ? spaces + cell : cell + spaces);
        }
        String text = line.toString().stripTrailing();
        return terminal.width() > 0 ? Columns.head(text, terminal.width()) : text;
    }

    private String paint(Status status, String text) {
        if (!terminal.colour()) {
            return text;
        }
        String colour =
                switch (status) {
                    case OK -> "\u001b[32m";
                    case WARNING -> "\u001b[33m";
                    case CRITICAL -> "\u001b[31m";
                    case UNKNOWN -> "\u001b[35m";
                };
        return colour + text + RESET;
    }
}
