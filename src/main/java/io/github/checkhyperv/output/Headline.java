package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Counts;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.failure.Failure;

/** The one line that tells it all. */
public final class Headline {
    private static final String SERVICE = "STORAGE QOS ";

    /** What fits a line of 80 columns, so that a list of services stays a list. */
    private static final int COLUMNS = 79;

    private static final int HOST = 64;

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
        Counts counts = report.counts();
        StringBuilder text = new StringBuilder();
        if (counts.disks() == 0) {
            text.append("no virtual disk");
            if (counts.excluded() > 0) {
                text.append(report.unmatched() ? " matches --include (" : " passes the filters (");
                text.append(counts.excluded());
                text.append(" on ").append(host(report)).append(')');
                append(text, counts.missing(), " not reported");
                return text.toString();
            }
        } else {
            text.append(counts.belowReservation()).append(" of ");
            text.append(Text.count(counts.disks(), noun)).append(" below reserved IOPS");
        }
        append(text, counts.degraded(), " degraded");
        append(text, counts.notJudged(), " not judged");
        append(text, counts.missing(), " not reported");
        return text.append(" on ").append(host(report)).toString();
    }

    private static void append(StringBuilder text, int count, String what) {
        if (count > 0) {
            text.append(", ").append(count).append(what);
        }
    }

    private static String host(Report report) {
        return Text.line(report.host(), HOST);
    }
}
