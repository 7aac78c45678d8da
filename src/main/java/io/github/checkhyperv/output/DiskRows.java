package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Allocation;
import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.JudgedDisk;
import io.github.checkhyperv.check.Lack;
import io.github.checkhyperv.check.OperationalStatus;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.check.VirtualDisk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Disks as rows of a table.
 *
 * @param withHost whether each names its host, as they are of several
 * @param withNode whether each names its node, as there are clusters among them
 * @param withGets whether each tells what it gets, as some were measured
 * @param withPolicy whether each names its policy, as these were asked for
 */
record DiskRows(boolean withHost, boolean withNode, boolean withGets, boolean withPolicy) {

    /** Those of these answers. */
    static DiskRows of(List<Answer> answers, boolean withHost) {
        boolean node = false;
        boolean gets = false;
        boolean policy = false;
        for (Answer answer : answers) {
            node |= answer.isOfCluster();
            if (answer.outcome() instanceof Report report
                    && report.inventory().extras().isPresent()) {
                Extras extras = report.inventory().extras().get();
                gets |= extras.asked(Lack.Kind.MEASURE);
                policy |= extras.asked(Lack.Kind.POLICIES);
            }
        }
        return new DiskRows(withHost, node, gets, policy);
    }

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
        columns.addAll(List.of(Column.PATH, Column.RESERVED));
        if (withGets) {
            columns.addAll(List.of(Column.GETS, Column.LATENCY));
        }
        columns.add(Column.LIMIT);
        if (withPolicy) {
            columns.add(Column.POLICY);
        }
        columns.add(Column.STATUS);
        return columns;
    }

    /** The disks of a host, worst first, those that are fine at the end if they are wanted. */
    List<TableRenderer.Row> of(Answer answer, Report report, boolean fineOnesToo) {
        List<TableRenderer.Row> rows = new ArrayList<>();
        MachineNames names = new MachineNames(report.inventory());
        String host = withHost ? AnswerGroup.name(answer) : "";
        Optional<DiskFacts> facts =
                report.inventory().extras().isPresent()
                        ? Optional.of(new DiskFacts(report.inventory().extras().get()))
                        : Optional.empty();
        for (JudgedDisk judged : report.disks()) {
            if (judged.verdict() != Verdict.FINE) {
                Status status = report.status(judged);
                rows.add(row(status, verdict(judged), host, names, facts, judged.disk()));
            }
        }
        Status partial = report.thresholds().partial();
        for (VirtualDisk disk : report.missing()) {
            rows.add(row(partial, "not reported", host, names, facts, disk));
        }
        rows.sort(Comparator.comparing(TableRenderer.Row::status).reversed());
        for (JudgedDisk judged : report.disks()) {
            if (fineOnesToo && judged.verdict() == Verdict.FINE) {
                rows.add(row(Status.OK, verdict(judged), host, names, facts, judged.disk()));
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
            Status status,
            String verdict,
            String host,
            MachineNames names,
            Optional<DiskFacts> facts,
            VirtualDisk disk) {
        List<String> cells = new ArrayList<>(List.of(verdict));
        if (withHost) {
            cells.add(host);
        }
        cells.add(names.of(disk));
        if (withNode) {
            cells.add(Text.line(disk.node().orElse("-"), Text.NAME));
        }
        cells.add(MachineNames.path(disk));
        Optional<Allocation> allocation = disk.allocation();
        cells.add(allocation.isPresent() ? iops(allocation.get().reservedIops()) : "?");
        if (withGets) {
            cells.addAll(FactTables.measured(disk));
        }
        cells.add(allocation.isPresent() ? iops(allocation.get().limitIops()) : "?");
        if (withPolicy) {
            cells.add(facts.isPresent() ? facts.get().policy(disk).orElse("-") : "?");
        }
        cells.add(statuses(disk.statuses()));
        return new TableRenderer.Row(status, cells);
    }

    /** All statuses with their names, in the host's order. */
    static String statuses(List<OperationalStatus> codes) {
        StringBuilder statuses = new StringBuilder();
        for (OperationalStatus code : codes) {
            statuses.append(statuses.length() == 0 ? "" : ", ").append(code.label());
        }
        return statuses.length() == 0 ? "none" : statuses.toString();
    }

    /** A number of IOPS, of which 0 is none. */
    static String iops(long value) {
        return value == 0 ? "-" : Long.toString(value);
    }
}
