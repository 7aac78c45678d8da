package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.run.Wanted;
import io.github.checkhyperv.wmi.tape.Tape;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the command line and what it refers to. */
public final class ArgumentsParser {
    /** The environment variable that may hold the password. */
    public static final String PASSWORD_VARIABLE = "CHECK_HYPERV_PASSWORD";

    private static final Flag[] OF_MANY = {
        Flag.NODE,
        Flag.NODE_SUFFIX,
        Flag.NODE_DOWN,
        Flag.NODE_FAILED,
        Flag.CONCURRENCY,
        Flag.RUN_TIMEOUT,
        Flag.SHARD
    };

    private ArgumentsParser() {}

    /**
     * Reads what is asked for; a mistake is a {@link Refusal} whose message names the option.
     *
     * @param preview is told what is known before each file that is read
     */
    public static Request parse(String[] args, Map<String, String> environment, Preview preview) {
        GivenOptions line;
        try {
            line = GivenOptions.parse(args);
        } catch (UsageException e) {
            return new Refusal("", Presentation.guess(args), failure(e));
        }
        if (line.has(Flag.HELP)) {
            return Request.Info.HELP;
        }
        if (line.has(Flag.VERSION)) {
            return Request.Info.VERSION;
        }
        GivenOptions file = new GivenOptions(" in the file of --extra-opts");
        try {
            Optional<String> extraOpts = line.value(Flag.EXTRA_OPTS);
            if (extraOpts.isPresent()) {
                learnSoFar(preview, new OptionReader(line, file));
                ExtraOpts.read(extraOpts.get(), environment, file);
            }
            return arguments(line, file, environment, preview);
        } catch (UsageException e) {
            OptionReader values = new OptionReader(line, file);
            String address = values.text(Flag.HOSTNAME).orElse("");
            return new Refusal(address, Presentation.forRefusal(values), failure(e));
        }
    }

    static Failure failure(UsageException e) {
        return new Failure(Stage.USAGE, UsageProblem.USAGE, e.getMessage(), e.remedy());
    }

    /** What is known before a file may be wrong, or be put right by the options in that. */
    private static void learnSoFar(Preview preview, OptionReader values) {
        preview.learn(
                values.text(Flag.HOSTNAME).orElse(""),
                Thresholds.defaults(),
                Presentation.forRefusal(values),
                Timeout.orDefault(values.text(Flag.TIMEOUT)));
    }

    private static Request arguments(
            GivenOptions line, GivenOptions file, Map<String, String> environment, Preview preview)
            throws UsageException {
        OptionReader values = new OptionReader(line, file);
        if (values.has(Flag.HOSTS)) {
            return FleetReader.read(line, file, environment, preview);
        }
        Optional<Path> replay = values.path(Flag.REPLAY);
        Optional<Tape> tape = Optional.empty();
        if (replay.isPresent()) {
            learnSoFar(preview, values);
            TapeFile taped = TapeFile.read(replay.get(), values);
            if (taped.tape().list().isPresent()) {
                return ReplayedList.read(line, file, taped, preview);
            }
            tape = Optional.of(taped.tape());
            values = new OptionReader(line, file, taped.options(taped.tape().options(), values));
        }
        String host = tape.isPresent() ? tape.get().hosts().get(0).address() : host(values);
        AskedHostReader options = new AskedHostReader(values);
        int port = options.port();
        Optional<ClusterArguments> cluster =
                values.has(Flag.CLUSTER)
                        ? Optional.of(cluster(options, values, host, tape.isPresent()))
                        : none(values);
        Optional<Wanted> wanted = options.wanted(cluster.isPresent());
        Thresholds thresholds = options.thresholds();
        Filter filter = tape.isPresent() ? options.filter(tape.get().filtered()) : options.filter();
        Timeout timeout = options.timeout();
        Presentation presentation = Presentation.of(values);
        Optional<Taping> taping = taping(values, true);
        preview.learn(host, thresholds, presentation, timeout);
        // The login comes last: nothing after it can fail and leave a password behind.
        Login login =
                tape.isPresent() ? Login.none() : new LoginSources(line, file, environment).login();
        AskedHost asked =
                new AskedHost(host, port, login, thresholds, filter, timeout, cluster, wanted);
        int concurrency = cluster.isPresent() ? FleetReader.concurrency(values) : 1;
        return new Arguments(asked, presentation, concurrency, taping, tape);
    }

    /** On a tape nodes have their names only. */
    private static ClusterArguments cluster(
            AskedHostReader options, OptionReader values, String host, boolean replayed)
            throws UsageException {
        if (values.has(Flag.DIAGNOSE)) {
            throw new UsageException(
                    values.named(Flag.DIAGNOSE) + " has no place beside " + Flag.CLUSTER.label(),
                    "it is about one host: name a node with -H, and leave --cluster out");
        }
        return replayed ? new ClusterArguments("", Map.of()) : options.cluster(host);
    }

    /** What is about clusters and lists makes no sense with a host. */
    private static Optional<ClusterArguments> none(OptionReader values) throws UsageException {
        for (Flag flag : OF_MANY) {
            if (values.has(flag)) {
                boolean list = flag == Flag.RUN_TIMEOUT || flag == Flag.SHARD;
                throw new UsageException(
                        values.named(flag) + " is about many hosts",
                        "give " + (list ? "" : "--cluster or ") + "--hosts FILE beside it");
            }
        }
        return Optional.empty();
    }

    private static String host(OptionReader values) throws UsageException {
        String host = values.text(Flag.HOSTNAME).orElse("");
        if (host.isBlank()) {
            throw new UsageException(
                    "no host is given", "give its name or address with -H, see --help");
        }
        return host;
    }

    /**
     * Whether and where the run is to be recorded.
     *
     * @param ofHosts whether the options that may stand with a host are the run's, too
     */
    static Optional<Taping> taping(OptionReader values, boolean ofHosts) throws UsageException {
        Optional<Path> file = values.path(Flag.RECORD);
        boolean anonymise = values.has(Flag.ANONYMISE);
        if (anonymise && file.isEmpty()) {
            throw new UsageException(
                    Flag.ANONYMISE.label() + " is about what " + Flag.RECORD.label() + " writes",
                    "give " + Flag.RECORD.label() + " beside it");
        }
        return file.isPresent()
                ? Optional.of(new Taping(file.get(), anonymise, values.onTape(ofHosts, true)))
                : Optional.empty();
    }
}
