package io.github.checkhyperv.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A list of hosts and clusters: an ini file with sections {@code [host NAME]}, {@code [cluster
 * NAME]} and {@code [defaults]}, whose keys are the long names of options; or one name a line.
 */
final class HostList {
    /** The text that stands for standard input. */
    static final String STANDARD_INPUT = "-";

    /** Octets at most: some 100,000 hosts. */
    private static final int MOST_OCTETS = 16 << 20;

    private static final String LET_READ = "let that user read it, as owner or by group";

    /**
     * One host or cluster.
     *
     * @param name as it stands there
     * @param options its own
     */
    static final class Entry {
        private final String name;
        private final boolean cluster;
        private final GivenOptions options;
        private Optional<UsageException> mistake = Optional.empty();

        Entry(String name, boolean cluster, String place) {
            this.name = name;
            this.cluster = cluster;
            this.options = new GivenOptions(place);
        }

        String name() {
            return name;
        }

        boolean isCluster() {
            return cluster;
        }

        GivenOptions options() {
            return options;
        }

        /** The first thing that is wrong with it. */
        Optional<UsageException> mistake() {
            return mistake;
        }

        private void mistaken(UsageException e) {
            mistake = mistake.isPresent() ? mistake : Optional.of(e);
        }
    }

    private final String file;
    private final GivenOptions defaults;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<UsageException> mistakes = new ArrayList<>();

    /** The section that goes on; null outside of any, and in one that is not known. */
    private Entry section;

    private Place place = Place.TOP;

    /** Where in the file the reader is. */
    private enum Place {
        TOP,
        DEFAULTS,
        MEMBER,
        UNKNOWN
    }

    private HostList(String file) {
        this.file = file;
        this.defaults = new GivenOptions(" in " + file);
    }

    /** Reads a list; its mistakes are told beside what is right. */
    static HostList read(String name) throws UsageException {
        String label = Flag.HOSTS.label() + ": " + name;
        if (name.equals(STANDARD_INPUT)) {
            return checked(of("standard input", standardInput()), label);
        }
        Path path = path(name, label);
        HostList list = of(name, new TextFile(path, label, MOST_OCTETS).read(LET_READ));
        FileRights.checkList(path, label);
        if (list.holdsPassword()) {
            FileRights.checkShared(path, label);
        }
        return checked(list, label);
    }

    private static HostList of(String name, char[] text) {
        HostList list = new HostList(name);
        list.readLines(new String(text));
        return list;
    }

    private static HostList checked(HostList list, String label) throws UsageException {
        if (list.entries.isEmpty() && list.mistakes.isEmpty()) {
            throw new UsageException(
                    label + " names no host", "write one name a line, or [host NAME]");
        }
        return list;
    }

    private static Path path(String name, String label) throws UsageException {
        if (name.isEmpty()) {
            throw new UsageException(
                    Flag.HOSTS.label() + " names no file", "give the name of a file, or -");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException(label + " can be no file", "check the name");
        }
    }

    private static char[] standardInput() throws UsageException {
        String label = Flag.HOSTS.label() + ": standard input";
        try {
            InputStream in = System.in; // Not closed, as it is not ours.
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw new UsageException(label + " is too long", "is it the right list?");
            }
            return TextFile.decode(octets);
        } catch (IOException e) {
            throw TextFile.unreadable(e, label, LET_READ);
        }
    }

    private boolean holdsPassword() {
        boolean found = defaults.has(Flag.PASSWORD);
        for (Entry entry : entries.values()) {
            found |= entry.options().has(Flag.PASSWORD);
        }
        return found;
    }

    private void readLines(String text) {
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
            Optional<Entry> member = member(name, kind.equals("cluster"), number);
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

    private Optional<Entry> member(String name, boolean cluster, int number) {
        Entry entry = new Entry(name, cluster, place(number));
        Entry before = entries.putIfAbsent(name.toLowerCase(Locale.ROOT), entry);
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

    private String place(int number) {
        return " in line " + number + " of " + file;
    }

    private UsageException wrong(int number, String what, String remedy) {
        return new UsageException(file + ": line " + number + " " + what, remedy);
    }

    /** What holds for all, unless they have something else. */
    GivenOptions defaults() {
        return defaults;
    }

    /** All hosts and clusters, in order. */
    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** What is wrong and belongs to none of them. */
    List<UsageException> mistakes() {
        return mistakes;
    }
}
