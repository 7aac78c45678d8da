package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hosts that are told of in one line: a single one, or many that failed in the same way, such as
 * all those that were not tried after the first had refused the account.
 *
 * @param answers theirs, at least one
 */
record AnswerGroup(List<Answer> answers) {
    /** So many hosts that failed in the same way still have a line each. */
    private static final int MOST_APART = 3;

    /** What makes failures the same: only what was seen on the way may differ. */
    private record Kind(Status status, Stage stage, Problem problem, String remedy) {
        static Kind of(Failed failed) {
            Failure failure = failed.failure();
            return new Kind(failed.status(), failure.stage(), failure.problem(), failure.remedy());
        }
    }

    /** The hosts that are not OK, worst first, in the order of the list within a state. */
    static List<Answer> worstFirst(Fleet fleet) {
        List<Answer> answers = new ArrayList<>();
        Status[] states = Status.values();
        for (int i = states.length - 1; states[i] != Status.OK; i--) {
            for (Answer answer : fleet.answers()) {
                if (answer.status() == states[i]) {
                    answers.add(answer);
                }
            }
        }
        return answers;
    }

    /** The same hosts in the same order; many that are alike stand where the first of them does. */
    static List<AnswerGroup> of(List<Answer> answers) {
        Map<Kind, List<Answer>> alike = alike(answers);
        List<AnswerGroup> groups = new ArrayList<>();
        for (Answer answer : answers) {
            List<Answer> same = List.of(answer);
            if (answer.outcome() instanceof Failed failed) {
                List<Answer> all = alike.get(Kind.of(failed));
                same = all.size() > MOST_APART ? all : same;
            }
            if (same.get(0) == answer) {
                groups.add(new AnswerGroup(same));
            }
        }
        return groups;
    }

    private static Map<Kind, List<Answer>> alike(List<Answer> answers) {
        Map<Kind, List<Answer>> alike = new HashMap<>();
        for (Answer answer : answers) {
            if (answer.outcome() instanceof Failed failed) {
                alike.computeIfAbsent(Kind.of(failed), kind -> new ArrayList<>()).add(answer);
            }
        }
        return alike;
    }

    Status status() {
        return answers.get(0).status();
    }

    /** What is told of them, with this many names at most. */
    String text(int names) {
        return answers.size() == 1 ? text(answers.get(0)) : many(names);
    }

    /** What is told of a host, as the operator's list calls it. */
    static String text(Answer answer) {
        return name(answer) + ": " + what(answer);
    }

    /** The name of a host in the operator's list, fit to be shown. */
    static String name(Answer answer) {
        return Text.line(answer.address(), Headline.HOST);
    }

    /** What is told of a host without its name. */
    static String what(Answer answer) {
        return answer.outcome() instanceof Failed failed
                ? Headline.message(failed.failure())
                : Headline.message(answer);
    }

    private String many(int most) {
        List<String> names = new ArrayList<>(answers.size());
        for (Answer answer : answers) {
            names.add(answer.address());
        }
        String who = Text.count(names.size(), "host") + " (" + NameList.of(names, most) + ")";
        return who + ": " + Headline.message(common());
    }

    /** Their failure, in words that hold for all of them. */
    private Failure common() {
        Failure first = failure(answers.get(0));
        boolean sameMessage = true;
        boolean sameWords = true;
        for (Answer answer : answers) {
            sameMessage &= failure(answer).message().equals(first.message());
            sameWords &= failure(answer).what().equals(first.what());
        }
        if (sameMessage) {
            return first;
        }
        String words = sameWords ? first.what() : first.problem().message();
        return new Failure(first.stage(), first.problem(), words, first.remedy());
    }

    private static Failure failure(Answer answer) {
        return ((Failed) answer.outcome()).failure();
    }
}
