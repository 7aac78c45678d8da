package io.github.checkhyperv.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A list of hosts and clusters: an ini file with sections {@code [host NAME]}, {@code [cluster
 * NAME]} and {@code [defaults]}, whose keys are the long names of options; or one name a line.
 *
 * @param defaults what holds for all, unless they have something else
 * @param entries all hosts and clusters, in order
 * @param mistakes what is wrong and belongs to none of them
 */
record HostList(GivenOptions defaults, List<ListEntry> entries, List<UsageException> mistakes) {
    /** The text that stands for standard input. */
    static final String STANDARD_INPUT = "-";

    /** Octets at most: some 100,000 hosts. */
    private static final int MOST_OCTETS = 16 << 20;

    private static final String LET_READ = "let that user read it, as owner or by group";

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
        HostListReader reader = new HostListReader(name);
        reader.read(new String(text));
        return reader.list();
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
        for (ListEntry entry : entries) {
            found |= entry.options().has(Flag.PASSWORD);
        }
        return found;
    }
}
