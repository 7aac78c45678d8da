package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.Lack;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was wanted beside the verdict and could not be had, line by line; what is alike, once. */
final class LackLines {
    private static final int SOME = 8;

    private final String noun;
    private final Map<Kind, Group> groups = new LinkedHashMap<>();

    /** What makes lacks the same: only what was seen on the way may differ. */
    private record Kind(Lack.Kind facts, Problem problem, String what, String remedy) {}

    /** Where the same could not be had, and what was seen there. */
    private static final class Group {
        final List<String> names = new ArrayList<>();
        final Failure first;
        boolean seenAlike = true;

        Group(Failure first) {
            this.first = first;
        }

        void add(String name, Failure failure) {
            seenAlike &= failure.message().equals(first.message());
            if (!name.isEmpty() && !names.contains(name)) {
                names.add(name);
            }
        }

        String message() {
            return seenAlike ? first.message() : first.what();
        }
    }

    private LackLines(String noun) {
        this.noun = noun;
    }

    /** Those of a host, or of a cluster by its nodes. */
    static List<String> of(Extras extras) {
        LackLines lines = new LackLines("node");
        for (Lack lack : extras.lacks()) {
            lines.add(lack, lack.node().orElse(""));
        }
        return lines.texts();
    }

    /** Those of all hosts and clusters of a fleet. */
    static List<String> of(Fleet fleet) {
        LackLines lines = new LackLines("host");
        for (Answer answer : fleet.answers()) {
            if (answer.outcome() instanceof Report report) {
                lines.add(report, answer.address());
            }
        }
        return lines.texts();
    }

    private void add(Report report, String address) {
        if (report.inventory().extras().isPresent()) {
            for (Lack lack : report.inventory().extras().get().lacks()) {
                add(lack, lack.node().isPresent() ? address + ' ' + lack.node().get() : address);
            }
        }
    }

    private void add(Lack lack, String name) {
        Failure failure = lack.failure();
        Kind kind = new Kind(lack.kind(), failure.problem(), failure.what(), failure.remedy());
        groups.computeIfAbsent(kind, none -> new Group(failure)).add(name, failure);
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>(groups.size());
        for (Map.Entry<Kind, Group> entry : groups.entrySet()) {
            Group group = entry.getValue();
            texts.add(
                    "not available: "
                            + entry.getKey().facts().id()
                            + where(group.names)
                            + ": "
                            + Text.line(group.message(), Text.MESSAGE)
                            + "; "
                            + Text.line(entry.getKey().remedy(), Text.MESSAGE));
        }
        return texts;
    }

    private String where(List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String list = NameList.of(names, SOME);
        return names.size() == 1
                ? " on " + list
                : " on " + names.size() + " " + noun + "s (" + list + ")";
    }
}
