package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Counts;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.Status;
import java.util.Locale;

/** The one line that tells it all of many hosts. */
public final class FleetHeadline {
    private static final String ORDER = ": worst first";

    private FleetHeadline() {}

    /** The state and the message, and in which order lines follow where there is room for it. */
    public static String line(Fleet fleet) {
        String line = prefix(fleet) + message(fleet);
        boolean fits = line.length() + ORDER.length() <= Headline.COLUMNS;
        return fits && !isOk(fleet) ? line + ORDER : line;
    }

    private static String prefix(Fleet fleet) {
        return Headline.SERVICE + fleet.status() + " - ";
    }

    /** The message without the state. */
    static String message(Fleet fleet) {
        if (!isOk(fleet)) {
            return notOk(fleet);
        }
        int room = Headline.COLUMNS - prefix(fleet).length();
        String message = allOk(fleet, "virtual disk");
        return message.length() <= room ? message : allOk(fleet, "disk");
    }

    /** Whether all hosts are, whatever is wrong with the list. */
    private static boolean isOk(Fleet fleet) {
        return fleet.hosts(Status.OK) == fleet.answers().size();
    }

    private static String notOk(Fleet fleet) {
        int hosts = fleet.answers().size();
        StringBuilder text = new StringBuilder();
        text.append(hosts - fleet.hosts(Status.OK)).append(" of ");
        text.append(Text.count(hosts, "host")).append(" not OK");
        if (fleet.hosts(Status.UNKNOWN) > 0) {
            text.append(", ").append(fleet.hosts(Status.UNKNOWN)).append(" unknown");
        }
        if (!fleet.mistakes().isEmpty()) {
            text.append(", ").append(mistakes(fleet));
        }
        return text.toString();
    }

    private static String allOk(Fleet fleet, String noun) {
        String mistakes = fleet.mistakes().isEmpty() ? "" : mistakes(fleet) + ", ";
        int hosts = fleet.answers().size();
        if (hosts == 0) {
            return mistakes + "no host asked";
        }
        String all = hosts == 1 ? "1 host OK, " : "all " + hosts + " hosts OK, ";
        return mistakes + all + disks(FleetCounts.of(fleet), noun);
    }

    private static String mistakes(Fleet fleet) {
        return Text.count(fleet.mistakes().size(), "mistake") + " in the list";
    }

    /** What the headline has no room for: hosts by state, and disks. */
    static String details(Fleet fleet) {
        StringBuilder text = new StringBuilder();
        Status[] states = Status.values();
        for (int i = states.length - 1; i >= 0; i--) {
            int hosts = fleet.hosts(states[i]);
            if (hosts > 0) {
                text.append(text.length() == 0 ? "" : ", ").append(hosts).append(' ');
                text.append(states[i] == Status.OK ? "OK" : id(states[i]));
            }
        }
        Counts counts = FleetCounts.of(fleet);
        text.append("; ").append(disks(counts, "virtual disk"));
        append(text, counts.degraded(), " degraded");
        append(text, counts.notJudged(), " not judged");
        append(text, counts.missing(), " not reported");
        return text.toString();
    }

    private static String disks(Counts counts, String noun) {
        return counts.disks() == 0
                ? "no virtual disk"
                : counts.belowReservation()
                        + " of "
                        + Text.count(counts.disks(), noun)
                        + " below reserved IOPS";
    }

    private static void append(StringBuilder text, int count, String what) {
        if (count > 0) {
            text.append(", ").append(count).append(what);
        }
    }

    /** The name of a state that machines read where it is one of many. */
    static String id(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
