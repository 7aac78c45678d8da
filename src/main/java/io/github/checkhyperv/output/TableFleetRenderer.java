package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.failure.Failure;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables for a person: one of the hosts that are not OK, worst first, and one of what is wrong with
 * their disks.
 *
 * @param terminal what the person can see
 */
public record TableFleetRenderer(Terminal terminal) implements Renderer<Fleet> {
    private static final List<Column> HOSTS = List.of(Column.STATE, Column.HOST, Column.WHAT);

    @Override
    public void render(Fleet fleet, Writer out) throws IOException {
        TableRenderer table = new TableRenderer(terminal);
        List<Answer> answers = AnswerGroup.worstFirst(fleet);
        table.writeLine(out, fleet.status(), FleetHeadline.line(fleet));
        if (!answers.isEmpty()) {
            out.append(FleetHeadline.details(fleet)).append('\n');
        }
        for (Failure mistake : fleet.mistakes()) {
            String text = NagiosRenderer.tag(Status.UNKNOWN) + Headline.message(mistake);
            table.writeLine(out, Status.UNKNOWN, text);
        }
        table.writeTable(out, HOSTS, hosts(answers));
        DiskRows disks = DiskRows.of(answers, true);
        table.writeTable(out, disks.columns(), disks(disks, answers));
        if (NagiosFleetRenderer.anyExtras(fleet)) {
            writeFacts(out, table, fleet, answers);
        }
    }

    /** What could not be had is told of all hosts, be they OK or not. */
    private static void writeFacts(
            Writer out, TableRenderer table, Fleet fleet, List<Answer> answers) throws IOException {
        FactTables facts = new FactTables(table, true);
        for (Answer answer : answers) {
            if (answer.outcome() instanceof Report report) {
                facts.add(answer, report);
            }
        }
        facts.write(out, LackLines.of(fleet));
    }

    private static List<TableRenderer.Row> hosts(List<Answer> answers) {
        List<TableRenderer.Row> rows = new ArrayList<>();
        for (Answer answer : answers) {
            rows.add(row(answer, answer.status(), AnswerGroup.what(answer)));
            if (answer.outcome() instanceof Report report && report.unexplainedPools() > 0) {
                Status partial = report.thresholds().partial();
                Extras extras = report.inventory().extras().get();
                for (String pool : new FactLines(extras).unexplained()) {
                    rows.add(row(answer, partial, pool));
                }
            }
            if (answer.isOfCluster() && answer.outcome() instanceof Report report) {
                for (NodeLines.Line node : NodeLines.problems(report)) {
                    rows.add(row(answer, node.status(), node.text()));
                }
            }
        }
        return rows;
    }

    private static TableRenderer.Row row(Answer answer, Status status, String what) {
        return new TableRenderer.Row(
                status, List.of(status.name(), AnswerGroup.name(answer), what));
    }

    private static List<TableRenderer.Row> disks(DiskRows disks, List<Answer> answers) {
        List<TableRenderer.Row> rows = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer.outcome() instanceof Report report) {
                rows.addAll(disks.of(answer, report, false));
            }
        }
        return rows;
    }
}
