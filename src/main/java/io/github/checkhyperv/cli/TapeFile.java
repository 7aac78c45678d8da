package io.github.checkhyperv.cli;

import io.github.checkhyperv.wmi.tape.Tape;
import io.github.checkhyperv.wmi.tape.TapeException;
import io.github.checkhyperv.wmi.tape.TapeReader;
import java.io.CharArrayReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The tape of {@code --replay}, which stands in for a host and has options of its own. */
final class TapeFile {
    private static final Flag[] OF_HOSTS = {
        Flag.HOSTNAME,
        Flag.CLUSTER,
        Flag.SHARD,
        Flag.NODE,
        Flag.NODE_SUFFIX,
        Flag.PORT,
        Flag.USERNAME,
        Flag.PASSWORD,
        Flag.AUTHENTICATION_FILE,
        Flag.AUTH,
        Flag.KEYTAB,
        Flag.CCACHE,
        Flag.REALM,
        Flag.KDC,
        Flag.SPN
    };

    private final Tape tape;
    private final String label;

    private TapeFile(Tape tape, String label) {
        this.tape = tape;
        this.label = label;
    }

    /** Reads the tape that the options name. */
    static TapeFile read(Path path, OptionReader given) throws UsageException {
        for (Flag flag : OF_HOSTS) {
            if (given.has(flag)) {
                throw new UsageException(
                        flag.label() + " has no place beside " + Flag.REPLAY.label(),
                        flag == Flag.SHARD
                                ? "a tape has the part of the list that was asked: leave it out"
                                : "a tape stands in for the host, and needs no login: leave it out");
            }
        }
        String label = Flag.REPLAY.label() + ": " + path;
        char[] text =
                new TextFile(path, label, Tape.MOST_OCTETS)
                        .read("let that user read it, as owner or by group");
        try {
            Tape tape = TapeReader.read(new CharArrayReader(text));
            if (tape.hosts().size() > 1 && !tape.options().containsKey(Flag.CLUSTER.word())) {
                throw new UsageException(
                        label + " is of several hosts", "replay a tape of one host or cluster");
            }
            return new TapeFile(tape, label);
        } catch (TapeException e) {
            throw new UsageException(
                    label + " is no tape, " + e.getMessage(),
                    "replay a file that --record wrote, as it was written");
        }
    }

    Tape tape() {
        return tape;
    }

    /**
     * Options on the tape that others do not take the place of.
     *
     * @param taped those of the run, or of a member of its list
     */
    GivenOptions options(Map<String, List<String>> taped, OptionReader given)
            throws UsageException {
        GivenOptions options = new GivenOptions(" on the tape");
        for (Map.Entry<String, List<String>> entry : taped.entrySet()) {
            Flag flag = flag(entry.getKey());
            // --diagnose goes with one form only, and another is asked for.
            if (flag == Flag.DIAGNOSE && given.has(Flag.OUTPUT)) {
                continue;
            }
            for (String value : entry.getValue()) {
                options.add(flag, value);
            }
        }
        options.rejectRepeated(options.place());
        return options;
    }

    private Flag flag(String word) throws UsageException {
        for (Flag flag : Flag.values()) {
            if (flag.isOnTape() && flag.word().equals(word)) {
                return flag;
            }
        }
        throw new UsageException(
                label + " has an option that is not known here",
                "replay it with the version that recorded it");
    }
}
