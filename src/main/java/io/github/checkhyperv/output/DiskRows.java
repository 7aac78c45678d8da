package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Allocation;
import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.JudgedDisk;
import io.github.checkhyperv.check.OperationalStatus;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.check.VirtualDisk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Disks as rows of a table.
 *
 * @param withHost whether each names its host, as they are of several
 * @param withNode whether each names its node, as there are clusters among them
 */
record DiskRows(boolean withHost, boolean withNode) {

    /** The columns, from left to right. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(Column.VERDICT));
        if (withHost) {
            columns.add(Column.HOST);
        }
        columns.add(Column.VM);
        if (withNode) {
            columns.add(Column.NODE);
        }
        columns.addAll(List.of(Column.PATH, Column.RESERVED, Column.LIMIT, Column.STATUS));
        return columns;
    }

    /** The disks of a host, worst first, those that are fine at the end if they are wanted. */
    List<TableRenderer.Row> of(Answer answer, Report report, boolean fineOnesToo) {
        List<TableRenderer.Row> rows = new ArrayList<>();
        MachineNames names = new MachineNames(report.inventory());
        String host = withHost ? AnswerGroup.name(answer) : "";
        for (JudgedDisk judged : report.disks()) {
            if (judged.verdict() != Verdict.FINE) {
                Status status = report.status(judged);
                rows.add(row(status, verdict(judged), host, names, judged.disk()));
            }
        }
        Status partial = report.thresholds().partial();
        for (VirtualDisk disk : report.missing()) {
            rows.add(row(partial, "not reported", host, names, disk));
        }
        rows.sort(Comparator.comparing(TableRenderer.Row::status).reversed());
        for (JudgedDisk judged : report.disks()) {
            if (fineOnesToo && judged.verdict() == Verdict.FINE) {
                rows.add(row(Status.OK, verdict(judged), host, names, judged.disk()));
            }
        }
        return rows;
    }

    private static String verdict(JudgedDisk judged) {
        String verdict = judged.verdict().id().replace('_', ' ');
        boolean both = judged.degraded() && judged.verdict() != Verdict.DEGRADED;
        return both ? verdict + ", degraded" : verdict;
    }

    private TableRenderer.Row row(
            Status status, String verdict, String host, MachineNames names, VirtualDisk disk) {
        List<String> cells = new ArrayList<>(List.of(verdict));
        if (withHost) {
            cells.add(host);
        }
        cells.add(names.of(disk));
        if (withNode) {
            cells.add(Text.line(disk.node().orElse("-"), Text.NAME));
        }
        cells.add(MachineNames.path(disk));
        if (disk.allocation().isPresent()) {
            Allocation allocation = disk.allocation().get();
            cells.add(iops(allocation.reservedIops()));
            cells.add(iops(allocation.limitIops()));
        } else {
            cells.addAll(List.of("?", "?"));
        }
        cells.add(statuses(disk));
        return new TableRenderer.Row(status, cells);
    }

    private static String statuses(VirtualDisk disk) {
        StringBuilder statuses = new StringBuilder();
        for (OperationalStatus code : disk.statuses()) {
            statuses.append(statuses.length() == 0 ? "" : ", ").append(code.label());
        }
        return statuses.length() == 0 ? "none" : statuses.toString();
    }

    private static String iops(long value) {
        return value == 0 ? "-" : Long.toString(value);
    }
}
