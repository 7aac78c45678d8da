package io.github.checkhyperv;

import io.github.checkhyperv.cli.Arguments;
import io.github.checkhyperv.cli.AskedHost;
import io.github.checkhyperv.cli.Taping;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.wmi.tape.Anonymiser;
import io.github.checkhyperv.wmi.tape.Recorder;
import io.github.checkhyperv.wmi.tape.Tape;
import io.github.checkhyperv.wmi.tape.TapedHost;
import java.util.List;
import java.util.Optional;

/** What {@code --record} adds to a run about one host or cluster. */
final class Recording {
    private final Taping taping;
    private final AskedHost asked;
    private final TapedFilter filter;
    private final TapeOutput output;
    private final boolean anonymous;
    private final Recorder recorder = new Recorder();
    private volatile boolean inWork;

    /** A recording of a run that was asked for like this. */
    Recording(Taping taping, Arguments arguments) {
        this.taping = taping;
        this.asked = arguments.asked();
        this.filter = new TapedFilter(asked.filter(), asked.cluster().isPresent());
        this.output = new TapeOutput(taping);
        this.anonymous = arguments.replay().isPresent() && arguments.replay().get().anonymised();
    }

    /** Reaches hosts in this way, and records them. */
    HostConnector of(HostConnector connector) {
        return new RecordingConnector(connector, recorder, asked.cluster(), asked.wanted());
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
        return output.write(
                () -> recorder.hosts(late).map(this::tape),
                "the host said more than a tape holds",
                "leave --record out, or record a host with fewer disks");
    }

    private Tape tape(List<TapedHost> hosts) {
        Tape tape = output.tape(hosts, anonymous);
        boolean anonymise = taping.anonymise();
        Tape named = anonymise ? Anonymiser.anonymise(tape, TapeNames.of(asked)) : tape;
        return filter.isTold(anonymise) && !hosts.isEmpty()
                ? named.with(filter.filtered(hosts, named.hosts()))
                : named;
    }
}
