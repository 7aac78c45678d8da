package io.github.checkhyperv.faults;

import static io.github.checkhyperv.faults.Ending.FAILED;
import static io.github.checkhyperv.faults.Ending.TIMED_OUT;

import io.github.checkhyperv.simhost.fault.DcomFaults;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.fault.WireFaults;
import io.github.checkhyperv.simhost.fault.WireFaults.End;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Connections that are refused, end, stall, drip, or carry noise. */
final class WireCombinations {
    private static final String FAMILY = "wire";

    /** Slow enough that the shortest answer there is, some 60 octets, takes more than a second. */
    private static final long SLOW_DRIP_MILLIS = 40;

    private final List<Combination> all = new ArrayList<>();
    private final DeadPorts ports;

    private WireCombinations(DeadPorts ports) {
        this.ports = ports;
    }

    static List<Combination> all(DeadPorts ports) {
        WireCombinations manners = new WireCombinations(ports);
        manners.resolve();
        manners.connect();
        manners.ends();
        manners.answers();
        manners.release();
        return manners.all;
    }

    private void add(
            String manner, SessionPlace place, Supplier<FaultPlan> plan, Expectation expected) {
        all.add(Combination.of(FAMILY, manner, place, plan, expected));
    }

    private void resolve() {
        SessionPlace place = SessionPlace.CONNECT_MAPPER;
        Expectation failed = Expectation.broken(place, FAILED).at("resolve");
        for (String name :
                List.of(
                        "no-such-host.invalid",
                        "fe80::1::2",
                        "[127.0.0.1",
                        "a b",
                        "fe80::1%none")) {
            Combination combination =
                    Combination.of(FAMILY, "no address", place, () -> FaultPlan.NONE, failed);
            all.add(combination.against(AskedAddress.named(name)).at("resolve " + name));
        }
    }

    private void connect() {
        Supplier<FaultPlan> none = () -> FaultPlan.NONE;
        SessionPlace mapper = SessionPlace.CONNECT_MAPPER;
        Expectation refused = Expectation.broken(mapper, FAILED).at("connect");
        Expectation swallowed = Expectation.broken(mapper, TIMED_OUT).at("connect");
        AskedAddress refusing = AskedAddress.port(ports.refusing());
        AskedAddress swallowing = AskedAddress.port(ports.swallowing());
        all.add(Combination.of(FAMILY, "refuse", mapper, none, refused).against(refusing));
        all.add(Combination.of(FAMILY, "swallow", mapper, none, swallowed).against(swallowing));

        SessionPlace exporter = SessionPlace.CONNECT_EXPORTER;
        refused = Expectation.broken(exporter, FAILED).at("connect");
        swallowed = Expectation.broken(exporter, TIMED_OUT).at("connect");
        Supplier<FaultPlan> toRefusing = () -> exporterAt(ports.refusing());
        Supplier<FaultPlan> toSwallowing = () -> exporterAt(ports.swallowing());
        all.add(Combination.of(FAMILY, "refuse", exporter, none, refused).with(toRefusing));
        all.add(Combination.of(FAMILY, "swallow", exporter, none, swallowed).with(toSwallowing));
    }

    private static FaultPlan exporterAt(int port) {
        return DcomFaults.strings(
                bindings -> List.of(StringBindings.tcp("TESTHOST01[" + port + "]")));
    }

    /** In place of an answer. */
    private void ends() {
        List<SessionPlace> places = new ArrayList<>();
        places.add(SessionPlace.CONNECT_MAPPER);
        places.add(SessionPlace.AUTH3_MAPPER);
        places.add(SessionPlace.CONNECT_EXPORTER);
        places.add(SessionPlace.AUTH3_EXPORTER);
        places.addAll(SessionPlace.BINDS);
        places.addAll(SessionPlace.CALLS);
        for (SessionPlace place : places) {
            add("silent", place, Faults::silent, Expectation.broken(place, TIMED_OUT));
            add("close", place, Faults::close, Expectation.broken(place, FAILED));
            add("reset", place, Faults::reset, Expectation.broken(place, FAILED));
        }
    }

    /** Answers that are right, but do not arrive as they should. */
    private void answers() {
        List<SessionPlace> places = new ArrayList<>(SessionPlace.BINDS);
        places.addAll(SessionPlace.CALLS);
        for (SessionPlace place : places) {
            Expectation failed = Expectation.broken(place, FAILED);
            Expectation late = Expectation.broken(place, TIMED_OUT);
            add("half, close", place, () -> WireFaults.half(0, End.CLOSE), failed);
            add("half, reset", place, () -> WireFaults.half(0, End.RESET), failed);
            add("half, silent", place, () -> WireFaults.half(0, End.SILENCE), late);
            add("octets in time", place, () -> WireFaults.trickle(1, 0), Expectation.right());
            add("7 octets in time", place, () -> WireFaults.trickle(7, 0), Expectation.right());
            add("octets too late", place, () -> drip(), late);
            add("late in time", place, () -> WireFaults.delay(200), Expectation.right());
            add("too late", place, () -> WireFaults.delay(1_700), late);
            for (int seed = 1; seed <= 5; seed++) {
                int noise = seed;
                add("garbage " + seed, place, () -> WireFaults.garbage(noise), failed);
            }
            add("text", place, () -> text(), failed);
        }
    }

    private static FaultPlan drip() {
        return WireFaults.trickle(1, SLOW_DRIP_MILLIS);
    }

    /** What answers where somebody else's service has the port. */
    private static FaultPlan text() {
        byte[] text =
                "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        return PduWritingPlans.each((fragment, pdu, wire) -> wire.write(text));
    }

    /**
     * A fault at the release only: the answer is complete and verified by then, so the verdict
     * stands. What the host holds it cannot be made to let go.
     */
    private void release() {
        SessionPlace place = SessionPlace.RELEASE;
        Expectation kept = Expectation.right().leaving(Leftover.ANYTHING);
        add("silent", place, Faults::silent, kept);
        add("close", place, Faults::close, kept);
        add("reset", place, Faults::reset, kept);
        // From here on the host has let go of everything: only its answer is bad.
        Expectation right = Expectation.right();
        add("half, close", place, () -> WireFaults.half(0, End.CLOSE), right);
        add("half, reset", place, () -> WireFaults.half(0, End.RESET), right);
        add("half, silent", place, () -> WireFaults.half(0, End.SILENCE), right);
        add("octets too late", place, () -> drip(), right);
        add("too late", place, () -> WireFaults.delay(1_700), right);
        add("garbage", place, () -> WireFaults.garbage(1), right);
        add("text", place, () -> text(), right);
    }
}
