package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Counts;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.failure.Failure;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;

/**
 * The output of a monitoring plugin for many hosts: one line for all, then each host that is not
 * OK, worst first, with what is wrong under it. Where there is too much of it, the lines of hosts
 * come before what stands under them: better every host than every disk of the first.
 *
 * @param verbosity 1 adds the hosts that are OK and the disks that are fine of those that are not,
 *     2 their queries, 3 their stages with their times
 * @param perfData the verdicts whose disks get performance data of their own
 * @param limit octets of output at most
 */
public record NagiosFleetRenderer(int verbosity, Set<Verdict> perfData, int limit)
        implements Renderer<Fleet> {
    /** A list that is wrong throughout must not leave hosts out. */
    private static final int MISTAKES = 5;

    private static final int FEW_NAMES = 3;

    /** A line with more of them may no longer fit where there is little room. */
    private static final int MANY_NAMES = 20;

    @Override
    public void render(Fleet fleet, Writer out) throws IOException {
        LimitedOutput output = new LimitedOutput(limit, FleetHeadline.line(fleet));
        List<AnswerGroup> groups = AnswerGroup.of(AnswerGroup.worstFirst(fleet));
        addSummary(output, fleet);
        addMistakes(output, fleet.mistakes());
        if (!groups.isEmpty()) {
            output.line(FleetHeadline.details(fleet));
        }
        addHosts(output, groups);
        addDetails(output, groups);
        addDisks(output, fleet);
        if (verbosity >= 1) {
            addFineHosts(output, fleet, groups.size());
            addVerbose(output, groups);
        }
        addLacks(output, fleet);
        out.append(output.toString());
    }

    private static void addSummary(LimitedOutput output, Fleet fleet) {
        int hosts = fleet.answers().size();
        output.item("hosts=" + hosts + ";;;0");
        for (Status status : List.of(Status.OK, Status.WARNING, Status.CRITICAL, Status.UNKNOWN)) {
            String label = "hosts_" + FleetHeadline.id(status);
            output.item(label + "=" + fleet.hosts(status) + ";;;0;" + hosts);
        }
        Counts counts = FleetCounts.of(fleet);
        String ofDisks = ";;;0;" + counts.disks();
        output.item("disks_below_reservation=" + counts.belowReservation() + ofDisks);
        output.item("disks_degraded=" + counts.degraded() + ofDisks);
        output.item("disks_reserved=" + counts.reserved() + ofDisks);
        output.item("disks=" + counts.disks() + ";;;0");
        output.item("time=" + Seconds.text(fleet.elapsed()) + "s;;;0");
    }

    private static void addMistakes(LimitedOutput output, List<Failure> mistakes) {
        int shown = Math.min(mistakes.size(), MISTAKES);
        for (Failure mistake : mistakes.subList(0, shown)) {
            output.line(NagiosRenderer.tag(Status.UNKNOWN) + Headline.message(mistake));
        }
        if (shown < mistakes.size()) {
            int more = mistakes.size() - shown;
            output.line(
                    NagiosRenderer.tag(Status.UNKNOWN)
                            + Text.count(more, "more mistake")
                            + " in the list");
        }
    }

    /** What tells of many hosts at once has precedence, wherever it stands. */
    private void addHosts(LimitedOutput output, List<AnswerGroup> groups) {
        addHosts(output, groups, true);
        addHosts(output, groups, false);
    }

    /** The place of a host is the number of its group, from 1 on. */
    private void addHosts(LimitedOutput output, List<AnswerGroup> groups, boolean many) {
        int names = verbosity >= 1 ? MANY_NAMES : FEW_NAMES;
        for (int i = 0; i < groups.size(); i++) {
            AnswerGroup group = groups.get(i);
            if (group.answers().size() > 1 == many) {
                output.at(i + 1);
                output.line(NagiosRenderer.tag(group.status()) + group.text(names));
            }
        }
    }

    private void addDetails(LimitedOutput output, List<AnswerGroup> groups) {
        for (int i = 0; i < groups.size(); i++) {
            output.under(i + 1);
            if (groups.get(i).answers().get(0).outcome() instanceof Report report) {
                ofOne().addDetails(output, report, new DiskLine(report.inventory()));
            }
        }
    }

    /** What is told of a host is told as it is of a single one. */
    private NagiosRenderer ofOne() {
        return new NagiosRenderer(verbosity, perfData, limit);
    }

    /** Labels begin with the host; where two would be alike once cleaned, they are numbered. */
    private void addDisks(LimitedOutput output, Fleet fleet) {
        UniqueNames names = new UniqueNames("#");
        for (Answer answer : fleet.answers()) {
            // The first space is where the host ends.
            String name = PerfLabels.clean(answer.address()).replace(' ', '_');
            String prefix = names.unique(name) + " ";
            if (answer.outcome() instanceof Report report) {
                for (String item : PerfData.disks(report, perfData, prefix)) {
                    output.item(item);
                }
            }
        }
    }

    private static void addFineHosts(LimitedOutput output, Fleet fleet, int before) {
        int place = before;
        for (Answer answer : fleet.answers()) {
            if (answer.status() == Status.OK) {
                place++;
                output.at(place);
                output.line(NagiosRenderer.tag(Status.OK) + AnswerGroup.text(answer));
            }
        }
    }

    private void addVerbose(LimitedOutput output, List<AnswerGroup> groups) {
        for (int i = 0; i < groups.size(); i++) {
            Answer answer = groups.get(i).answers().get(0);
            output.under(i + 1);
            if (answer.outcome() instanceof Report report) {
                ofOne().addVerbose(output, report, new DiskLine(report.inventory()));
            }
            ofOne().addSteps(output, answer);
        }
    }

    /** What hosts could not tell, be they OK or not; last, and the first to go. */
    private static void addLacks(LimitedOutput output, Fleet fleet) {
        if (anyExtras(fleet)) {
            output.at(Integer.MAX_VALUE);
            for (String lack : LackLines.of(fleet)) {
                output.line(lack);
            }
        }
    }

    /** Whether more than verdicts was wanted of a host. */
    static boolean anyExtras(Fleet fleet) {
        for (Answer answer : fleet.answers()) {
            if (answer.outcome() instanceof Report report
                    && report.inventory().extras().isPresent()) {
                return true;
            }
        }
        return false;
    }
}
