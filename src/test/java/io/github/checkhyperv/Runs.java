package io.github.checkhyperv;

import static io.github.checkhyperv.facts.hyperv.FakeHost.IDE;
import static io.github.checkhyperv.facts.hyperv.FakeHost.VM1;

import io.github.checkhyperv.facts.hyperv.FakeHost;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.wmi.WmiHost;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs of the whole check against hosts without a network. */
final class Runs {
    private static final List<Integer> OK = List.of(2);

    private Runs() {}

    /** A host with one disk, which is fine. */
    static FakeHost healthy() {
        return FakeHost.withVm().disk(VM1, IDE + "0\\L", "C:\\a", 100, OK);
    }

    /** A host with so many disks that a document about them fits no pipe's buffer. */
    static FakeHost manyDisks() {
        FakeHost host = FakeHost.withVm();
        for (int i = 0; i < 2_000; i++) {
            host.disk(VM1, IDE + i + "\\L", "C:\\" + i, 100, OK);
        }
        return host;
    }

    /** Throws anything, checked or not. */
    @SuppressWarnings("unchecked")
    static <T extends Throwable> WmiHost sneak(Throwable fault) throws T {
        throw (T) fault;
    }

    /** A text without what tells when something was, and how long it took. */
    static String timeless(String text) {
        return text.replaceAll("(\"seconds\":|seconds(\\{[^}]*})? |\\btime=)[0-9.]+", "$1-")
                .replaceAll("[0-9]+\\.[0-9]{3} s\\b", "- s")
                .replaceAll(" +- s", " - s");
    }

    /** What a run printed, and its exit code. */
    record Result(int exitCode, String text) {}

    /** Gets to this host, whatever the command line names. */
    static HostConnector connectTo(FakeHost fake) {
        return (host, port, credentials, memory, deadline, listener) -> {
            listener.finished(new Step(Stage.CONNECT, "fake", Duration.ofMillis(4)));
            return fake;
        };
    }

    /** A valid command line, and more options, split at spaces. */
    static String[] args(String... options) {
        List<String> args =
                new ArrayList<>(
                        List.of("-H", "hv01", "-u", "CONTOSO\\monitor", "--password", "Geheim-1!"));
        for (String option : options) {
            args.addAll(Arrays.asList(option.split(" ")));
        }
        return args.toArray(new String[0]);
    }

    /** Runs the check with an empty environment. */
    static Result run(HostConnector connector, String[] args) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int exitCode = Main.run(args, Map.of(), new PrintStream(octets, true), connector);
        return new Result(exitCode, octets.toString(StandardCharsets.UTF_8));
    }
}
