package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Allocation;
import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.JudgedDisk;
import io.github.checkhyperv.check.OperationalStatus;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.check.VirtualDisk;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A table for a person: the headline, then a line for each disk, worst first. Where the terminal is
 * too narrow, the widest of machine, path and statuses gives way, column by column.
 *
 * @param terminal what the person can see
 */
public record TableRenderer(Terminal terminal) implements Renderer {
    private static final String[] TITLES = {"VERDICT", "VM", "PATH", "RESERVED", "LIMIT", "STATUS"};
    private static final int VM = 1;
    private static final int PATH = 2;
    private static final int RESERVED = 3;
    private static final int LIMIT = 4;
    private static final int STATUSES = 5;
    private static final int LEAST = 8;
    private static final String GAP = "  ";
    private static final String RESET = "\u001b[0m";

    /** One line of the table. */
    private record Row(Status status, String[] cells) {}

    @Override
    public void render(Answer answer, Writer out) throws IOException {
        out.append(paint(answer.status(), Headline.line(answer))).append('\n');
        if (!(answer.outcome() instanceof Report report)) {
            return;
        }
        List<Row> rows = rows(report);
        if (rows.isEmpty()) {
            return;
        }
        int[] widths = widths(rows);
        out.append('\n').append(line(TITLES, widths)).append('\n');
        for (Row row : rows) {
            out.append(paint(row.status(), line(row.cells(), widths))).append('\n');
        }
    }

    private static List<Row> rows(Report report) {
        List<Row> rows = new ArrayList<>();
        MachineNames names = new MachineNames(report.inventory());
        for (JudgedDisk judged : report.disks()) {
            if (judged.verdict() != Verdict.FINE) {
                rows.add(row(report.status(judged), verdict(judged), names, judged.disk()));
            }
        }
        for (VirtualDisk disk : report.missing()) {
            rows.add(row(report.thresholds().partial(), "not reported", names, disk));
        }
        rows.sort((a, b) -> b.status().compareTo(a.status()));
        for (JudgedDisk judged : report.disks()) {
            if (judged.verdict() == Verdict.FINE) {
                rows.add(row(Status.OK, verdict(judged), names, judged.disk()));
            }
        }
        return rows;
    }

    private static String verdict(JudgedDisk judged) {
        String verdict = judged.verdict().id().replace('_', ' ');
        boolean both = judged.degraded() && judged.verdict() != Verdict.DEGRADED;
        return both ? verdict + ", degraded" : verdict;
    }

    private static Row row(Status status, String verdict, MachineNames names, VirtualDisk disk) {
        String reserved = "?";
        String limit = "?";
        if (disk.allocation().isPresent()) {
            Allocation allocation = disk.allocation().get();
            reserved = iops(allocation.reservedIops());
            limit = iops(allocation.limitIops());
        }
        StringBuilder statuses = new StringBuilder();
        for (OperationalStatus code : disk.statuses()) {
            statuses.append(statuses.length() == 0 ? "" : ", ").append(code.label());
        }
        String[] cells = {
            verdict,
            names.of(disk),
            MachineNames.path(disk),
            reserved,
            limit,
            statuses.length() == 0 ? "none" : statuses.toString()
        };
        return new Row(status, cells);
    }

    private static String iops(long value) {
        return value == 0 ? "-" : Long.toString(value);
    }

    private int[] widths(List<Row> rows) {
        int[] widths = new int[TITLES.length];
        int total = GAP.length() * (TITLES.length - 1);
        for (int i = 0; i < TITLES.length; i++) {
            widths[i] = TITLES[i].length();
            for (Row row : rows) {
                widths[i] = Math.max(widths[i], Columns.of(row.cells()[i]));
            }
            total += widths[i];
        }
        while (terminal.width() > 0 && total > terminal.width() && widths[widest(widths)] > LEAST) {
            widths[widest(widths)]--;
            total--;
        }
        return widths;
    }

    /** The column that gives way. */
    private static int widest(int[] widths) {
        int widest = widths[PATH] >= widths[VM] ? PATH : VM;
        return widths[widest] >= widths[STATUSES] ? widest : STATUSES;
    }

    private String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell =
                    i == PATH
                            ? Columns.tail(cells[i], widths[i])
                            : Columns.head(cells[i], widths[i]);
            String spaces = " ".repeat(i == STATUSES ? 0 : widths[i] - Columns.of(cell));
            boolean right = i == RESERVED || i == LIMIT;
            line.append(i == 0 ? "" : GAP).append(right ? spaces + cell : cell + spaces);
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
