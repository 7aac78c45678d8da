package io.github.checkhyperv.faults;

import static io.github.checkhyperv.faults.Ending.FAILED;
import static io.github.checkhyperv.faults.Ending.TIMED_OUT;

import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.fault.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Refusals: RPC faults, bind_nak, and every status of DCOM and WMI that a client meets. */
final class StatusCombinations {
    private static final int[] RPC = {
        0x00000005, 0x1c010002, 0x1c010003, 0x1c01000b, 0x1c010014, 0x1c00001a, 0x1c000009,
        0x000006be, 0x000006ba, 0x000006bf, 0x000006d1, 0x000006f7, 0x00000721, 0x80010108,
        0x80010105, 0x80070005, 0x00000000, 0xffffffff
    };

    /** [C706] 12.6.3.1 and [MS-RPCE] 2.2.2.5, and some that nobody knows. */
    private static final int[] NAK = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 99, 0xffff};

    private static final int[] ACTIVATION = {
        0x80070005, 0x80070057, 0x8007000e, 0x80040154, 0x80080005, 0x80004002, 0x80004005,
        0x8000401a, 0x80010111, 0x80010108, 0x80041003, 0x800706ba, 0x80070422, 0x800706be,
        0x800706bf, 0x8000401b, 0xffffffff
    };

    /** FACTS.md, and those of COM that come in their place. */
    private static final int[] WMI = {
        0x80041001, 0x80041002, 0x80041003, 0x80041004, 0x80041006, 0x80041008, 0x8004100e,
        0x80041010, 0x80041013, 0x80041015, 0x80041017, 0x8004101d, 0x80041032, 0x80041033,
        0x80041045, 0x80041067, 0x80041069, 0x8004106c, 0x80070005, 0x8007000e, 0x80010108,
        0x800706ba, 0x80004005, 0xffffffff
    };

    /** Successes that bring nothing. */
    private static final int[] EMPTY_SUCCESSES = {0, 1, 0x40004, 0x40001, 0x7fffffff};

    private static final int INVALID_QUERY = 0x80041017;
    private static final int TIMED_OUT_STATUS = 0x40004;
    private static final int END = 1;

    private final List<Combination> all = new ArrayList<>();

    private StatusCombinations() {}

    static List<Combination> all() {
        StatusCombinations manners = new StatusCombinations();
        manners.faults();
        manners.naks();
        manners.activation();
        manners.wmi();
        manners.release();
        return manners.all;
    }

    private static String hex(int status) {
        return String.format("%08x", status);
    }

    private void faults() {
        List<SessionPlace> places = new ArrayList<>(SessionPlace.CALLS);
        places.addAll(SessionPlace.BINDS);
        places.add(SessionPlace.AUTH3_MAPPER);
        places.add(SessionPlace.AUTH3_EXPORTER);
        for (SessionPlace place : places) {
            // Access denied at the mapper means that the logon was refused.
            Expectation expected =
                    place == SessionPlace.ACTIVATE
                            ? Expectation.orderly(place, FAILED).at("activate", "authenticate")
                            : Expectation.orderly(place, FAILED);
            for (int status : RPC) {
                if (status == 0 && place.name().startsWith("auth3")) {
                    continue; // that would be no refusal
                }
                Supplier<FaultPlan> plan = () -> Faults.rpcFault(status);
                add("fault", "fault " + hex(status), place, plan, expected);
                Combination plain = last();
                all.add(plain.named(plain.manner() + ", plain").having(o -> o.sealFaults(false)));
            }
            Supplier<FaultPlan> executed = () -> Faults.react(new Reaction.Fault(0x6be, true));
            add("fault", "fault after execution", place, executed, expected);
        }
    }

    private void add(
            String family,
            String manner,
            SessionPlace place,
            Supplier<FaultPlan> plan,
            Expectation e) {
        all.add(Combination.of(family, manner, place, plan, e));
    }

    private Combination last() {
        return all.get(all.size() - 1);
    }

    private void naks() {
        for (SessionPlace place : SessionPlace.BINDS) {
            for (int reason : NAK) {
                Expectation expected = Expectation.broken(place, FAILED);
                add("nak", "bind_nak " + reason, place, () -> Faults.nak(reason), expected);
            }
        }
    }

    private void activation() {
        for (int status : ACTIVATION) {
            SessionPlace place = SessionPlace.ACTIVATE;
            Expectation expected = Expectation.broken(place, FAILED).leaving(Leftover.NOTHING);
            add("HRESULT", hex(status), place, () -> Faults.result(status), expected);
        }
        for (int status : EMPTY_SUCCESSES) {
            SessionPlace place = SessionPlace.ACTIVATE;
            Expectation expected = Expectation.broken(place, FAILED).leaving(Leftover.NOTHING);
            add("HRESULT", "empty " + hex(status), place, () -> Faults.result(status), expected);
        }
    }

    private void wmi() {
        List<SessionPlace> places = new ArrayList<>(List.of(SessionPlace.LOG_IN));
        places.addAll(SessionPlace.QUERIES);
        places.addAll(SessionPlace.BATCHES);
        for (SessionPlace place : places) {
            Expectation failed = Expectation.orderly(place, FAILED);
            for (int status : WMI) {
                boolean older = status == INVALID_QUERY && hasFallback(place);
                // What an older Windows says, which is then asked in its own words.
                Expectation expected = older ? Expectation.right() : failed;
                add("WBEM", hex(status), place, () -> Faults.result(status), expected);
                if (place.phase() == Phase.BATCH) {
                    all.add(last().healthy());
                }
            }
            for (int status : EMPTY_SUCCESSES) {
                emptySuccess(place, status, failed);
            }
        }
    }

    private void emptySuccess(SessionPlace place, int status, Expectation failed) {
        boolean isBatch = place.phase() == Phase.BATCH;
        if (isBatch && status == END) {
            return; // A host that says so has no rows; see PartialTruthsTest.
        }
        Expectation expected =
                isBatch && status == TIMED_OUT_STATUS
                        ? Expectation.orderly(place, TIMED_OUT)
                        : failed;
        Supplier<FaultPlan> plan = () -> Faults.result(status);
        if (isBatch && status == TIMED_OUT_STATUS) {
            // At every batch from here on, else the next one brings the rows.
            add("WBEM", "empty " + hex(status), place, plan, expected);
            all.add(last().with(() -> Faults.when(from(place), Faults.result(status))));
            all.remove(all.size() - 2);
        } else {
            add("WBEM", "empty " + hex(status), place, plan, expected);
        }
        if (isBatch) {
            all.add(last().healthy());
        }
    }

    private static Predicate<Point> from(SessionPlace place) {
        boolean[] reached = {false};
        return point -> {
            reached[0] |= place.holds(point);
            return reached[0] && point.phase() == Phase.BATCH;
        };
    }

    /** Queries that Windows Server 2012 R2, or a stranger one, gets in other words. */
    private static boolean hasFallback(SessionPlace place) {
        return place == SessionPlace.QUERIES.get(1) || place == SessionPlace.QUERIES.get(2);
    }

    /** The verdict is known by then and stands; what was refused there stays with the host. */
    private void release() {
        Expectation kept = Expectation.right().leaving(Leftover.ANYTHING);
        for (int status : RPC) {
            add("fault", hex(status), SessionPlace.RELEASE, () -> Faults.rpcFault(status), kept);
        }
        for (int status : ACTIVATION) {
            add("HRESULT", hex(status), SessionPlace.RELEASE, () -> Faults.result(status), kept);
        }
    }
}
