package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Range;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.wmi.tape.Tape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the command line and what it refers to. */
public final class ArgumentsParser {
    /** The environment variable that may hold the password. */
    public static final String PASSWORD_VARIABLE = "CHECK_HYPERV_PASSWORD";

    private static final int ENDPOINT_MAPPER = 135;

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

    private static Failure failure(UsageException e) {
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

    private static Arguments arguments(
            GivenOptions line, GivenOptions file, Map<String, String> environment, Preview preview)
            throws UsageException {
        OptionReader values = new OptionReader(line, file);
        Optional<Path> replay = values.path(Flag.REPLAY);
        Optional<Tape> tape = Optional.empty();
        if (replay.isPresent()) {
            learnSoFar(preview, values);
            TapeFile taped = TapeFile.read(replay.get(), values);
            tape = Optional.of(taped.tape());
            values = new OptionReader(line, file, taped.options(values));
        }
        String host = tape.isPresent() ? tape.get().hosts().get(0).address() : host(values);
        int port = values.number(Flag.PORT, ENDPOINT_MAPPER, 1, 65535);
        Thresholds thresholds = thresholds(values);
        Filter filter = filter(values, tape);
        Optional<String> limit = values.text(Flag.TIMEOUT);
        Timeout timeout =
                limit.isPresent()
                        ? Timeout.parse(limit.get(), values.shown(Flag.TIMEOUT))
                        : Timeout.DEFAULT;
        Presentation presentation = Presentation.of(values);
        Optional<Taping> taping = taping(values);
        preview.learn(host, thresholds, presentation, timeout);
        // The login comes last: nothing after it can fail and leave a password behind.
        Login login =
                tape.isPresent() ? Login.none() : new LoginSources(line, file, environment).login();
        return new Arguments(
                host,
                port,
                login,
                thresholds,
                filter,
                timeout.limit(),
                timeout.state(),
                presentation,
                taping,
                tape);
    }

    private static String host(OptionReader values) throws UsageException {
        String host = values.text(Flag.HOSTNAME).orElse("");
        if (host.isBlank()) {
            throw new UsageException(
                    "no host is given", "give its name or address with -H, see --help");
        }
        return host;
    }

    private static Optional<Taping> taping(OptionReader values) throws UsageException {
        Optional<Path> file = values.path(Flag.RECORD);
        boolean anonymise = values.has(Flag.ANONYMISE);
        if (anonymise && file.isEmpty()) {
            throw new UsageException(
                    Flag.ANONYMISE.label() + " is about what " + Flag.RECORD.label() + " writes",
                    "give " + Flag.RECORD.label() + " beside it");
        }
        return file.isPresent()
                ? Optional.of(new Taping(file.get(), anonymise, values.onTape()))
                : Optional.empty();
    }

    /** What patterns decided when a tape was recorded holds as long as there are no others. */
    private static Filter filter(OptionReader values, Optional<Tape> tape) throws UsageException {
        List<Pattern> include = values.patterns(Flag.INCLUDE);
        List<Pattern> exclude = values.patterns(Flag.EXCLUDE);
        if (tape.isEmpty()) {
            return new Filter(include, exclude);
        }
        Tape.Filtered filtered = tape.get().filtered();
        return new Filter(
                include,
                exclude,
                include.isEmpty() ? Set.copyOf(filtered.notIncluded()) : Set.of(),
                exclude.isEmpty() ? Set.copyOf(filtered.excluded()) : Set.of());
    }

    private static Thresholds thresholds(OptionReader values) throws UsageException {
        Thresholds defaults = Thresholds.defaults();
        Optional<Range> warning = values.range(Flag.WARNING);
        return new Thresholds(
                warning.isPresent() ? warning.get() : defaults.warning(),
                values.range(Flag.CRITICAL),
                values.state(Flag.DEGRADED, defaults.degraded()),
                values.state(Flag.NO_DISKS, defaults.noDisks()),
                values.state(Flag.NO_MATCH, defaults.noMatch()),
                values.state(Flag.PARTIAL, defaults.partial()),
                values.statuses(Flag.IGNORE_STATUS));
    }
}
