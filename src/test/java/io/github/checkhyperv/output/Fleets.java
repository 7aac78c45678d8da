package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.disk;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Disks;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Outcome;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.wmi.WmiProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Fleets for tests. */
final class Fleets {
    private Fleets() {}

    static Fleet of(List<Answer> answers) {
        return new Fleet(answers, List.of(), Duration.ofMillis(12_345));
    }

    static Fleet of(Answer... answers) {
        return of(List.of(answers));
    }

    static Answer answer(String address, Outcome outcome) {
        Answer usual = Answers.of(outcome);
        return new Answer(address, usual.thresholds(), outcome, usual.steps(), usual.elapsed());
    }

    /** A host that is called as the list does, but in upper case. */
    static Answer host(String address, VirtualDisk... disks) {
        Inventory usual = Disks.inventory(disks);
        return answer(
                address,
                Disks.report(
                        new Inventory(
                                address.toUpperCase(Locale.ROOT),
                                usual.gap(),
                                usual.disks(),
                                usual.missing(),
                                usual.otherMedia(),
                                usual.queries())));
    }

    static Answer fine(String address) {
        return host(address, disk("SQL", "a.vhdx", 100, 2), disk("SQL", "b.vhdx", 0, 2));
    }

    static Answer below(String address) {
        return host(address, disk("SQL", "a.vhdx", 100, 2), disk("SQL", "b.vhdx", 500, 3, 32788));
    }

    static Answer refused(String address) {
        return answer(address, new Failed(failure(address + " said no")));
    }

    private static Failure failure(String seen) {
        return new Failure(Stage.LOG_IN, WmiProblem.ACCESS_DENIED_NAMESPACE, seen);
    }

    static Answer timedOut(String address, Status status) {
        return answer(
                address,
                new Failed(
                        status, new Failure(Stage.CONNECT, GeneralProblem.TIMED_OUT, "port 135")));
    }

    /** A host that is OK as little as may be kept of it: its state and its numbers. */
    static Answer condensed(Answer answer) {
        Report report = (Report) answer.outcome();
        Inventory empty =
                new Inventory(report.host(), Optional.empty(), List.of(), List.of(), 0, List.of());
        Report rest =
                new Report(
                        report.status(),
                        report.thresholds(),
                        report.counts(),
                        report.unmatched(),
                        List.of(),
                        List.of(),
                        empty);
        return new Answer(answer.address(), answer.thresholds(), rest, List.of(), answer.elapsed());
    }

    /** Some of each. */
    static Fleet mixed() {
        return of(
                fine("hv01"),
                refused("hv02"),
                below("hv03"),
                answer("cluster01", Clusters.mixed().outcome()),
                timedOut("hv04", Status.CRITICAL),
                fine("hv05"));
    }

    /** Hosts of this number: every fourth is below its reservation, every fifth fails. */
    static Fleet many(int hosts) {
        List<Answer> answers = new ArrayList<>(hosts);
        for (int i = 0; i < hosts; i++) {
            String address = "hv" + (100_000 + i) + ".example.com";
            answers.add(i % 5 == 0 ? refused(address) : judged(address, i % 4 == 0));
        }
        return of(answers);
    }

    private static Answer judged(String address, boolean below) {
        VirtualDisk[] disks = new VirtualDisk[8];
        for (int i = 0; i < disks.length; i++) {
            disks[i] =
                    below && i < 4
                            ? disk("SQL" + i, "b.vhdx", 500, 3, 32788)
                            : disk("SQL" + i, "a.vhdx", 100, 2);
        }
        return host(address, disks);
    }

    /** Hosts whose addresses and answers hold what breaks things. */
    static Fleet hostile() {
        Answer host = Answers.hostile();
        List<Answer> answers = new ArrayList<>();
        for (String address :
                List.of("a|b", "x\ny", "it's", "a=b", "a.b", "a_b", "\u202eabc", "")) {
            answers.add(answer(address, host.outcome()));
            answers.add(refused(address + "2\u0000|"));
        }
        answers.add(answer("cluster\u001b", Clusters.hostile().outcome()));
        Failure mistake = new Failure(Stage.USAGE, GeneralProblem.INTERNAL_ERROR, "a|b\nc", "d\re");
        return new Fleet(answers, List.of(mistake), Duration.ofSeconds(1));
    }
}
