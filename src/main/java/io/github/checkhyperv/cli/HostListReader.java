package io.github.checkhyperv.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the lines of a list of hosts; a mistake is told where it belongs, and what is right stays.
 */
final class HostListReader {
    private final String file;
    private final GivenOptions defaults;
    private final Map<String, ListEntry> entries = new LinkedHashMap<>();
    private final List<UsageException> mistakes = new ArrayList<>();

    /** The section that goes on; null outside of any, and in one that is not known. */
    private ListEntry section;

    private Place place = Place.TOP;

    /** Where in the file the reader is. */
    private enum Place {
        TOP,
        DEFAULTS,
        MEMBER,
        UNKNOWN
    }

    /** {@code file} is what messages call the list. */
    HostListReader(String file) {
        this.file = file;
        this.defaults = new GivenOptions(" in " + file);
    }

    /** What has been read. */
    HostList list() {
        return new HostList(defaults, List.copyOf(entries.values()), List.copyOf(mistakes));
    }

    /** Reads all lines. */
    void read(String text) {
        int number = 0;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            String line = text.substring(start, end).strip();
            number++;
            start = end + 1;
            if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';') {
                readLine(line, number);
            }
        }
    }

    private void readLine(String line, int number) {
        if (line.charAt(0) == '[') {
            startSection(line, number);
            return;
        }
        switch (place) {
            case TOP -> readName(line, number);
            case DEFAULTS -> {
                try {
                    add(defaults, IniFile.entry(line, number));
                } catch (UsageException e) {
                    mistakes.add(e);
                }
            }
            case MEMBER -> {
                try {
                    add(section.options(), IniFile.entry(line, number));
                } catch (UsageException e) {
                    section.mistaken(e);
                }
            }
            case UNKNOWN -> {} // It has been told of.
        }
    }

    private void readName(String line, int number) {
        if (line.indexOf('=') >= 0 || line.indexOf(' ') >= 0 || line.indexOf('\t') >= 0) {
            // Not shown: it may be an option, and its value a password.
            mistakes.add(wrong(number, "is no name of a host", "options go below [host NAME]"));
        } else {
            section = member(line, false, number).orElse(null);
        }
    }

    private void startSection(String line, int number) {
        int end = line.indexOf(']');
        String title = end < 0 ? "" : line.substring(1, end).strip();
        int space = title.indexOf(' ');
        String kind = (space < 0 ? title : title.substring(0, space)).toLowerCase(Locale.ROOT);
        String name = space < 0 ? "" : title.substring(space + 1).strip();
        section = null;
        place = Place.UNKNOWN;
        if (kind.equals("defaults") && name.isEmpty()) {
            place = Place.DEFAULTS;
        } else if ((kind.equals("host") || kind.equals("cluster")) && !name.isEmpty()) {
            Optional<ListEntry> member = member(name, kind.equals("cluster"), number);
            if (member.isPresent()) {
                section = member.get();
                place = Place.MEMBER;
            }
        } else {
            mistakes.add(
                    wrong(
                            number,
                            "starts a section that is not known",
                            "there are [defaults], [host NAME] and [cluster NAME]"));
        }
    }

    private Optional<ListEntry> member(String name, boolean cluster, int number) {
        ListEntry entry = new ListEntry(name, cluster, place(number));
        ListEntry before = entries.putIfAbsent(name.toLowerCase(Locale.ROOT), entry);
        if (before == null) {
            return Optional.of(entry);
        }
        mistakes.add(
                wrong(
                        number,
                        "names " + name + " a second time",
                        "name each host or cluster once"));
        return Optional.empty();
    }

    private void add(GivenOptions options, IniFile.Entry entry) throws UsageException {
        String key = entry.key();
        String value = entry.value().orElse("");
        if (key.toLowerCase(Locale.ROOT).startsWith("node ")) {
            options.add(Flag.NODE, key.substring(5).strip() + "=" + value, place(entry.line()));
            return;
        }
        for (Flag flag : Flag.values()) {
            if (flag.word().equals(key)) {
                if (options == defaults && (flag == Flag.HOSTNAME || flag == Flag.SPN)) {
                    throw wrong(
                            entry.line(),
                            "has " + key + " for all hosts",
                            "give it below [host NAME]");
                }
                if (!flag.isOfHost()) {
                    throw wrong(
                            entry.line(),
                            "has " + key + ", which is about the whole run",
                            "give it on the command line");
                }
                if (flag.argument().isEmpty()) {
                    options.add(flag, yesOrNo(entry), place(entry.line()));
                    return;
                }
                if (entry.value().isEmpty() && flag != Flag.CCACHE) {
                    throw wrong(
                            entry.line(),
                            "has " + key + " without a value",
                            "write " + key + " = " + flag.argument());
                }
                if (options.has(flag) && !flag.isRepeatable()) {
                    throw wrong(entry.line(), "has " + key + " again", "give it once");
                }
                options.add(flag, value, place(entry.line()));
                return;
            }
        }
        // The key is not shown: it may be a part of a password that was broken over two lines.
        throw wrong(
                entry.line(),
                "names no option",
                "keys are the long names of options without their dashes, see --help");
    }

    /** No is told as well: it may be about a host that differs from the others. */
    private String yesOrNo(IniFile.Entry entry) throws UsageException {
        Optional<Boolean> yes = entry.yes();
        if (yes.isEmpty()) {
            throw wrong(
                    entry.line(),
                    "has " + entry.key() + " with neither yes nor no",
                    "write " + entry.key() + " = yes");
        }
        return yes.get() ? "" : GivenOptions.OFF;
    }

    private String place(int number) {
        return " in line " + number + " of " + file;
    }

    private UsageException wrong(int number, String what, String remedy) {
        return new UsageException(file + ": line " + number + " " + what, remedy);
    }
}
