package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Counts;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.failure.Failure;

/** The one line that tells it all. */
public final class Headline {
    static final String SERVICE = "STORAGE QOS ";

    /** What fits a line of 80 columns, so that a list of services stays a list. */
    static final int COLUMNS = 79;

    /** Longest name of a host that is shown in full; a DNS label has 63 characters at most. */
    static final int HOST = 64;

    private Headline() {}

    /** The state and the message. */
    public static String line(Answer answer) {
        return prefix(answer) + message(answer);
    }

    private static String prefix(Answer answer) {
        return SERVICE + answer.status() + " - ";
    }

    /** The message without the state. */
    static String message(Answer answer) {
        if (answer.outcome() instanceof Report report) {
            int room = COLUMNS - prefix(answer).length();
            String message = message(report, "virtual disk");
            return message.length() <= room ? message : message(report, "disk");
        }
        String message = message(((Failed) answer.outcome()).failure());
        return answer.address().isEmpty()
                ? message
                : Text.line(answer.address(), HOST) + ": " + message;
    }

    /** Where something failed, why, and the way out. */
    public static String message(Failure failure) {
        return failure.stage().label()
                + ": "
                + Text.line(failure.message(), Text.MESSAGE)
                + "; "
                + Text.line(failure.remedy(), Text.MESSAGE);
    }

    private static String message(Report report, String noun) {
        if (report.inventory().nodes().isEmpty()) {
            return message(report, noun, "");
        }
        Status others = ofDisks(report).or(ofPools(report));
        boolean nodesLead = NodeWords.status(report).compareTo(others) > 0;
        return nodesLead
                ? NodeWords.lead(report) + ", " + message(report, noun, "")
                : message(report, noun, NodeWords.aside(report.inventory()));
    }

    /** The message about the disks, with what stands aside behind the name of the host. */
    private static String message(Report report, String noun, String aside) {
        Counts counts = report.counts();
        if (counts.disks() + counts.missing() == 0) {
            String lead = poolsLead(report) ? pools(report) + ", " : "";
            return lead + noDisk(report, aside);
        }
        StringBuilder text = new StringBuilder();
        Status[] states = Status.values();
        for (int i = states.length - 1; i >= 0; i--) {
            appendAll(text, report, states[i], noun);
        }
        if (poolsLead(report)) {
            // Some names of hosts have room only where this is short.
            String unseen = noun.equals("disk") ? ", no disk seen" : ", no disk seen that is";
            text.insert(0, pools(report) + unseen + (text.length() == 0 ? "" : ", "));
        }
        if (text.length() == 0) {
            appendBelow(text, counts, noun); // All that is wrong are nodes.
        }
        return text.append(on(report, aside)).toString();
    }

    /** The state that pools give which report what no disk shows. */
    private static Status ofPools(Report report) {
        return report.unexplainedPools() > 0 ? report.thresholds().partial() : Status.OK;
    }

    private static boolean poolsLead(Report report) {
        Status pools = ofPools(report);
        return pools != Status.OK && pools.compareTo(ofDisks(report)) >= 0;
    }

    private static String pools(Report report) {
        return Text.count(report.unexplainedPools(), "pool") + " below reserved IOPS";
    }

    /** The state that the disks alone give: the gravest that there is something to tell of. */
    private static Status ofDisks(Report report) {
        if (report.counts().disks() + report.counts().missing() == 0) {
            Thresholds thresholds = report.thresholds();
            return report.unmatched() ? thresholds.noMatch() : thresholds.noDisks();
        }
        Status[] states = Status.values();
        StringBuilder text = new StringBuilder();
        int at = states.length;
        while (text.length() == 0 && at > 0) {
            at--;
            appendAll(text, report, states[at], "disk");
        }
        return states[at];
    }

    private static String noDisk(Report report, String aside) {
        int reported = report.inventory().disks().size() + report.inventory().missing().size();
        int all = Math.max(reported, report.counts().excluded());
        if (all == 0) {
            return "no virtual disk" + on(report, aside);
        }
        String why = report.unmatched() ? "matches --include" : "passes the filters";
        String more = aside.isEmpty() ? ")" : ", " + aside + ")";
        return "no virtual disk " + why + " (" + all + on(report, "") + more;
    }

    /** What is of this state: the headline leads with what is worst. */
    private static void appendAll(StringBuilder text, Report report, Status state, String noun) {
        Counts counts = report.counts();
        Thresholds thresholds = report.thresholds();
        int below = counts.belowReservation();
        boolean told = below > 0 || counts.disks() > 0 && !onlyOthersAreWrong(report);
        if (told && thresholds.judge(below) == state) {
            appendBelow(text, counts, noun);
        }
        if (counts.degraded() > 0 && thresholds.degraded() == state) {
            append(text, counts.degraded(), counts.disks(), noun, " degraded");
        }
        if (counts.notJudged() > 0 && thresholds.partial() == state) {
            append(text, counts.notJudged(), counts.disks(), noun, " not judged");
        }
        if (counts.missing() > 0 && thresholds.partial() == state) {
            int all = counts.disks() + counts.missing();
            append(text, counts.missing(), all, noun, " not reported");
        }
        if (report.unmatched() && thresholds.noMatch() == state) {
            text.append(text.length() == 0 ? "" : ", ").append("no match for --include");
        }
    }

    /** Whether something is wrong, but no reservation is missed that counts. */
    private static boolean onlyOthersAreWrong(Report report) {
        return report.status() != Status.OK
                && report.thresholds().judge(report.counts().belowReservation()) == Status.OK;
    }

    private static void appendBelow(StringBuilder text, Counts counts, String noun) {
        append(text, counts.belowReservation(), counts.disks(), noun, " below reserved IOPS");
    }

    private static void append(StringBuilder text, int count, int all, String noun, String what) {
        if (text.length() == 0) {
            text.append(count).append(" of ").append(Text.count(all, noun)).append(what);
        } else {
            text.append(", ").append(count).append(what);
        }
    }

    private static String on(Report report, String aside) {
        String host = " on " + Text.line(report.host(), HOST);
        return aside.isEmpty() ? host : host + " (" + aside + ")";
    }
}
