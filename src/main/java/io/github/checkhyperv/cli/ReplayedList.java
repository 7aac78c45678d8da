package io.github.checkhyperv.cli;

import io.github.checkhyperv.wmi.tape.TapedList;
import io.github.checkhyperv.wmi.tape.TapedMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list of hosts and clusters that a tape stands in for, each with options of its own. */
final class ReplayedList {
    private final GivenOptions line;
    private final GivenOptions extra;
    private final TapeFile tape;
    private final OptionReader given;

    private ReplayedList(GivenOptions line, GivenOptions extra, TapeFile tape) {
        this.line = line;
        this.extra = extra;
        this.tape = tape;
        this.given = new OptionReader(line, extra);
    }

    /** Reads what the tape says of the run and of each member, where the options say nothing. */
    static FleetArguments read(
            GivenOptions line, GivenOptions extra, TapeFile tape, Preview preview)
            throws UsageException {
        ReplayedList reader = new ReplayedList(line, extra, tape);
        OptionReader values = reader.beside(tape.tape().options());
        if (values.has(Flag.DIAGNOSE)) {
            throw new UsageException(
                    values.named(Flag.DIAGNOSE) + " has no place beside the tape of a list",
                    "it is about one host: leave it out");
        }
        Shard.of(values);
        Timeout timeout = FleetReader.timeout(values);
        Presentation presentation = Presentation.of(values);
        int concurrency = FleetReader.concurrency(values);
        Optional<Taping> taping = ArgumentsParser.taping(values, false);
        preview.learnOfMany(presentation, timeout);
        TapedList list = tape.tape().list().orElseThrow();
        List<FleetArguments.Listed> hosts = new ArrayList<>(list.members().size());
        for (TapedMember member : list.members()) {
            hosts.add(reader.listed(member));
        }
        return new FleetArguments(
                hosts,
                list.mistakes(),
                timeout,
                concurrency,
                presentation,
                taping,
                Optional.of(tape.tape()));
    }

    private OptionReader beside(Map<String, List<String>> options) throws UsageException {
        return new OptionReader(line, extra, tape.options(options, given));
    }

    private FleetArguments.Listed listed(TapedMember member) throws UsageException {
        OptionReader values = beside(member.options());
        AskedHostReader options = new AskedHostReader(values);
        String host = member.hosts().isEmpty() ? member.name() : member.hosts().get(0).address();
        // On a tape nodes have their names only.
        Optional<ClusterArguments> cluster =
                member.cluster()
                        ? Optional.of(new ClusterArguments("", Map.of()))
                        : Optional.empty();
        AskedHost asked =
                new AskedHost(
                        host,
                        options.port(),
                        Login.none(),
                        options.thresholds(),
                        options.filter(member.filtered()),
                        options.timeout(),
                        cluster,
                        options.wanted(member.cluster()));
        return new FleetArguments.Askable(
                member.name(), asked, values.onTape(true, false), Optional.of(member));
    }
}
