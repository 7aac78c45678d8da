package io.github.checkhyperv.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A file of sections, {@code [name]}, with lines {@code key = value} or {@code key}. Lines that
 * start with {@code #} or {@code ;} are comments. A section that comes twice goes on.
 */
final class IniFile {
    private static final int MOST_OCTETS = 1024 * 1024;
    private static final int SECTIONS_SHOWN = 5;

    /**
     * One line of a section.
     *
     * @param line its number, from 1
     * @param key before the equals sign
     * @param value after it; absent without one
     */
    record Entry(int line, String key, Optional<String> value) {
        /**
         * What it says where yes or no is meant, as the key alone says; empty for anything else.
         */
        Optional<Boolean> yes() {
            return switch (value.orElse("").toLowerCase(Locale.ROOT)) {
                case "", "yes", "true", "on", "1" -> Optional.of(true);
                case "no", "false", "off", "0" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
    }

    /**
     * One section.
     *
     * @param line the number of the line that starts it
     * @param label what messages call it; shown only for the section that was asked for
     * @param entries its lines in order
     */
    record Section(int line, String label, List<Entry> entries) {}

    private final Path path;
    private final String label;
    private final Map<String, Section> sections = new LinkedHashMap<>();

    private IniFile(Path path, String label) {
        this.path = path;
        this.label = label;
    }

    /** Reads a whole file; what is wrong with it is told by the number of the line. */
    static IniFile read(Path path) throws UsageException {
        String label = Flag.EXTRA_OPTS.label() + ": " + path;
        char[] text =
                new TextFile(path, label, MOST_OCTETS)
                        .read("let that user read it, as owner or by group");
        IniFile file = new IniFile(path, label);
        file.readLines(new String(text));
        return file;
    }

    private void readLines(String text) throws UsageException {
        Section section = null;
        int number = 0;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            String line = text.substring(start, end).strip();
            number++;
            start = end + 1;
            if (line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == ';') {
                continue;
            }
            if (line.charAt(0) == '[') {
                section = startSection(line, number);
            } else if (section == null) {
                throw wrong("has line " + number + " before any section", "start with [SECTION]");
            } else {
                section.entries().add(entry(line, number));
            }
        }
    }

    private Section startSection(String line, int number) throws UsageException {
        int end = line.indexOf(']');
        if (end < 0) {
            throw wrong("has no ] in line " + number, "a section starts with [SECTION]");
        }
        String name = line.substring(1, end).strip();
        Section section = sections.get(name);
        if (section == null) {
            section = new Section(number, "[" + name + "] in " + path, new ArrayList<>());
            sections.put(name, section);
        }
        return section;
    }

    /** A line {@code key = value} or {@code key}. */
    static Entry entry(String line, int number) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return new Entry(number, line, Optional.empty());
        }
        return new Entry(
                number,
                line.substring(0, equals).strip(),
                Optional.of(line.substring(equals + 1).strip()));
    }

    /** A section that has to be there. */
    Section section(String name) throws UsageException {
        Section section = sections.get(name);
        if (section != null) {
            return section;
        }
        // By their lines, as no line of the file is shown: any could be a part of a password.
        StringBuilder known = new StringBuilder();
        int shown = 0;
        for (Section other : sections.values()) {
            if (shown++ == SECTIONS_SHOWN) {
                known.append(" and others");
                break;
            }
            known.append(shown == 1 ? "its sections start in line " : ", ").append(other.line());
        }
        throw wrong(
                "has no section [" + name + "]",
                sections.isEmpty() ? "it has none" : known.toString());
    }

    /** Refuses a file that should not hold a password, for one that does. */
    void checkSecret() throws UsageException {
        FileRights.checkShared(path, label);
    }

    private UsageException wrong(String what, String remedy) {
        return new UsageException(label + " " + what, remedy);
    }
}
