package io.github.checkhyperv;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.cli.Arguments;
import io.github.checkhyperv.cli.ClusterArguments;
import io.github.checkhyperv.cli.Taping;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.run.HostCheck;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.security.kerberos.KerberosSettings;
import io.github.checkhyperv.sink.OutputFile;
import io.github.checkhyperv.sink.OutputProblem;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.tape.Anonymiser;
import io.github.checkhyperv.wmi.tape.RecordedHost;
import io.github.checkhyperv.wmi.tape.Recorder;
import io.github.checkhyperv.wmi.tape.Tape;
import io.github.checkhyperv.wmi.tape.TapeWriter;
import io.github.checkhyperv.wmi.tape.TapedHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code --record} adds to a run. */
final class Recording {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Taping taping;
    private final Filter filter;
    private final List<String> names;
    private final Optional<ClusterArguments> cluster;
    private final boolean anonymous;
    private final Recorder recorder = new Recorder();
    private volatile boolean inWork;

    /** A recording of a run that was asked for like this. */
    Recording(Taping taping, Arguments arguments) {
        this.taping = taping;
        this.filter = arguments.asked().filter();
        this.names = names(arguments);
        this.cluster = arguments.asked().cluster();
        this.anonymous = arguments.replay().isPresent() && arguments.replay().get().anonymised();
    }

    private static List<String> names(Arguments arguments) {
        List<String> names = new ArrayList<>();
        names.add(arguments.asked().host());
        names.add(arguments.asked().login().toString());
        Optional<KerberosSettings> kerberos = arguments.asked().login().kerberos();
        if (kerberos.isPresent()) {
            names.add(kerberos.get().realm());
            names.add(kerberos.get().kdc());
            names.add(kerberos.get().spn());
        }
        if (arguments.asked().cluster().isPresent()) {
            ClusterArguments nodes = arguments.asked().cluster().get();
            names.addAll(nodes.addresses().keySet());
            names.addAll(nodes.addresses().values());
            names.add(nodes.suffix());
        }
        return names;
    }

    /** Reaches hosts in this way, and records them. */
    HostConnector of(HostConnector connector) {
        return new RecordingConnector(connector, recorder, cluster);
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
            String text = new String(octets, StandardCharsets.UTF_8);
            OutputFile.ownersOnly(taping.file()).write(out -> out.write(text));
            return Optional.empty();
        } catch (IOException e) {
            return failed(e.getMessage(), OutputProblem.TAPE_FILE.remedy());
        } catch (Filter.TooCostlyException e) {
            return failed(
                    "what the filters decide takes too long to tell, so that none was written",
                    "leave the filters out");
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
        Tape tape =
                new Tape(
                        Version.text(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        anonymous,
                        taping.options(),
                        Tape.Filtered.NONE,
                        hosts);
        // Patterns are told unless they hold names; what a tape has in their place goes on.
        boolean byIds = !filter.notIncluded().isEmpty() || !filter.excluded().isEmpty();
        boolean told = taping.anonymise() ? !filter.equals(Filter.NONE) : byIds;
        Tape named = taping.anonymise() ? Anonymiser.anonymise(tape, names) : tape;
        return told && !hosts.isEmpty() ? named.with(filtered(hosts, named.hosts())) : named;
    }

    /** What the filters decided, by the disks' names on the tape. */
    private Tape.Filtered filtered(List<TapedHost> hosts, List<TapedHost> renamed) {
        try {
            Filter decided = filter.withoutPatterns(disks(hosts), disks(renamed));
            return new Tape.Filtered(
                    List.copyOf(decided.notIncluded()), List.copyOf(decided.excluded()));
        } catch (SessionException e) {
            return Tape.Filtered.NONE; // As it was in the run: there was nothing to filter.
        }
    }

    /** All disks of all hosts; of a cluster, its nodes have them. */
    private List<VirtualDisk> disks(List<TapedHost> hosts) throws SessionException {
        if (cluster.isEmpty()) {
            return disks(hosts.get(0));
        }
        List<VirtualDisk> disks = new ArrayList<>();
        for (TapedHost node : hosts.subList(1, hosts.size())) {
            try {
                disks.addAll(disks(node));
            } catch (SessionException e) {
                continue; // It failed in the run as well, and has no disks there.
            }
        }
        return disks;
    }

    /** All of its disks in the host's order, the missing ones last. */
    private static List<VirtualDisk> disks(TapedHost host) throws SessionException {
        WmiHost again = RecordedHost.connect(host, Step.Listener.NONE);
        Inventory inventory =
                HostCheck.inventory(
                        again,
                        host.address(),
                        MemoryBudget.ofOneHost(),
                        Deadline.in(LONGEST),
                        Step.Listener.NONE);
        List<VirtualDisk> disks = new ArrayList<>(inventory.disks());
        disks.addAll(inventory.missing());
        return disks;
    }
}
