package io.github.checkhyperv.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file of sections, {@code [name]}, with lines {@code key = value} or {@code key}. Lines that
 * start with {@code #} or {@code ;} are comments. A section that comes twice goes on.
 */
final class IniFile {
    private static final int MOST_OCTETS = 1024 * 1024;
    private static final int SECTIONS_SHOWN = 5;

    /** Where a file is looked for when neither the command line nor the environment names one. */
    static final String[] PLACES = {
        "/etc/monitoring-plugins/monitoring-plugins.ini",
        "/etc/nagios/plugins.ini",
        "/usr/local/nagios/etc/plugins.ini",
        "/usr/local/etc/nagios/plugins.ini",
        "/etc/opt/nagios/plugins.ini",
        "/etc/nagios-plugins.ini",
        "/usr/local/etc/nagios-plugins.ini",
        "/etc/opt/nagios-plugins.ini"
    };

    /**
     * One line of a section.
     *
     * @param line its number, from 1
     * @param key before the equals sign
     * @param value after it; absent without one
     */
    record Entry(int line, String key, Optional<String> value) {}

    /**
     * One section.
     *
     * @param line the number of the line that starts it
     * @param label what messages call it; shown only for the section that was asked for
     * @param entries its lines in order
     */
    record Section(int line, String label, List<Entry> entries) {}

    private final Path path;
    private final Map<String, Section> sections = new LinkedHashMap<>();

    private IniFile(Path path) {
        this.path = path;
    }

    /** The file that serves when none is named. */
    static Path find(Map<String, String> environment) throws UsageException {
        String named = environment.getOrDefault("MP_CONFIG_FILE", "");
        if (!named.isEmpty()) {
            return path(named);
        }
        for (String place : places(environment)) {
            Path path = path(place);
            if (Files.isRegularFile(path)) {
                return path;
            }
        }
        throw new UsageException(
                Flag.EXTRA_OPTS.label() + ": there is no plugins.ini",
                "name a file with --extra-opts=@FILE, or its folder in NAGIOS_CONFIG_PATH");
    }

    private static List<String> places(Map<String, String> environment) {
        List<String> places = new ArrayList<>();
        for (String folder : environment.getOrDefault("NAGIOS_CONFIG_PATH", "").split(":")) {
            if (!folder.isEmpty()) {
                places.add(folder + "/plugins.ini");
                places.add(folder + "/nagios-plugins.ini");
            }
        }
        places.addAll(List.of(PLACES));
        String home = environment.getOrDefault("HOME", "");
        if (!home.isEmpty()) {
            places.add(home + "/.nagios/plugins.ini");
            places.add(home + "/.plugins.ini");
        }
        return places;
    }

    static Path path(String text) throws UsageException {
        if (text.isEmpty()) {
            throw new UsageException(
                    Flag.EXTRA_OPTS.label() + ": no file is named after the @",
                    "write --extra-opts=SECTION@FILE");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(
                    Flag.EXTRA_OPTS.label() + ": '" + text + "' can be no file",
                    "check the name, and that the locale is a UTF-8 one");
        }
    }

    static IniFile read(Path path) throws UsageException {
        IniFile file = new IniFile(path);
        file.readLines(file.text());
        return file;
    }

    private String text() throws UsageException {
        if (!Files.exists(path)) {
            throw wrong("does not exist", "check its name");
        }
        if (!Files.isRegularFile(path)) {
            throw wrong("is no regular file", "name a regular file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw wrong("is too long", "is it the right file?");
            }
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (AccessDeniedException e) {
            throw wrong(
                    "cannot be read by " + System.getProperty("user.name"),
                    "let that user read it, as owner or by group");
        } catch (CharacterCodingException e) {
            throw wrong("is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            throw wrong("cannot be read", "check the file");
        }
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

    private static Entry entry(String line, int number) {
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

    /**
     * Refuses a file that every user can read, or that anybody but its owner can write: who writes
     * it says which host gets the password. A group that reads it for the monitoring system is
     * common.
     */
    void checkSecret() throws UsageException {
        Set<PosixFilePermission> rights;
        try {
            rights = Files.getPosixFilePermissions(path);
        } catch (UnsupportedOperationException e) {
            return; // Windows: access lists decide there, and inherit from the folder.
        } catch (IOException e) {
            throw wrong("cannot be read", "check the file");
        }
        if (rights.contains(PosixFilePermission.OTHERS_READ)) {
            throw wrong("holds a password and can be read by every user", mend(rights));
        }
        if (rights.contains(PosixFilePermission.GROUP_WRITE)
                || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw wrong("holds a password and can be changed by other users", mend(rights));
        }
    }

    private String mend(Set<PosixFilePermission> rights) {
        boolean group = rights.contains(PosixFilePermission.GROUP_WRITE);
        return (group ? "chmod g-w,o= " : "chmod o= ") + path;
    }

    private UsageException wrong(String what, String remedy) {
        return new UsageException(Flag.EXTRA_OPTS.label() + ": " + path + " " + what, remedy);
    }
}
