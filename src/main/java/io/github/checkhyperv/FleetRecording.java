package io.github.checkhyperv;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.cli.FleetArguments;
import io.github.checkhyperv.cli.Taping;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.run.RunProblem;
import io.github.checkhyperv.run.Told;
import io.github.checkhyperv.wmi.tape.Anonymiser;
import io.github.checkhyperv.wmi.tape.Recorder;
import io.github.checkhyperv.wmi.tape.Tape;
import io.github.checkhyperv.wmi.tape.TapedEnd;
import io.github.checkhyperv.wmi.tape.TapedHost;
import io.github.checkhyperv.wmi.tape.TapedList;
import io.github.checkhyperv.wmi.tape.TapedMember;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code --record} adds to a run about a list: each member has a recorder of its own. */
final class FleetRecording {
    private final FleetArguments arguments;
    private final Taping taping;
    private final TapeOutput output;
    private final Recorder first = new Recorder();
    private final Map<FleetArguments.Askable, Recorder> recorders = new IdentityHashMap<>();

    /** A recording of a run that was asked for like this. */
    FleetRecording(Taping taping, FleetArguments arguments) {
        this.arguments = arguments;
        this.taping = taping;
        this.output = new TapeOutput(taping);
    }

    /** Reaches the hosts of a member in this way, and records them. */
    HostConnector of(FleetArguments.Askable askable, HostConnector connector) {
        Recorder recorder = first.beside();
        recorders.put(askable, recorder);
        return withoutTrials(
                new RecordingConnector(
                        connector,
                        recorder,
                        askable.arguments().cluster(),
                        askable.arguments().wanted()),
                recorder);
    }

    /** A look that had to wait for an account begins anew, and so does what is recorded of it. */
    private static HostConnector withoutTrials(HostConnector connector, Recorder recorder) {
        return (address, port, mechanism, memory, deadline, steps) -> {
            boolean first = recorder.isEmpty();
            try {
                return connector.connect(address, port, mechanism, memory, deadline, steps);
            } catch (SessionException e) {
                if (first && e.problem() == RunProblem.ACCOUNT_IN_TRIAL) {
                    recorder.restart();
                }
                throw e;
            }
        };
    }

    /**
     * Writes the tape, or says why that cannot be.
     *
     * @param told what was told of each member, in the order of the list
     */
    Optional<Failure> write(List<Told> told) {
        return output.write(
                () -> tape(told),
                "the hosts said more than a tape holds",
                "leave --record out, or record a part of the list with --shard");
    }

    private Optional<Tape> tape(List<Told> told) {
        List<TapedMember> members = new ArrayList<>(told.size());
        for (int i = 0; i < told.size(); i++) {
            Optional<TapedMember> member = member(arguments.hosts().get(i), told.get(i));
            if (member.isEmpty()) {
                return Optional.empty();
            }
            members.add(member.get());
        }
        boolean anonymous = arguments.replay().isPresent() && arguments.replay().get().anonymised();
        TapedList list = new TapedList(members, arguments.mistakes());
        Tape tape = output.tape(List.of(), anonymous).with(list);
        Tape named = taping.anonymise() ? Anonymiser.anonymise(tape, names()) : tape;
        return Optional.of(named.with(filtered(list, named.list().orElseThrow())));
    }

    /** Nothing where its hosts said too much. */
    private Optional<TapedMember> member(FleetArguments.Listed listed, Told told) {
        Optional<TapedEnd> end = told.unasked() ? end(told.answer()) : Optional.empty();
        if (!(listed instanceof FleetArguments.Askable askable)) {
            return Optional.of(
                    new TapedMember(
                            listed.name(), false, Map.of(), Tape.Filtered.NONE, List.of(), end));
        }
        return hosts(askable, end)
                .map(
                        hosts ->
                                new TapedMember(
                                        askable.name(),
                                        askable.arguments().cluster().isPresent(),
                                        askable.options(),
                                        Tape.Filtered.NONE,
                                        hosts,
                                        end));
    }

    private static Optional<TapedEnd> end(Answer answer) {
        return Optional.of(new TapedEnd(answer.steps(), ((Failed) answer.outcome()).failure()));
    }

    /** Who is not asked once more, as a tape says how it ended, keeps what was said then. */
    private Optional<List<TapedHost>> hosts(
            FleetArguments.Askable askable, Optional<TapedEnd> end) {
        boolean asked = askable.replay().isEmpty() || askable.replay().get().end().isEmpty();
        return asked
                ? recorders.get(askable).hosts(end.map(TapedEnd::failure))
                : Optional.of(askable.replay().get().hosts());
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (FleetArguments.Listed listed : arguments.hosts()) {
            names.add(listed.name());
            if (listed instanceof FleetArguments.Askable askable) {
                names.addAll(TapeNames.of(askable.arguments()));
            }
        }
        return names;
    }

    /** What the filters of those decided whose hosts tell the answer. */
    private TapedList filtered(TapedList list, TapedList named) {
        List<TapedMember> members = new ArrayList<>(named.members());
        for (int i = 0; i < members.size(); i++) {
            TapedMember member = list.members().get(i);
            if (member.end().isEmpty()) {
                FleetArguments.Askable askable = (FleetArguments.Askable) arguments.hosts().get(i);
                TapedFilter filter =
                        new TapedFilter(askable.arguments().filter(), member.cluster());
                if (filter.isTold(taping.anonymise())) {
                    TapedMember other = members.get(i);
                    members.set(i, other.with(filter.filtered(member.hosts(), other.hosts())));
                }
            }
        }
        return new TapedList(members, named.mistakes());
    }
}
