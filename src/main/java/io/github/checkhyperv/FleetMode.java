package io.github.checkhyperv;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.cli.AskedHost;
import io.github.checkhyperv.cli.ClusterArguments;
import io.github.checkhyperv.cli.FleetArguments;
import io.github.checkhyperv.cli.Format;
import io.github.checkhyperv.cli.Login;
import io.github.checkhyperv.cli.Presentation;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.run.FleetRun;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.run.Member;
import io.github.checkhyperv.run.Naming;
import io.github.checkhyperv.run.Progress;
import io.github.checkhyperv.run.Target;
import io.github.checkhyperv.run.Told;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.security.kerberos.Kerberos;
import io.github.checkhyperv.security.kerberos.KerberosSettings;
import io.github.checkhyperv.wmi.tape.TapedEnd;
import io.github.checkhyperv.wmi.tape.TapedMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs about a cluster, or about many hosts and clusters. */
final class FleetMode {
    /** The time that is left for the answer, of a run as long as this many times that. */
    private static final int MARGIN_PART = 20;

    /** The same of a list, whose answer may be megabytes, on a machine that is busy with it. */
    private static final int MARGIN_PART_OF_LIST = 5;

    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(2);

    /** The same where a tape of megabytes is written before the answer. */
    private static final Duration LONGEST_MARGIN_OF_TAPE = Duration.ofSeconds(5);

    private final HostConnector connector;
    private final Watchdog watchdog;

    /** All hosts of one account share one, so that what is known of it is known once. */
    private final Map<Login, Mechanism> mechanisms = new IdentityHashMap<>();

    /** By account and KDC. */
    private final Map<Credentials, Map<String, Kerberos>> accounts = new IdentityHashMap<>();

    FleetMode(HostConnector connector, Watchdog watchdog) {
        this.connector = connector;
        this.watchdog = watchdog;
    }

    /** The answer of a cluster. */
    Answer cluster(AskedHost asked, ClusterArguments cluster, int concurrency) {
        Target target = target(asked.host(), asked);
        Member member = cluster(target, asked, cluster, connector);
        Duration margin = margin(MARGIN_PART, LONGEST_MARGIN);
        return run(List.of(member), concurrency, false, margin, Progress.NONE).get(0).answer();
    }

    /**
     * The answers of a list.
     *
     * @param recording records it, if there is one
     */
    FleetAnswer fleet(
            FleetArguments arguments, Optional<FleetRecording> recording, Progress progress) {
        long start = System.nanoTime();
        try {
            List<Member> members = new ArrayList<>(arguments.hosts().size());
            for (FleetArguments.Listed listed : arguments.hosts()) {
                members.add(member(listed, recording));
            }
            boolean condense = condenses(arguments.presentation());
            Duration margin =
                    margin(
                            MARGIN_PART_OF_LIST,
                            recording.isPresent() ? LONGEST_MARGIN_OF_TAPE : LONGEST_MARGIN);
            List<Told> all = run(members, arguments.concurrency(), condense, margin, progress);
            List<Answer> answers = new ArrayList<>(all.size());
            for (Told told : all) {
                answers.add(told.answer());
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return new FleetAnswer(new Fleet(answers, arguments.mistakes(), elapsed), all);
        } finally {
            mechanisms.keySet().forEach(Login::close);
        }
    }

    private List<Told> run(
            List<Member> members,
            int concurrency,
            boolean condense,
            Duration margin,
            Progress progress) {
        Duration left = watchdog.left();
        // Between the two a cluster is judged of which a node was silent to the end.
        Deadline looks = Deadline.in(left.minus(margin));
        Deadline end = Deadline.in(left.minus(margin.dividedBy(2)));
        FleetRun fleet = new FleetRun(concurrency, condense, looks, end);
        return fleet.answers(members, progress);
    }

    private Duration margin(int part, Duration longest) {
        Duration margin = watchdog.left().dividedBy(part);
        return margin.compareTo(longest) > 0 ? longest : margin;
    }

    /** Whether nobody will see the disks of hosts that are OK. */
    private static boolean condenses(Presentation presentation) {
        boolean brief =
                presentation.format() == Format.NAGIOS || presentation.format() == Format.TABLE;
        return brief && !presentation.perfData().contains(Verdict.FINE);
    }

    private Member member(FleetArguments.Listed listed, Optional<FleetRecording> recording) {
        if (listed instanceof FleetArguments.Mistaken mistaken) {
            Failed failed = new Failed(mistaken.failure());
            return answered(mistaken.name(), Thresholds.defaults(), failed, List.of());
        }
        FleetArguments.Askable askable = (FleetArguments.Askable) listed;
        AskedHost asked = askable.arguments();
        Optional<TapedEnd> end = askable.replay().flatMap(TapedMember::end);
        if (end.isPresent()) {
            Failed failed = Failed.of(end.get().failure(), asked.timeout().state());
            return answered(askable.name(), asked.thresholds(), failed, end.get().steps());
        }
        HostConnector way = way(askable, recording);
        Target target = target(askable.name(), asked);
        return asked.cluster().isPresent()
                ? cluster(target, asked, asked.cluster().get(), way)
                : new Member.Host(target, asked.timeout().limit(), way);
    }

    private static Member answered(
            String name, Thresholds thresholds, Failed failed, List<Step> steps) {
        return new Member.Answered(new Answer(name, thresholds, failed, steps, Duration.ZERO));
    }

    private HostConnector way(FleetArguments.Askable askable, Optional<FleetRecording> recording) {
        HostConnector way =
                askable.replay().isPresent()
                        ? new ReplayingConnector(askable.replay().get().hosts())
                        : connector;
        return recording.isPresent() ? recording.get().of(askable, way) : way;
    }

    private static Member cluster(
            Target target, AskedHost asked, ClusterArguments cluster, HostConnector way) {
        Naming naming = new Naming(cluster.suffix(), cluster.addresses());
        return new Member.Cluster(target, naming, asked.timeout().limit(), way);
    }

    /** Of an account there is one ticket-granting ticket a KDC, whatever principals hosts have. */
    private Mechanism mechanism(Login login) {
        if (login.kerberos().isEmpty()) {
            return Main.mechanism(login);
        }
        KerberosSettings settings = login.kerberos().get();
        Kerberos known =
                accounts.computeIfAbsent(login.credentials(), account -> new HashMap<>())
                        .computeIfAbsent(
                                settings.kdc(), kdc -> new Kerberos(login.credentials(), settings));
        return known.to(settings.spn());
    }

    private Target target(String name, AskedHost asked) {
        Mechanism mechanism = mechanisms.get(asked.login());
        if (mechanism == null) {
            mechanism = mechanism(asked.login());
            mechanisms.put(asked.login(), mechanism);
        }
        return Main.target(name, asked, mechanism);
    }
}
