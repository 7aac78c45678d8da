package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Verdict;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How the answer is shown, and where. Kept apart from what is asked, since a mistake in that is
 * told here too: what reads JSON wants to read of a mistake in JSON, and a file that others read
 * must not go on saying that all is well.
 *
 * @param format the form of the answer
 * @param file where to write it instead of standard output, which gets the status line then
 * @param verbosity 0 to 3
 * @param perfData the verdicts whose disks get performance data of their own
 * @param outputLimit octets of plugin output at most
 * @param diagnose whether to show every step
 * @param part which part of a list of hosts it is, where it is not all of it: 1/2
 */
public record Presentation(
        Format format,
        Optional<Path> file,
        int verbosity,
        Set<Verdict> perfData,
        int outputLimit,
        boolean diagnose,
        Optional<String> part) {
    private static final int MOST_VERBOSE = 3;
    private static final int DEFAULT_OCTETS = 8192;
    private static final int LEAST_OCTETS = 128;
    private static final int MOST_OCTETS = 16 * 1024 * 1024;

    /** What the options say. */
    static Presentation of(OptionReader values) throws UsageException {
        Presentation presentation =
                new Presentation(
                        values.format(),
                        values.path(Flag.OUTPUT_FILE),
                        Math.min(values.count(Flag.VERBOSE), MOST_VERBOSE),
                        values.perfData(),
                        values.number(Flag.OUTPUT_LIMIT, DEFAULT_OCTETS, LEAST_OCTETS, MOST_OCTETS),
                        values.has(Flag.DIAGNOSE),
                        values.text(Flag.SHARD));
        if (presentation.diagnose && presentation.format != Format.NAGIOS) {
            throw new UsageException(
                    Flag.DIAGNOSE.label() + " goes with --output nagios only",
                    "leave one of them out; json shows the stages anyway");
        }
        return presentation;
    }

    /** For telling of a mistake: what the options say of form and place, if not that is wrong. */
    static Presentation forRefusal(OptionReader values) {
        try {
            return plain(values.format(), values.path(Flag.OUTPUT_FILE));
        } catch (UsageException e) {
            return plain(Format.NAGIOS, Optional.empty()); // It is the mistake, or one of several.
        }
    }

    /** The same where the options could not even be told apart. */
    public static Presentation guess(String[] args) {
        return plain(wantsJson(args) ? Format.JSON : Format.NAGIOS, Optional.empty());
    }

    private static boolean wantsJson(String[] args) {
        String option = "--" + Flag.OUTPUT.word();
        String file = "--" + Flag.OUTPUT_FILE.word();
        boolean json = false;
        for (int i = 0; i < args.length; i++) {
            boolean next = i + 1 < args.length && args[i + 1].equals(Format.JSON.id());
            json |= args[i].equals(option) && next;
            json |= args[i].equals(option + "=" + Format.JSON.id());
            if (args[i].equals(file) || args[i].startsWith(file + "=")) {
                return false; // The document was to go there; here somebody expects a line.
            }
        }
        return json;
    }

    /** For failures, which have no disks to show. */
    private static Presentation plain(Format format, Optional<Path> file) {
        return new Presentation(format, file, 0, Set.of(), DEFAULT_OCTETS, false, Optional.empty());
    }

    /**
     * Whether standard output gets a JSON document. Then the exit code is 0 whatever that says: its
     * state is a value in it, and another exit code could mean that there is no value.
     */
    public boolean isJson() {
        return format == Format.JSON && file.isEmpty();
    }
}
