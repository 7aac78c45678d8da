package io.github.checkhyperv.faults;

import io.github.checkhyperv.simhost.HostOptions;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.fault.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A place in a session where something can go wrong.
 *
 * @param name for the name of the combination
 * @param phase the phase of the session
 * @param where which of the exchanges of that phase
 * @param stages what the status line may call the stage there
 * @param scene the host on which the session gets there
 * @param options what makes the session get there
 */
record SessionPlace(
        String name,
        Phase phase,
        Predicate<Point> where,
        Set<String> stages,
        HostAndAnswer scene,
        UnaryOperator<HostOptions.Builder> options) {

    static final String DISKS = "Msvm_LogicalDisk";
    static final String SETTINGS = "Msvm_StorageAllocationSettingData";
    static final String SYSTEMS = "Msvm_ComputerSystem";

    static final SessionPlace CONNECT_MAPPER =
            of("connect 135", Phase.CONNECT_MAPPER, "connect", "authenticate");
    static final SessionPlace BIND_MAPPER = of("bind 135", Phase.BIND_MAPPER, "authenticate");

    /** AUTH3 has no answer: what comes of it shows in the answer to the next request. */
    static final SessionPlace AUTH3_MAPPER =
            of("auth3 135", Phase.AUTHENTICATE_MAPPER, "authenticate", "activate");

    static final SessionPlace ACTIVATE = of("activate", Phase.ACTIVATE, "activate");
    static final SessionPlace CONNECT_EXPORTER =
            of("connect object port", Phase.CONNECT_EXPORTER, "connect", "authenticate");
    static final SessionPlace BIND_EXPORTER =
            of("bind object port", Phase.BIND_EXPORTER, "authenticate");
    static final SessionPlace AUTH3_EXPORTER =
            of("auth3 object port", Phase.AUTHENTICATE_EXPORTER, "authenticate", "log in");
    static final SessionPlace LOG_IN = of("log in", Phase.LOG_IN, "log in");

    /** The first context that a host with late contexts rejected at first is IWbemServices. */
    static final SessionPlace ALTER_CONTEXT =
            new SessionPlace(
                    "alter context",
                    Phase.ALTER_CONTEXT,
                    point -> true,
                    Set.of("query", "authenticate"),
                    HostAndAnswer.BELOW,
                    options -> options.lateContexts(true));

    static final SessionPlace RELEASE = of("release", Phase.RELEASE, "release");

    /** ExecQuery, three times. */
    static final List<SessionPlace> QUERIES =
            List.of(query("disks", 0), query("settings", 1), query("machines", 2));

    /** Next, in the two batches of each query, and in the only batch on a small host. */
    static final List<SessionPlace> BATCHES =
            List.of(
                    batch("batch of disks", DISKS, 0, HostAndAnswer.BELOW),
                    batch("batch of settings", SETTINGS, 0, HostAndAnswer.BELOW),
                    batch("batch of machines", SYSTEMS, 0, HostAndAnswer.BELOW),
                    batch("1st batch of disks", DISKS, 0, HostAndAnswer.MANY_BELOW),
                    batch("2nd batch of disks", DISKS, 1, HostAndAnswer.MANY_BELOW),
                    batch("1st batch of settings", SETTINGS, 0, HostAndAnswer.MANY_BELOW),
                    batch("2nd batch of settings", SETTINGS, 1, HostAndAnswer.MANY_BELOW),
                    batch("1st batch of machines", SYSTEMS, 0, HostAndAnswer.MANY_BELOW),
                    batch("2nd batch of machines", SYSTEMS, 1, HostAndAnswer.MANY_BELOW));

    /** Calls that are answered with a sealed response, the last one apart. */
    static final List<SessionPlace> CALLS = calls();

    private static List<SessionPlace> calls() {
        List<SessionPlace> calls = new ArrayList<>(List.of(ACTIVATE, LOG_IN));
        calls.addAll(QUERIES);
        calls.addAll(BATCHES);
        return List.copyOf(calls);
    }

    /** Exchanges whose answer has no verifier. */
    static final List<SessionPlace> BINDS = List.of(BIND_MAPPER, BIND_EXPORTER, ALTER_CONTEXT);

    private static SessionPlace of(String name, Phase phase, String... stages) {
        return new SessionPlace(
                name, phase, point -> true, Set.of(stages), HostAndAnswer.BELOW, o -> o);
    }

    private static SessionPlace query(String what, int occurrence) {
        return new SessionPlace(
                "query for " + what,
                Phase.QUERY,
                point -> point.occurrence() == occurrence,
                Set.of("query"),
                HostAndAnswer.BELOW,
                options -> options);
    }

    private static SessionPlace batch(
            String name, String className, int batch, HostAndAnswer scene) {
        return new SessionPlace(
                name,
                Phase.BATCH,
                point -> point.batch() == batch && point.detail().endsWith(" " + className),
                Set.of("query"),
                scene,
                options -> options);
    }

    /** Whether an exchange is here. */
    boolean holds(Point point) {
        return point.phase() == phase && where.test(point);
    }

    /** Whether the check can give back what it holds, as long as its connection is in order. */
    boolean isAfterBinding() {
        return phase.ordinal() >= Phase.ALTER_CONTEXT.ordinal()
                && phase != Phase.AUTHENTICATE_EXPORTER;
    }

    /** Whether the host has not handed out anything yet. */
    boolean isBeforeActivation() {
        return phase.ordinal() < Phase.ACTIVATE.ordinal();
    }
}
