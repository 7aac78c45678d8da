package io.github.checkhyperv;

import io.github.checkhyperv.cli.Taping;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.sink.OutputFile;
import io.github.checkhyperv.sink.OutputProblem;
import io.github.checkhyperv.wmi.tape.Recorder;
import io.github.checkhyperv.wmi.tape.Tape;
import io.github.checkhyperv.wmi.tape.TapeWriter;
import io.github.checkhyperv.wmi.tape.TapedHost;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What {@code --record} adds to a run. */
final class Recording {
    private final Taping taping;
    private final Recorder recorder = new Recorder();
    private volatile boolean inWork;

    Recording(Taping taping) {
        this.taping = taping;
    }

    /** Reaches hosts in this way, and records them. */
    HostConnector of(HostConnector connector) {
        return new RecordingConnector(connector, recorder);
    }

    /** Writes the tape, or says why that cannot be. */
    Optional<Failure> write() {
        inWork = true;
        return write(Optional.empty());
    }

    /** The same for a run that is late, with what was said by then; nobody is left to be told. */
    void writeLate(Failure late) {
        if (!inWork) {
            write(Optional.of(late));
        }
    }

    private Optional<Failure> write(Optional<Failure> late) {
        Optional<List<TapedHost>> hosts = recorder.hosts(late);
        if (hosts.isEmpty()) {
            return tooMuch();
        }
        try {
            byte[] octets = TapeWriter.write(tape(hosts.get()));
            if (octets.length > Tape.MOST_OCTETS) {
                return tooMuch();
            }
            OutputFile.ownersOnly(taping.file()).write(octets);
            return Optional.empty();
        } catch (IOException e) {
            return failed(e.getMessage(), OutputProblem.TAPE_FILE.remedy());
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(Failure.ofFault(e)); // The answer is known, and stays.
        }
    }

    private static Optional<Failure> tooMuch() {
        return failed(
                "the host said more than a tape holds, so that none was written",
                "leave --record out, or record a host with fewer disks");
    }

    private static Optional<Failure> failed(String what, String remedy) {
        return Optional.of(new Failure(Stage.OUTPUT, OutputProblem.TAPE_FILE, what, remedy));
    }

    private Tape tape(List<TapedHost> hosts) {
        return new Tape(
                Version.text(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                false,
                taping.options(),
                Tape.Filtered.NONE,
                hosts);
    }
}
