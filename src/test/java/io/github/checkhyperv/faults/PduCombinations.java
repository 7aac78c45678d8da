package io.github.checkhyperv.faults;

import static io.github.checkhyperv.faults.Ending.FAILED;
import static io.github.checkhyperv.faults.Ending.RIGHT;
import static io.github.checkhyperv.faults.Ending.TIMED_OUT;

import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.PduFaults;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.fault.WireFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** PDUs with a header, a body or a verifier that is not as it should be. */
final class PduCombinations {
    private static final String FAMILY = "PDU";
    private static final int FIRST_FRAG = 1;
    private static final int LAST_FRAG = 2;
    private static final int HEADER = 24;
    private static final int TRAILER_AND_VERIFIER = 24;
    private static final int FRAG_LENGTH = 8;
    private static final int AUTH_LENGTH = 10;

    /** PTYPEs: all of those that [MS-RPCE] knows and are no answer to a call, and some unknown. */
    private static final int[] NO_ANSWERS = {
        0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 99, 255
    };

    private final List<Combination> all = new ArrayList<>();

    private PduCombinations() {}

    static List<Combination> all() {
        PduCombinations manners = new PduCombinations();
        for (SessionPlace place : SessionPlace.CALLS) {
            manners.headers(place, true);
            manners.lengths(place);
            manners.again(place);
            if (!place.name().startsWith("1st")) { // they are like those of a small host
                manners.headers(place, false);
                manners.verifiers(place);
            }
        }
        for (SessionPlace place : SessionPlace.BINDS) {
            manners.headers(place, false);
            manners.lengths(place);
            manners.again(place);
        }
        manners.release();
        return manners.all;
    }

    private void add(
            String manner, SessionPlace place, Supplier<FaultPlan> plan, Ending... outcomes) {
        all.add(Combination.of(FAMILY, manner, place, plan, Expectation.broken(place, outcomes)));
    }

    /** Headers that a verifier fits, as from a host that is wrong, or that none fits. */
    private void headers(SessionPlace place, boolean sealed) {
        String kind = sealed ? ", sealed" : "";
        for (int type : NO_ANSWERS) {
            if (type == answerType(place)) {
                continue;
            }
            add("type " + type + kind, place, () -> PduFaults.type(type, sealed), FAILED);
        }
        add("call id +1" + kind, place, () -> PduFaults.callId(1, sealed), FAILED);
        add("call id -1" + kind, place, () -> PduFaults.callId(-1, sealed), FAILED);
        add("version 4" + kind, place, () -> PduFaults.version(4, sealed), FAILED);
        add("version 6" + kind, place, () -> PduFaults.version(6, sealed), FAILED);
        add("minor version 9" + kind, place, () -> octet(1, 9, sealed), FAILED);
        add("big-endian" + kind, place, () -> octet(4, 0x00, sealed), FAILED);
        add("EBCDIC" + kind, place, () -> octet(4, 0x11, sealed), FAILED);
        add("VAX numbers" + kind, place, () -> octet(5, 1, sealed), FAILED);
        add("not first" + kind, place, () -> PduFaults.flags(FIRST_FRAG, sealed), FAILED);
        int both = FIRST_FRAG | LAST_FRAG;
        add("not first nor last" + kind, place, () -> PduFaults.flags(both, sealed), FAILED);
        Supplier<FaultPlan> notLast = () -> PduFaults.flags(LAST_FRAG, sealed);
        if (!sealed) {
            add("not last", place, notLast, FAILED);
        } else if (place.phase() == Phase.BATCH) {
            // An answer in fragments then ends with the first of them.
            add("not last, sealed", place, notLast, TIMED_OUT, FAILED);
        } else {
            add("not last, sealed", place, notLast, TIMED_OUT);
        }
    }

    private static int answerType(SessionPlace place) {
        return switch (place.phase()) {
            case BIND_MAPPER, BIND_EXPORTER -> 12;
            case ALTER_CONTEXT -> 15;
            default -> 2;
        };
    }

    private void lengths(SessionPlace place) {
        // Where more fragments follow, these octets are taken for the missing ones.
        Ending[] longer =
                place.phase() == Phase.BATCH
                        ? new Ending[] {TIMED_OUT, FAILED}
                        : new Ending[] {TIMED_OUT};
        for (int more : new int[] {1, 8, 1000}) {
            add("frag_length +" + more, place, () -> PduFaults.fragLength(more, false), longer);
        }
        add("frag_length 65535", place, () -> put16(FRAG_LENGTH, 0xffff), longer);
        for (int less : new int[] {1, 8, 16}) {
            add("frag_length -" + less, place, () -> PduFaults.fragLength(-less, false), FAILED);
        }
        add("frag_length 0", place, () -> put16(FRAG_LENGTH, 0), FAILED);
        add("frag_length 15", place, () -> put16(FRAG_LENGTH, 15), FAILED);
        add("frag_length 16", place, () -> put16(FRAG_LENGTH, 16), FAILED);
        if (place != SessionPlace.ALTER_CONTEXT) { // its answer has no auth_value
            for (int delta : new int[] {1, -1, 8, -8, 1000, 0x7fff}) {
                Supplier<FaultPlan> plan = () -> PduFaults.authLength(delta, false);
                add("auth_length " + delta, place, plan, FAILED);
            }
            add("auth_length 0", place, () -> put16(AUTH_LENGTH, 0), FAILED);
        }
    }

    private void verifiers(SessionPlace place) {
        add("no verifier", place, PduFaults::withoutVerifier, FAILED);
        for (int octet = 1; octet <= TRAILER_AND_VERIFIER; octet++) {
            int beforeEnd = octet;
            add(
                    "bit flipped " + octet + " before the end",
                    place,
                    () -> PduFaults.flippedBit(beforeEnd),
                    FAILED);
        }
        for (int offset = 0; offset < HEADER + 16; offset++) {
            int at = offset;
            // A frag_length that is longer than the PDU has to be waited for.
            boolean length = offset == FRAG_LENGTH || offset == FRAG_LENGTH + 1;
            Ending[] outcomes = length ? new Ending[] {FAILED, TIMED_OUT} : new Ending[] {FAILED};
            add("bit flipped at " + at, place, () -> PduFaults.flippedBitAt(at), outcomes);
        }
        add("bit flipped in the middle", place, () -> flippedMiddle(), FAILED);
        add("all zero behind the header", place, () -> zeroed(), FAILED);
    }

    /** The PDU before it once more, in its place or behind it. */
    private void again(SessionPlace place) {
        boolean isFirst = place == SessionPlace.BIND_MAPPER || place == SessionPlace.BIND_EXPORTER;
        if (!isFirst) {
            all.add(replay(place, Expectation.broken(place, FAILED)));
        }
        // The call that follows on that connection finds the copy in place of its own answer.
        String[] next =
                place == SessionPlace.BIND_MAPPER
                        ? new String[] {"activate"}
                        : new String[] {"log in", "query"};
        Expectation expected =
                Expectation.broken(place, FAILED).at(next).leaving(Leftover.ANYTHING);
        if (place == SessionPlace.ACTIVATE || place == SessionPlace.BATCHES.get(2)) {
            // Nothing but the release follows on that connection, or not even that.
            expected = Expectation.right();
        } else if (place.name().equals("2nd batch of machines")) {
            expected = Expectation.broken(place, FAILED, RIGHT);
        }
        all.add(Combination.of(FAMILY, "twice", place, WireFaults::twice, expected));
    }

    private static Combination replay(SessionPlace place, Expectation expected) {
        return Combination.of(FAMILY, "replay", place, () -> FaultPlan.NONE, expected)
                .with(() -> replayAt(place));
    }

    /** Sends at this place what the client was sent last. */
    private static FaultPlan replayAt(SessionPlace place) {
        AtomicReference<byte[]> last = new AtomicReference<>();
        return new FaultPlan() {
            @Override
            public byte[] afterSealing(Point point, int fragment, byte[] pdu) {
                byte[] before = last.getAndSet(pdu.clone());
                return place.holds(point) ? before : pdu;
            }
        };
    }

    /** At the release the answer is known: nothing there can change it. */
    private void release() {
        SessionPlace place = SessionPlace.RELEASE;
        List<Combination> faults = new ArrayList<>();
        faults.add(release("no verifier", PduFaults::withoutVerifier));
        faults.add(release("wrong verifier", () -> PduFaults.flippedBit(3)));
        faults.add(release("wrong call id", () -> PduFaults.callId(1, true)));
        faults.add(release("wrong type", () -> PduFaults.type(12, true)));
        faults.add(release("not last", () -> PduFaults.flags(LAST_FRAG, true)));
        faults.add(release("frag_length +8", () -> PduFaults.fragLength(8, false)));
        faults.add(release("twice", WireFaults::twice));
        faults.add(replay(place, Expectation.right()));
        all.addAll(faults);
    }

    private static Combination release(String manner, Supplier<FaultPlan> plan) {
        return Combination.of(FAMILY, manner, SessionPlace.RELEASE, plan, Expectation.right());
    }

    private static FaultPlan octet(int at, int value, boolean sealed) {
        return new FaultPlan() {
            private byte[] change(byte[] pdu) {
                byte[] changed = pdu.clone();
                changed[at] = (byte) value;
                return changed;
            }

            @Override
            public byte[] beforeSealing(Point point, int fragment, byte[] pdu) {
                return sealed ? change(pdu) : pdu;
            }

            @Override
            public byte[] afterSealing(Point point, int fragment, byte[] pdu) {
                return sealed ? pdu : change(pdu);
            }
        };
    }

    private static FaultPlan put16(int at, int value) {
        return PduFaults.replace(
                pdu -> {
                    byte[] changed = pdu.clone();
                    changed[at] = (byte) value;
                    changed[at + 1] = (byte) (value >>> 8);
                    return changed;
                });
    }

    private static FaultPlan flippedMiddle() {
        return PduFaults.replace(
                pdu -> {
                    byte[] changed = pdu.clone();
                    changed[pdu.length / 2] ^= 0x40;
                    return changed;
                });
    }

    private static FaultPlan zeroed() {
        return PduFaults.replace(
                pdu -> {
                    byte[] changed = new byte[pdu.length];
                    System.arraycopy(pdu, 0, changed, 0, HEADER);
                    return changed;
                });
    }
}
