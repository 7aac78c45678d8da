package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Allocation;
import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Disks;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Outcome;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.wmi.WmiProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers for tests. */
final class Answers {
    static final String[] HOSTILE = {
        "a|b=1",
        "a\nb",
        "a\r\n# TYPE x counter",
        "\u001b[31mred\u001b[0m",
        "it's",
        "\"quoted\\\"",
        "back\\slash\\",
        "='|",
        "{}[],:\"",
        "\u202eabc",
        "",
        " ",
        "\ud800",
        "\u0000\u009b",
        "</script><!--",
        "🖥".repeat(300),
        "x".repeat(10_000)
    };

    private Answers() {}

    static Answer of(Outcome outcome) {
        return new Answer(
                "hv01",
                Thresholds.defaults(),
                outcome,
                List.of(new Step(Stage.CONNECT, "127.0.0.1 port 135", Duration.ofMillis(3))),
                Duration.ofMillis(123));
    }

    static Answer of(VirtualDisk... disks) {
        return of(Disks.report(Disks.inventory(disks)));
    }

    static Answer failure() {
        return of(
                new Failed(
                        new Failure(
                                Stage.LOG_IN,
                                WmiProblem.ACCESS_DENIED_NAMESPACE,
                                "access denied to root\\virtualization\\v2 (0x80041003)",
                                "give the account Remote Enable there")));
    }

    /** A host that sends what it should not, in every place that it can. */
    static Answer hostile() {
        List<VirtualDisk> disks = new ArrayList<>();
        for (String name : HOSTILE) {
            for (String file : HOSTILE) {
                disks.add(
                        new VirtualDisk(
                                name,
                                Optional.of(name),
                                "Microsoft:" + name + "\\" + file,
                                Optional.of(
                                        new Allocation(
                                                Optional.of(file),
                                                Long.MAX_VALUE,
                                                5,
                                                Optional.of(name))),
                                Disks.statuses(3, 32788, 65535)));
            }
        }
        Inventory inventory =
                new Inventory(
                        "host\n|\u001b\"\\", Optional.empty(), disks, List.of(), 0, List.of());
        return of(Disks.report(inventory));
    }

    static int hostileDisks() {
        return HOSTILE.length * HOSTILE.length;
    }
}
