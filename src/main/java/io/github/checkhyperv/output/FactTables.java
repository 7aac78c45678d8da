package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.FlowStatus;
import io.github.checkhyperv.check.Measured;
import io.github.checkhyperv.check.Pool;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.QosVolume;
import io.github.checkhyperv.check.Rates;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.VirtualDisk;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Small tables of policies, volumes and pools, and lines of what could not be had. */
final class FactTables {
    private static final String UNKNOWN = "?";
    private static final String NONE = "-";

    private final TableRenderer table;
    private final boolean withHost;
    private final List<TableRenderer.Row> policies = new ArrayList<>();
    private final List<TableRenderer.Row> volumes = new ArrayList<>();
    private final List<TableRenderer.Row> pools = new ArrayList<>();

    /**
     * No rows yet.
     *
     * @param withHost whether each row names its host, as they are of several
     */
    FactTables(TableRenderer table, boolean withHost) {
        this.table = table;
        this.withHost = withHost;
    }

    /** Adds what a host or cluster told. */
    void add(Answer answer, Report report) {
        if (report.inventory().extras().isEmpty()) {
            return;
        }
        Extras extras = report.inventory().extras().get();
        if (extras.storageQos().isPresent()) {
            for (QosPolicy policy : extras.storageQos().get().policies()) {
                policies.add(row(colour(policy.status()), answer, cells(policy)));
            }
            for (QosVolume volume : extras.storageQos().get().volumes()) {
                volumes.add(row(colour(volume.status()), answer, cells(volume)));
            }
        }
        for (Pool pool : extras.pools().orElse(List.of())) {
            Status status = FactLines.isTrouble(pool) ? Status.WARNING : Status.OK;
            status = pool.unexplained() ? report.thresholds().partial() : status;
            pools.add(row(status, answer, cells(pool)));
        }
    }

    private TableRenderer.Row row(Status status, Answer answer, List<String> cells) {
        List<String> all = new ArrayList<>(cells);
        if (withHost) {
            all.add(0, AnswerGroup.name(answer));
        }
        return new TableRenderer.Row(status, all);
    }

    /** The colour of what has no state of its own. */
    private static Status colour(FlowStatus status) {
        return FactLines.isTrouble(status) ? Status.WARNING : Status.OK;
    }

    /** Writes the tables that have rows, then these lines. */
    void write(Writer out, List<String> lacks) throws IOException {
        table.writeTable(
                out,
                columns(
                        Column.POLICY,
                        Column.KIND,
                        Column.FLOWS,
                        Column.RESERVED,
                        Column.GETS,
                        Column.LATENCY,
                        Column.LIMIT,
                        Column.STATUS),
                policies);
        table.writeTable(
                out,
                columns(
                        Column.VOLUME,
                        Column.RESERVED,
                        Column.GETS,
                        Column.LATENCY,
                        Column.LIMIT,
                        Column.STATUS),
                volumes);
        table.writeTable(
                out,
                columns(
                        Column.POOL,
                        Column.NODE,
                        Column.RESERVED,
                        Column.CAPACITY,
                        Column.UNITS,
                        Column.STATUS),
                pools);
        out.append(lacks.isEmpty() ? "" : "\n");
        for (String lack : lacks) {
            out.append(lack).append('\n');
        }
    }

    private List<Column> columns(Column... columns) {
        List<Column> all = new ArrayList<>(List.of(columns));
        if (withHost) {
            all.add(0, Column.HOST);
        }
        return all;
    }

    private static List<String> cells(QosPolicy policy) {
        boolean known = policy.kind() != QosPolicy.Kind.UNKNOWN;
        return List.of(
                FactLines.name(policy),
                known ? policy.kind().label() : UNKNOWN,
                Integer.toString(policy.flows()),
                DiskRows.iops(policy.bounds().reservedIops()),
                iops(policy.rates().iops()),
                latency(policy.rates()),
                DiskRows.iops(policy.bounds().limitIops()),
                status(policy.status()));
    }

    private static List<String> cells(QosVolume volume) {
        return List.of(
                FactLines.name(volume),
                DiskRows.iops(volume.bounds().reservedIops()),
                iops(volume.rates().iops()),
                latency(volume.rates()),
                DiskRows.iops(volume.bounds().limitIops()),
                status(volume.status()));
    }

    private static List<String> cells(Pool pool) {
        return List.of(
                FactLines.name(pool),
                Text.line(pool.node().orElse(NONE), Text.NAME),
                number(pool.reserved()),
                number(pool.capacity()),
                Text.line(pool.units().orElse(NONE), Text.NAME),
                DiskRows.statuses(pool.statuses()));
    }

    private static String status(FlowStatus status) {
        return status.code() < 0 ? "none" : status.label();
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : UNKNOWN;
    }

    private static String iops(OptionalDouble value) {
        return Decimal.isNumber(value) ? Figures.rate(value) : UNKNOWN;
    }

    private static String latency(Rates rates) {
        return latency(rates.iops(), rates.latencyMillis());
    }

    /** Where there was no I/O there is none that took any time. */
    private static String latency(OptionalDouble iops, OptionalDouble millis) {
        if (Decimal.isNumber(millis)) {
            return Figures.millis(millis.getAsDouble());
        }
        return Decimal.isNumber(iops) && Math.round(iops.getAsDouble()) == 0 ? NONE : UNKNOWN;
    }

    /** What a disk gets and how long that takes; a disk that was not measured has unknown both. */
    static List<String> measured(VirtualDisk disk) {
        if (disk.measured().isEmpty()) {
            return List.of(UNKNOWN, UNKNOWN);
        }
        Measured measured = disk.measured().get();
        return List.of(iops(measured.iops()), latency(measured.iops(), measured.latencyMillis()));
    }
}
