package io.github.checkhyperv;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failure;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Outcome;
import io.github.checkhyperv.check.OwnProblem;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.StorageQosCheck;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.cli.Arguments;
import io.github.checkhyperv.cli.ArgumentsParser;
import io.github.checkhyperv.cli.Login;
import io.github.checkhyperv.cli.Request;
import io.github.checkhyperv.cli.Usage;
import io.github.checkhyperv.cli.UsageException;
import io.github.checkhyperv.hyperv.Failures;
import io.github.checkhyperv.hyperv.HypervException;
import io.github.checkhyperv.hyperv.HypervHost;
import io.github.checkhyperv.output.Headline;
import io.github.checkhyperv.output.NagiosRenderer;
import io.github.checkhyperv.output.Renderer;
import io.github.checkhyperv.wmi.Credentials;
import io.github.checkhyperv.wmi.Deadline;
import io.github.checkhyperv.wmi.WmiException;
import io.github.checkhyperv.wmi.WmiHost;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** From the command line to an exit code. */
public final class Main {
    private static final int UNKNOWN = Status.UNKNOWN.exitCode();

    /** Ready-made: when memory or stack are gone, there is none for making up a message. */
    private static final byte[] LAST_RESORT =
            "STORAGE QOS UNKNOWN - internal: the program ran out of memory or stack\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final Map<String, String> environment;
    private final PrintStream out;
    private final HostConnector connector;

    private Main(Map<String, String> environment, PrintStream out, HostConnector connector) {
        this.environment = environment;
        this.out = out;
        this.connector = connector;
    }

    /** Runs the check and ends the JVM with its exit code. */
    public static void main(String[] args) {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.exit(run(args, System.getenv(), out));
    }

    /**
     * Runs the check.
     *
     * @param out where the answer goes, in UTF-8; a reader that went away is not an error
     * @return the exit code of a monitoring plugin
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
        Main main = new Main(environment, out, connector);
        try {
            return main.run(args);
        } catch (Throwable e) { // Whatever it is: it must not look like anything but UNKNOWN.
            return main.lastResort(e);
        }
    }

    private int lastResort(Throwable fault) {
        try {
            return fail(internalError(fault));
        } catch (Throwable e) {
            out.write(LAST_RESORT, 0, LAST_RESORT.length);
            out.flush();
            return UNKNOWN;
        }
    }

    private int run(String[] args) {
        Request request;
        try {
            request = ArgumentsParser.parse(args, environment);
        } catch (UsageException e) {
            return fail(new Failure(OwnProblem.USAGE, e.getMessage(), e.remedy()));
        }
        if (request instanceof Arguments arguments) {
            try (Login login = arguments.login()) {
                return check(arguments, login);
            }
        }
        String title = Version.PLUGIN + " " + Version.text() + "\n";
        print(request == Request.Info.HELP ? title + "\n" + Usage.text() : title);
        return UNKNOWN;
    }

    private int fail(Failure failure) {
        Answer answer = new Answer("", Thresholds.defaults(), failure, List.of(), Duration.ZERO);
        print(Headline.line(answer) + "\n");
        return UNKNOWN;
    }

    private int check(Arguments arguments, Login login) {
        Answer answer = ask(arguments, login);
        print(renderer(arguments).render(answer));
        return answer.status().exitCode();
    }

    private static Renderer renderer(Arguments arguments) {
        return new NagiosRenderer(
                arguments.verbosity(), arguments.perfData(), arguments.outputLimit());
    }

    private Answer ask(Arguments arguments, Login login) {
        long start = System.nanoTime();
        StepLog log = new StepLog();
        Outcome outcome;
        try {
            outcome = outcome(arguments, login, log);
        } catch (RuntimeException | Error e) {
            outcome = internalError(e);
        }
        return new Answer(
                arguments.host(),
                arguments.thresholds(),
                outcome,
                log.timings(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private Outcome outcome(Arguments arguments, Login login, StepLog log) {
        Deadline deadline = Deadline.in(arguments.timeout());
        StorageQosCheck check = new StorageQosCheck(arguments.thresholds(), arguments.filter());
        Inventory inventory;
        try (Credentials credentials =
                        new Credentials(login.domain(), login.user(), login.password());
                WmiHost host =
                        connector.connect(
                                arguments.host(), arguments.port(), credentials, deadline, log)) {
            inventory = HypervHost.inventory(host, arguments.host(), log);
        } catch (WmiException e) {
            return Failures.of(e).timedOutAs(arguments.timeoutState());
        } catch (HypervException e) {
            return e.failure().timedOutAs(arguments.timeoutState());
        }
        return check.evaluate(inventory);
    }

    private static Failure internalError(Throwable e) {
        if (e instanceof VirtualMachineError) {
            return new Failure(
                    OwnProblem.INTERNAL_ERROR,
                    e.toString(),
                    "give the JVM more memory; if that does not help, report it");
        }
        StackTraceElement[] trace = e.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return new Failure(
                OwnProblem.INTERNAL_ERROR,
                e + where,
                "report it with the version and the output of -vvv");
    }

    private void print(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        out.write(octets, 0, octets.length);
        out.flush();
    }
}
