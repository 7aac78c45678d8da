package io.github.checkhyperv.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The options that one source gave, with their values as they were written. */
final class GivenOptions {
    /** The value of an option without argument that is switched off. */
    static final String OFF = "no";

    /** No EnumMap: that asks for the constants by reflection, which costs a start ten classes. */
    private final Map<Flag, List<String>> values = new LinkedHashMap<>();

    private final String place;

    /** Where options stand that were taken from elsewhere; null while there are none. */
    private Map<Flag, String> places;

    /**
     * Of a source that has given none so far.
     *
     * @param place where that is, as messages say it behind an option's name
     */
    GivenOptions(String place) {
        this.place = place;
    }

    /** Reads a command line. */
    static GivenOptions parse(String[] args) throws UsageException {
        Options options = Flag.options();
        CommandLine line;
        try {
            line =
                    DefaultParser.builder()
                            .setAllowPartialMatching(false)
                            .setStripLeadingAndTrailingQuotes(false)
                            .get()
                            .parse(options, args);
        } catch (UnrecognizedOptionException e) {
            throw new UsageException("unknown option " + unknown(e.getOption(), options));
        } catch (MissingArgumentException e) {
            Flag flag = flag(e.getOption());
            throw new UsageException(
                    flag.label() + " needs a value",
                    "give "
                            + flag.argument()
                            + ", as --"
                            + flag.word()
                            + "=VALUE if it starts"
                            + " with a dash");
        } catch (ParseException e) {
            throw new UsageException("the options cannot be read", "see --help");
        }
        rejectPositional(line, args);
        rejectLongNamesBehindOneDash(args);
        GivenOptions result = new GivenOptions("");
        for (Option option : line.getOptions()) {
            List<String> given = option.getValuesList();
            result.add(flag(option), given.isEmpty() ? "" : given.get(0));
        }
        result.rejectRepeated("");
        return result;
    }

    /** The text of stray arguments is not shown: it could be a part of a password. */
    private static void rejectPositional(CommandLine line, String[] args) throws UsageException {
        if (line.getArgList().isEmpty()) {
            return;
        }
        String stray = line.getArgList().get(0);
        int position = 1;
        while (position < args.length && !args[position - 1].equals(stray)) {
            position++;
        }
        throw new UsageException(
                "argument " + position + " belongs to no option",
                "put quotes around values with spaces, see --help");
    }

    /**
     * Commons CLI takes {@code -timeout5} for {@code --timeout=5}, where everybody else reads
     * {@code -t imeout5}. Values that look like that are no matter: it takes none that start with a
     * dash.
     */
    private static void rejectLongNamesBehindOneDash(String[] args) throws UsageException {
        for (String arg : args) {
            String found = "";
            for (Flag flag : Flag.values()) {
                boolean longer = flag.word().length() > found.length();
                if (longer && arg.startsWith("-") && arg.startsWith(flag.word(), 1)) {
                    found = flag.word();
                }
            }
            if (!found.isEmpty()) {
                throw new UsageException("unknown option -" + found, "write --" + found);
            }
        }
    }

    /** The name of an unknown option without its value, which could be a secret. */
    private static String unknown(String token, Options options) {
        if (token.startsWith("--")) {
            int equals = token.indexOf('=');
            return equals < 0 ? token : token.substring(0, equals);
        }
        for (int i = 1; i < token.length(); i++) {
            String letter = token.substring(i, i + 1);
            if (!options.hasShortOption(letter)) {
                return "-" + letter;
            }
        }
        return token;
    }

    private static Flag flag(Option option) {
        for (Flag flag : Flag.values()) {
            if (flag.word().equals(option.getLongOpt())) {
                return flag;
            }
        }
        throw new IllegalStateException("an option that is none of ours");
    }

    /** Adds one occurrence; {@code value} is empty for an option without argument. */
    void add(Flag flag, String value) {
        List<String> list = values.get(flag);
        if (list == null) {
            list = new ArrayList<>(1);
            values.put(flag, list);
        }
        list.add(value);
    }

    /** Which of two values was meant is anybody's guess. */
    void rejectRepeated(String where) throws UsageException {
        for (Map.Entry<Flag, List<String>> entry : values.entrySet()) {
            if (entry.getValue().size() > 1 && !entry.getKey().isRepeatable()) {
                throw new UsageException(
                        entry.getKey().label() + " is given more than once" + where,
                        "give it once");
            }
        }
    }

    /** Adds one occurrence that stands at a place of its own. */
    void add(Flag flag, String value, String at) {
        add(flag, value);
        if (places == null) {
            places = new HashMap<>();
        }
        places.put(flag, at);
    }

    /** Adds the options of another source that this one has not, but for some. */
    void addMissing(GivenOptions other, Set<Flag> but) {
        for (Map.Entry<Flag, List<String>> entry : other.values.entrySet()) {
            Flag flag = entry.getKey();
            if (!has(flag) && !but.contains(flag)) {
                for (String value : entry.getValue()) {
                    add(flag, value, other.place(flag));
                }
            }
        }
    }

    /** Where these stand, as messages say it behind an option's name. */
    String place() {
        return place;
    }

    /** Where this option stands. */
    String place(Flag flag) {
        return places == null ? place : places.getOrDefault(flag, place);
    }

    /** Whether it stands on the command line, and can be shown. */
    boolean isOnCommandLine(Flag flag) {
        return has(flag) && place(flag).isEmpty();
    }

    boolean has(Flag flag) {
        return values.containsKey(flag);
    }

    /** The value of an option that may be given once. */
    Optional<String> value(Flag flag) {
        List<String> list = values.get(flag);
        return list == null ? Optional.empty() : Optional.of(list.get(0));
    }

    /** Every value of an option, in order. */
    List<String> all(Flag flag) {
        List<String> list = values.get(flag);
        return list == null ? List.of() : list;
    }
}
