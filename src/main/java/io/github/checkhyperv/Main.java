package io.github.checkhyperv;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Outcome;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.StorageQosCheck;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.cli.Arguments;
import io.github.checkhyperv.cli.ArgumentsParser;
import io.github.checkhyperv.cli.Format;
import io.github.checkhyperv.cli.Login;
import io.github.checkhyperv.cli.Presentation;
import io.github.checkhyperv.cli.Refusal;
import io.github.checkhyperv.cli.Request;
import io.github.checkhyperv.cli.Timeout;
import io.github.checkhyperv.cli.Usage;
import io.github.checkhyperv.facts.hyperv.HypervHost;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.output.Headline;
import io.github.checkhyperv.output.PrometheusRenderer;
import io.github.checkhyperv.output.Terminal;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.wmi.MemoryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the command line to an exit code. */
public final class Main {
    static final int UNKNOWN = Status.UNKNOWN.exitCode();

    /**
     * The property with what is added to the exit code: the launchers set it, as a JVM that fails
     * by itself ends with 1, which would be a WARNING.
     */
    private static final String EXIT_BASE = "check.exit.base";

    private final LastResort lastResort = new LastResort();
    private final Map<String, String> environment;
    private final PrintStream out;
    private final HostConnector connector;
    private final boolean ownsStandardOutput;
    private final StepLog log = new StepLog();
    private final Watchdog watchdog;
    private volatile boolean fileIsInWork;

    private Main(
            String[] args,
            Map<String, String> environment,
            PrintStream out,
            HostConnector connector,
            boolean ownsStandardOutput,
            long start) {
        this.environment = environment;
        this.out = out;
        this.connector = connector;
        this.ownsStandardOutput = ownsStandardOutput;
        this.watchdog = new Watchdog(start, firstLook(args), new TimeUp());
    }

    private static Watchdog.Known firstLook(String[] args) {
        return new Watchdog.Known(
                "",
                Thresholds.defaults(),
                Presentation.guess(args),
                Timeout.guess(args),
                Optional.of(Stage.USAGE));
    }

    /** Runs the check and ends the JVM with its exit code. */
    public static void main(String[] args) {
        main(args, HostConnector.DCOM);
    }

    /** The same, with another way to reach the host. */
    static void main(String[] args, HostConnector connector) {
        long start = System.nanoTime() - ProcessAge.nanos();
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        Main main = new Main(args, System.getenv(), out, connector, true, start);
        Watchdog.start("watchdog", main.watchdog);
        end(main.runSafely(args));
    }

    private static void end(int exitCode) {
        int code = Integer.getInteger(EXIT_BASE, 0) + exitCode;
        // Not System.exit: from JDK 21 on that looks for a logger first, which costs 9 ms of CPU.
        // What it would do besides, run shutdown hooks, is nothing here.
        Runtime.getRuntime().halt(code);
    }

    /**
     * Runs the check.
     *
     * @param out where the answer goes, in UTF-8
     * @return the exit code of a monitoring plugin; UNKNOWN when {@code out} does not take the
     *     answer
     */
    public static int run(String[] args, Map<String, String> environment, PrintStream out) {
        return run(args, environment, out, HostConnector.DCOM);
    }

    /** The same, with another way to reach the host. */
    static int run(
            String[] args,
            Map<String, String> environment,
            PrintStream out,
            HostConnector connector) {
        return new Main(args, environment, out, connector, false, System.nanoTime())
                .runSafely(args);
    }

    private int runSafely(String[] args) {
        Presentation presentation = Presentation.guess(args);
        try {
            Request request = ArgumentsParser.parse(args, environment, watchdog);
            if (request instanceof Arguments arguments) {
                presentation = arguments.presentation();
                try (Login login = arguments.login()) {
                    return show(ask(arguments, login), presentation);
                }
            }
            if (request instanceof Refusal refusal) {
                presentation = refusal.presentation();
                return show(
                        unasked(refusal.address(), new Failed(refusal.failure())), presentation);
            }
            String title = Version.PLUGIN + " " + Version.text() + "\n";
            String text = request == Request.Info.HELP ? title + "\n" + Usage.text() : title;
            return print(text, UNKNOWN);
        } catch (Throwable e) { // Whatever it is: it must not look like anything but UNKNOWN.
            return lastResort(e, presentation);
        }
    }

    private int lastResort(Throwable fault, Presentation presentation) {
        try {
            return show(unasked("", internalError(fault)), presentation);
        } catch (Throwable e) {
            boolean json = presentation.isJson();
            return print(lastResort.text(json), json ? 0 : UNKNOWN);
        }
    }

    /** The answer of a run that did not get to ask. */
    private static Answer unasked(String address, Failed failed) {
        return new Answer(address, Thresholds.defaults(), failed, List.of(), Duration.ZERO);
    }

    private int show(Answer answer, Presentation presentation) {
        watchdog.at(Stage.OUTPUT);
        if (presentation.file().isPresent()) {
            return show(answer, presentation, presentation.file().get());
        }
        Terminal terminal =
                ownsStandardOutput && presentation.format() == Format.TABLE
                        ? Terminal.detect(environment)
                        : Terminal.NONE;
        return print(
                render(answer, presentation, terminal),
                presentation.isJson() ? 0 : answer.status().exitCode());
    }

    /** The file gets the answer, standard output the headline, since somebody runs this too. */
    private int show(Answer answer, Presentation presentation, Path path) {
        fileIsInWork = true;
        Optional<Failure> failure = writeFile(answer, presentation, path);
        if (failure.isEmpty()) {
            return print(Headline.line(answer) + "\n", answer.status().exitCode());
        }
        Answer told = answer.withoutFile(new Failed(failure.get()));
        String more = told == answer ? Headline.message(failure.get()) + "\n" : "";
        return print(Headline.line(told) + "\n" + more, told.status().exitCode());
    }

    private static String render(Answer answer, Presentation presentation, Terminal terminal) {
        return Renderers.of(presentation, terminal, Optional.empty()).render(answer);
    }

    /** Writes the answer into its file, or says why that cannot be. */
    private static Optional<Failure> writeFile(
            Answer answer, Presentation presentation, Path path) {
        OutputFile file = new OutputFile(path);
        Optional<String> lastSuccess =
                presentation.format() == Format.PROMETHEUS
                        ? file.previous(PrometheusRenderer.LAST_SUCCESS)
                        : Optional.empty();
        try {
            file.write(Renderers.of(presentation, Terminal.NONE, lastSuccess).render(answer));
            return Optional.empty();
        } catch (IOException e) {
            OutputProblem problem = OutputProblem.OUTPUT_FILE;
            return Optional.of(
                    new Failure(Stage.OUTPUT, problem, e.getMessage(), problem.remedy()));
        }
    }

    /** What happens when the time of the whole process is over. */
    private final class TimeUp implements Watchdog.TimeUp {
        @Override
        public String prepare(Watchdog.Known known) {
            Presentation presentation = known.presentation();
            try {
                Answer answer = late(known);
                return presentation.file().isPresent()
                        ? Headline.line(answer) + "\n"
                        : render(answer, presentation, Terminal.NONE);
            } catch (RuntimeException | Error e) {
                byte[] text = lastResort.text(presentation.isJson());
                return new String(text, StandardCharsets.US_ASCII);
            }
        }

        @Override
        public int answer(Watchdog.Known known, String prepared) {
            Presentation presentation = known.presentation();
            int exitCode = presentation.isJson() ? 0 : known.timeout().state().exitCode();
            // First of all: the disk of the file may be what hangs.
            int written = write(prepared.getBytes(StandardCharsets.UTF_8), exitCode);
            if (presentation.file().isPresent() && !fileIsInWork) {
                writeFile(late(known), presentation, presentation.file().get());
            }
            return written;
        }

        private Answer late(Watchdog.Known known) {
            return new Answer(
                    known.address(),
                    known.thresholds(),
                    Failed.of(log.timedOut(known.stage()), known.timeout().state()),
                    log.steps(),
                    known.timeout().limit());
        }

        @Override
        public void end(int exitCode) {
            Main.end(exitCode);
        }
    }

    private Answer ask(Arguments arguments, Login login) {
        long start = System.nanoTime();
        Outcome outcome;
        try {
            outcome = outcome(arguments, login);
        } catch (RuntimeException | Error e) {
            outcome = internalError(e);
        }
        return new Answer(
                arguments.host(),
                arguments.thresholds(),
                outcome,
                log.steps(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private Outcome outcome(Arguments arguments, Login login) {
        watchdog.atHost();
        Deadline deadline = Deadline.in(watchdog.left());
        StorageQosCheck check = new StorageQosCheck(arguments.thresholds(), arguments.filter());
        Inventory inventory;
        try (Credentials credentials =
                        new Password(login.domain(), login.user(), login.password());
                WmiHost host =
                        connector.connect(
                                arguments.host(), arguments.port(), credentials, deadline, log)) {
            inventory =
                    new HypervHost(arguments.host())
                            .ask(host, MemoryBudget.ofOneHost(), deadline, log);
        } catch (SessionException e) {
            return Failed.of(e.failure(), arguments.timeoutState());
        }
        watchdog.at(Stage.JUDGE);
        return check.evaluate(inventory);
    }

    private static Failed internalError(Throwable e) {
        if (e instanceof VirtualMachineError) {
            return internalError(
                    e.toString(), "give the JVM more memory; if that does not help, report it");
        }
        StackTraceElement[] trace = e.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return internalError(e + where, GeneralProblem.INTERNAL_ERROR.remedy());
    }

    private static Failed internalError(String what, String remedy) {
        return new Failed(new Failure(Stage.INTERNAL, GeneralProblem.INTERNAL_ERROR, what, remedy));
    }

    /** The one answer of this run. */
    private int print(String text, int exitCode) {
        return print(text.getBytes(StandardCharsets.UTF_8), exitCode);
    }

    private int print(byte[] octets, int exitCode) {
        watchdog.claimOrStandBack();
        return write(octets, exitCode);
    }

    /**
     * Writes an answer, in one go, so that a reader who does not wait for the end sees all or
     * nothing.
     *
     * @return its exit code; UNKNOWN when standard output did not take all of it, since what has no
     *     text must not look like an answer
     */
    private int write(byte[] octets, int exitCode) {
        out.write(octets, 0, octets.length);
        return out.checkError() ? UNKNOWN : exitCode;
    }
}
