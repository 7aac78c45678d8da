package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Range;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.check.Verdict;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the command line and what it refers to. */
public final class ArgumentsParser {
    /** The environment variable that may hold the password. */
    public static final String PASSWORD_VARIABLE = "CHECK_HYPERV_PASSWORD";

    private static final int ENDPOINT_MAPPER = 135;
    private static final int MOST_VERBOSE = 3;
    private static final int DEFAULT_OCTETS = 8192;
    private static final int LEAST_OCTETS = 128;
    private static final int MOST_OCTETS = 16 * 1024 * 1024;

    private ArgumentsParser() {}

    /**
     * Reads what is asked for.
     *
     * @throws UsageException when it cannot be; the message names the option
     */
    public static Request parse(String[] args, Map<String, String> environment)
            throws UsageException {
        OptionValues line = OptionValues.parse(args);
        if (line.has(Flag.HELP)) {
            return Request.Info.HELP;
        }
        if (line.has(Flag.VERSION)) {
            return Request.Info.VERSION;
        }
        Optional<String> extraOpts = line.value(Flag.EXTRA_OPTS);
        OptionValues file =
                extraOpts.isPresent()
                        ? ExtraOpts.read(extraOpts.get(), environment)
                        : new OptionValues();
        return arguments(line, file, environment);
    }

    /**
     * Whether the command line asks for JSON, as far as one can tell before it is known to be
     * valid: what reads JSON wants to read of a mistake in JSON too.
     */
    public static boolean wantsJson(String[] args) {
        String option = "--" + Flag.OUTPUT.word();
        for (int i = 0; i < args.length; i++) {
            boolean next = i + 1 < args.length && args[i + 1].equals(Format.JSON.id());
            if (args[i].equals(option + "=" + Format.JSON.id()) || args[i].equals(option) && next) {
                return true;
            }
        }
        return false;
    }

    private static Arguments arguments(
            OptionValues line, OptionValues file, Map<String, String> environment)
            throws UsageException {
        Values values = new Values(line, file);
        String host = values.text(Flag.HOSTNAME).orElse("");
        if (host.isBlank()) {
            throw new UsageException(
                    "no host is given", "give its name or address with -H, see --help");
        }
        int port = values.number(Flag.PORT, ENDPOINT_MAPPER, 1, 65535);
        Thresholds thresholds = thresholds(values);
        Filter filter = new Filter(values.patterns(Flag.INCLUDE), values.patterns(Flag.EXCLUDE));
        Optional<String> limit = values.text(Flag.TIMEOUT);
        Timeout timeout = limit.isPresent() ? Timeout.parse(limit.get()) : Timeout.DEFAULT;
        int verbosity = Math.min(values.count(Flag.VERBOSE), MOST_VERBOSE);
        Set<Verdict> perfData = values.perfData();
        int octets = values.number(Flag.OUTPUT_LIMIT, DEFAULT_OCTETS, LEAST_OCTETS, MOST_OCTETS);
        Format format = values.format();
        boolean diagnose = values.has(Flag.DIAGNOSE);
        if (diagnose && format != Format.NAGIOS) {
            throw new UsageException(
                    Flag.DIAGNOSE.label() + " goes with --output nagios only",
                    "leave one of them out; json shows the stages anyway");
        }
        Optional<Path> outputFile = values.path(Flag.OUTPUT_FILE);
        // The login comes last: nothing after it can fail and leave a password behind.
        Login login = new LoginSources(line, file, environment).login();
        return new Arguments(
                host,
                port,
                login,
                thresholds,
                filter,
                timeout.limit(),
                timeout.state(),
                verbosity,
                perfData,
                octets,
                format,
                outputFile,
                diagnose);
    }

    private static Thresholds thresholds(Values values) throws UsageException {
        Thresholds defaults = Thresholds.defaults();
        Optional<Range> warning = values.range(Flag.WARNING);
        return new Thresholds(
                warning.isPresent() ? warning.get() : defaults.warning(),
                values.range(Flag.CRITICAL),
                values.state(Flag.DEGRADED, defaults.degraded()),
                values.state(Flag.NO_DISKS, defaults.noDisks()),
                values.state(Flag.PARTIAL, defaults.partial()));
    }
}
