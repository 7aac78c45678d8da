package io.github.checkhyperv;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.cli.Arguments;
import io.github.checkhyperv.cli.ArgumentsParser;
import io.github.checkhyperv.cli.AskedHost;
import io.github.checkhyperv.cli.FleetArguments;
import io.github.checkhyperv.cli.Format;
import io.github.checkhyperv.cli.Login;
import io.github.checkhyperv.cli.Presentation;
import io.github.checkhyperv.cli.Refusal;
import io.github.checkhyperv.cli.Request;
import io.github.checkhyperv.cli.Timeout;
import io.github.checkhyperv.cli.Usage;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.output.Terminal;
import io.github.checkhyperv.run.HostCheck;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.run.Progress;
import io.github.checkhyperv.run.StepLog;
import io.github.checkhyperv.run.Target;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.kerberos.Kerberos;
import io.github.checkhyperv.security.ntlm.Ntlm;
import io.github.checkhyperv.sink.StandardOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the command line to an exit code. */
public final class Main {
    static final int UNKNOWN = Status.UNKNOWN.exitCode();

    /** The exit code of a run whose time was over before it got to print anything. */
    static final int LATE = 4;

    /** The exit code of a run that could not print anything, not even that it failed. */
    static final int FAULT = 5;

    /**
     * The property with what is added to the exit code: the launchers set it, as a JVM that fails
     * by itself ends with 1, which would be a WARNING.
     */
    private static final String EXIT_BASE = "check.exit.base";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final HostConnector connector;
    private final boolean ownsStandardOutput;
    private final StepLog log = new StepLog();
    private final Watchdog watchdog;
    private final Delivery delivery;

    private Main(
            Map<String, String> environment,
            PrintStream out,
            HostConnector connector,
            boolean ownsStandardOutput,
            Watchdog watchdog) {
        this.environment = environment;
        this.out = out;
        this.connector = connector;
        this.ownsStandardOutput = ownsStandardOutput;
        this.watchdog = watchdog;
        this.delivery = new Delivery(new StandardOutput(out, watchdog));
    }

    /** Runs the check and ends the JVM with its exit code. */
    public static void main(String[] args) {
        main(args, new DcomConnector());
    }

    /** The same, with another way to reach the host. */
    static void main(String[] args, HostConnector connector) {
        long start = System.nanoTime() - ProcessAge.nanos();
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        Watchdog watchdog = new Watchdog(start, firstLook(args));
        Main main = new Main(System.getenv(), out, connector, true, watchdog);
        watchdog.watch(new LateAnswer(main.log, main.delivery));
        end(main.runSafely(args));
    }

    /**
     * Ends the JVM. Of a run that printed nothing ({@link #LATE}, {@link #FAULT}) the launcher
     * tells; without one it is UNKNOWN.
     */
    static void end(int exitCode) {
        int base = Integer.getInteger(EXIT_BASE, 0);
        int code = base + (base == 0 ? Math.min(exitCode, UNKNOWN) : exitCode);
        // Not System.exit: from JDK 21 on that looks for a logger first, which costs 9 ms of CPU.
        // What it would do besides, run shutdown hooks, is nothing here.
        Runtime.getRuntime().halt(code);
    }

    private static Watchdog.Known firstLook(String[] args) {
        return new Watchdog.Known(
                "",
                Thresholds.defaults(),
                Presentation.guess(args),
                Timeout.guess(args),
                false,
                Optional.of(Stage.USAGE));
    }

    /**
     * Runs the check.
     *
     * @param out where the answer goes, in UTF-8
     * @return the exit code of a monitoring plugin, UNKNOWN when {@code out} does not take the
     *     answer; {@link #FAULT} when there was no way to make one
     */
    public static int run(String[] args, Map<String, String> environment, PrintStream out) {
        return run(args, environment, out, new DcomConnector());
    }

    /** The same, with another way to reach the host. */
    static int run(
            String[] args,
            Map<String, String> environment,
            PrintStream out,
            HostConnector connector) {
        Watchdog watchdog = new Watchdog(System.nanoTime(), firstLook(args));
        return new Main(environment, out, connector, false, watchdog).runSafely(args);
    }

    private int runSafely(String[] args) {
        Presentation presentation = Presentation.guess(args);
        try {
            Request request = ArgumentsParser.parse(args, environment, watchdog);
            if (request instanceof Arguments arguments) {
                presentation = arguments.presentation();
                return arguments.taping().isPresent()
                        ? record(arguments, new Recording(arguments.taping().get(), arguments))
                        : show(new ShownAnswer(ask(arguments, way(arguments))), presentation);
            }
            if (request instanceof FleetArguments many) {
                presentation = many.presentation();
                return many.taping().isPresent()
                        ? record(many, new FleetRecording(many.taping().get(), many))
                        : show(new ShownFleet(ask(many, Optional.empty()).fleet()), presentation);
            }
            if (request instanceof Refusal refusal) {
                presentation = refusal.presentation();
                return show(unasked(refusal.address(), refusal.failure()), presentation);
            }
            String title = Version.PLUGIN + " " + Version.text() + "\n";
            String text = request == Request.Info.HELP ? title + "\n" + Usage.text() : title;
            return delivery.print(text, UNKNOWN);
        } catch (Throwable e) { // Whatever it is: it must not look like anything but UNKNOWN.
            return tell(e, presentation);
        }
    }

    private int tell(Throwable fault, Presentation presentation) {
        try {
            return show(unasked("", Failure.ofFault(fault)), presentation);
        } catch (Throwable e) { // There may be no memory or stack to tell anything with.
            return FAULT;
        }
    }

    private HostConnector way(Arguments arguments) {
        return arguments.replay().isPresent()
                ? new ReplayingConnector(arguments.replay().get().hosts())
                : connector;
    }

    private FleetAnswer ask(FleetArguments arguments, Optional<FleetRecording> recording) {
        watchdog.atHost();
        FleetMode mode = new FleetMode(connector, watchdog);
        if (!ownsStandardOutput || !Terminal.isTerminal()) {
            return mode.fleet(arguments, recording, Progress.NONE);
        }
        int hosts = arguments.hosts().size();
        try (ProgressLine progress = new ProgressLine(out, hosts, System.nanoTime())) {
            return mode.fleet(arguments, recording, progress);
        }
    }

    private int record(Arguments arguments, Recording recording) {
        delivery.recording(recording);
        Answer answer = ask(arguments, recording.of(way(arguments)));
        watchdog.at(Stage.OUTPUT);
        Optional<Failure> failure = recording.write();
        return show(taped(new ShownAnswer(answer), failure), arguments.presentation());
    }

    private int record(FleetArguments arguments, FleetRecording recording) {
        FleetAnswer answer = ask(arguments, Optional.of(recording));
        watchdog.at(Stage.OUTPUT);
        Optional<Failure> failure = recording.write(answer.told());
        return show(taped(new ShownFleet(answer.fleet()), failure), arguments.presentation());
    }

    /** What is shown when the tape has been written, or could not be. */
    private Shown taped(Shown found, Optional<Failure> failure) {
        if (failure.isEmpty()) {
            return found;
        }
        Shown shown = found.withoutFile(new Failed(failure.get()));
        if (shown == found) {
            delivery.note(failure.get());
        }
        return shown;
    }

    private Answer ask(Arguments arguments, HostConnector way) {
        try (Login login = arguments.asked().login()) {
            watchdog.atHost();
            if (arguments.asked().cluster().isPresent()) {
                return new FleetMode(way, watchdog)
                        .cluster(
                                arguments.asked(),
                                arguments.asked().cluster().get(),
                                arguments.concurrency());
            }
            AskedHost asked = arguments.asked();
            Target target = target(asked.host(), asked, mechanism(login));
            return new HostCheck(way)
                    .answer(target, MemoryBudget.ofOneHost(), Deadline.in(watchdog.left()), log);
        }
    }

    /** A host that is asked, and what the operator calls it. */
    static Target target(String name, AskedHost asked, Mechanism mechanism) {
        return new Target(
                name,
                asked.host(),
                asked.port(),
                mechanism,
                asked.thresholds(),
                asked.filter(),
                asked.timeout().state(),
                asked.wanted());
    }

    static Mechanism mechanism(Login login) {
        return login.kerberos().isPresent()
                ? new Kerberos(login.credentials(), login.kerberos().get())
                : new Ntlm((Password) login.credentials());
    }

    /** The answer of a run that did not get to ask. */
    private static Shown unasked(String address, Failure failure) {
        return new ShownAnswer(
                new Answer(
                        address,
                        Thresholds.defaults(),
                        new Failed(failure),
                        List.of(),
                        Duration.ZERO));
    }

    private int show(Shown shown, Presentation presentation) {
        watchdog.at(Stage.OUTPUT);
        boolean looksAtTerminal =
                ownsStandardOutput
                        && presentation.format() == Format.TABLE
                        && presentation.file().isEmpty();
        Terminal terminal = looksAtTerminal ? Terminal.detect(environment) : Terminal.NONE;
        return delivery.deliver(shown, presentation, terminal);
    }
}
