package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.OperationalStatus;
import io.github.checkhyperv.check.Range;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.run.Wanted;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Turns the text of options into what it means, the command line's before the files'. */
final class OptionReader {
    private static final int GREATEST_STATUS = 65535;

    private final GivenOptions line;
    private final GivenOptions[] files;

    /** Options of the command line, and those of files: the first that has one counts. */
    OptionReader(GivenOptions line, GivenOptions... files) {
        this.line = line;
        this.files = files;
    }

    /** Where an option is given; the command line where it is not. */
    private GivenOptions source(Flag flag) {
        if (!line.has(flag)) {
            for (GivenOptions file : files) {
                if (file.has(flag)) {
                    return file;
                }
            }
        }
        return line;
    }

    Optional<String> text(Flag flag) {
        return source(flag).value(flag);
    }

    /**
     * How a message calls an option whose value makes no sense: with that value where the command
     * line gave it. Nothing that a file holds is shown, as it could be a part of a password.
     */
    String shown(Flag flag) {
        GivenOptions source = source(flag);
        return flag.label()
                + (source.isOnCommandLine(flag)
                        ? " '" + source.value(flag).get() + "'"
                        : source.place(flag));
    }

    /** How a message calls an option: with the place where it stands, if that is a file. */
    String named(Flag flag) {
        return flag.label() + source(flag).place(flag);
    }

    boolean has(Flag flag) {
        return source(flag).has(flag);
    }

    /** Whether an option without argument is given, and not switched off. */
    boolean isOn(Flag flag) {
        return has(flag) && !text(flag).get().equals(GivenOptions.OFF);
    }

    int count(Flag flag) {
        return source(flag).all(flag).size();
    }

    /** Every value of an option that may be given more than once. */
    List<String> all(Flag flag) {
        return source(flag).all(flag);
    }

    /**
     * What shapes the verdict or how it is shown: values by long names.
     *
     * @param ofHosts whether what may stand with a host in a list is meant
     * @param ofRun whether the rest is
     */
    Map<String, List<String>> onTape(boolean ofHosts, boolean ofRun) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (Flag flag : Flag.values()) {
            boolean meant = flag.isOfHost() ? ofHosts : ofRun;
            if (meant && flag.isOnTape() && has(flag)) {
                boolean name = flag == Flag.STORAGE_CLUSTER;
                options.put(
                        flag.word(),
                        name ? List.of(Wanted.STORAGE_ON_TAPE) : List.copyOf(all(flag)));
            }
        }
        return options;
    }

    /** A whole number; the text of a wrong one is not shown, since -p is often a password. */
    int number(Flag flag, int fallback, int least, int most) throws UsageException {
        Optional<String> text = text(flag);
        if (text.isEmpty()) {
            return fallback;
        }
        int number = wholeNumber(text.get());
        if (number < least || number > most) {
            throw new UsageException(
                    named(flag) + " is not a whole number from " + least + " to " + most);
        }
        return number;
    }

    /** Digits only, or -1. */
    static int wholeNumber(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    Optional<Range> range(Flag flag) throws UsageException {
        Optional<String> text = text(flag);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Range.parse(text.get()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    shown(flag) + " " + e.getMessage(),
                    "a range is [@]start:end, for example 0, 5:, ~:10 or @10:20");
        }
    }

    Status state(Flag flag, Status fallback) throws UsageException {
        Optional<String> text = text(flag);
        return text.isPresent() ? state(text.get(), shown(flag)) : fallback;
    }

    /** {@code shown} is what messages call the option with its value. */
    static Status state(String text, String shown) throws UsageException {
        Optional<Status> status = Status.parse(text);
        if (status.isEmpty()) {
            throw new UsageException(
                    shown + " is no state", "a state is ok, warning, critical or unknown");
        }
        return status.get();
    }

    /**
     * Operational statuses that are not to be judged: those of every list that was given. An empty
     * list has none, as a macro that nobody set leaves no status out of judgement.
     */
    Set<Integer> statuses(Flag flag) throws UsageException {
        Set<Integer> codes = new HashSet<>();
        for (String list : all(flag)) {
            if (!list.isEmpty()) {
                for (String text : list.split(",", -1)) {
                    codes.add(status(flag, text));
                }
            }
        }
        return codes;
    }

    private int status(Flag flag, String text) throws UsageException {
        int code = wholeNumber(text);
        if (code < 0 || code > GREATEST_STATUS) {
            throw new UsageException(
                    named(flag) + " '" + text + "' is no status",
                    "a status is a whole number from 0 to 65535; commas separate several");
        }
        if (code == OperationalStatus.OK || code == OperationalStatus.INSUFFICIENT_THROUGHPUT) {
            throw new UsageException(
                    named(flag) + " " + code + " is what the check is about",
                    "2 (OK) and 32788 (Insufficient Throughput) cannot be ignored;"
                            + " leave disks out with --exclude");
        }
        return code;
    }

    List<Pattern> patterns(Flag flag) throws UsageException {
        List<String> texts = all(flag);
        if (texts.isEmpty()) {
            return List.of();
        }
        List<Pattern> patterns = new ArrayList<>(texts.size());
        for (String text : texts) {
            if (text.isEmpty() || isNothingButFlags(text)) {
                throw new UsageException(
                        named(flag) + " '" + text + "' is empty, which every disk matches",
                        "leave it out, and look at the macro that it may come from");
            }
            try {
                patterns.add(Pattern.compile(text));
            } catch (PatternSyntaxException e) {
                // The description quotes parts of the pattern, which may stand in a file.
                boolean canBeShown = line.isOnCommandLine(flag);
                String what =
                        canBeShown
                                ? flag.label() + " '" + text + "' is no regular expression: "
                                : shown(flag) + " is no regular expression";
                throw new UsageException(
                        canBeShown ? what + e.getDescription() : what,
                        "escape what is meant literally with a backslash, or put it between \\Q"
                                + " and \\E");
            }
        }
        return patterns;
    }

    /** As {@code (?i)} is: what an unset macro leaves of {@code (?i)$MACRO$}. */
    private static boolean isNothingButFlags(String text) {
        if (!text.startsWith("(?") || !text.endsWith(")")) {
            return false;
        }
        for (int i = 2; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c != '-' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** Verdicts whose disks get performance data of their own. */
    Set<Verdict> perfData() throws UsageException {
        String text = text(Flag.PERFDATA).orElse("below");
        return switch (text) {
            case "summary" -> Set.of();
            case "below" -> Set.of(Verdict.BELOW_RESERVATION);
            case "all" -> Set.of(Verdict.values());
            default ->
                    throw new UsageException(
                            shown(Flag.PERFDATA) + " is unknown", "it is summary, below or all");
        };
    }

    Format format() throws UsageException {
        String text = text(Flag.OUTPUT).orElse(Format.NAGIOS.id());
        for (Format format : Format.values()) {
            if (format.id().equals(text)) {
                return format;
            }
        }
        throw new UsageException(
                shown(Flag.OUTPUT) + " is unknown", "it is nagios, json, table or prometheus");
    }

    Optional<Path> path(Flag flag) throws UsageException {
        Optional<String> text = text(flag);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().isEmpty()) {
            throw new UsageException(named(flag) + " is empty", "give the name of a file");
        }
        try {
            return Optional.of(Path.of(text.get()));
        } catch (InvalidPathException e) {
            throw new UsageException(
                    shown(flag) + " can be no file: " + e.getReason(),
                    "check the name, and that the locale is a UTF-8 one");
        }
    }
}
