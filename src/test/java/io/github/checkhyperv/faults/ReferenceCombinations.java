package io.github.checkhyperv.faults;

import static io.github.checkhyperv.faults.Ending.FAILED;
import static io.github.checkhyperv.faults.Ending.RIGHT;

import io.github.checkhyperv.simhost.fault.DcomFaults;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Stubs and object references with lengths, counts and kinds that are not true; all sealed. */
final class ReferenceCombinations {
    private static final String FAMILY = "references";

    /** [MS-DCOM] 2.2.18.4: signature, flags, iid, STDOBJREF. */
    private static final int IPID = 48;

    private static final int STANDARD_END = 64;

    /** [MS-DCOM] 2.2.18.6: signature, flags, iid, clsid, cbExtension, size. */
    private static final int CLSID = 24;

    private static final int CUSTOM_DATA = 48;

    /** Behind ORPCTHAT without extensions. */
    private static final int PARAMETERS = 8;

    private final List<Combination> all = new ArrayList<>();

    private ReferenceCombinations() {}

    static List<Combination> all() {
        ReferenceCombinations manners = new ReferenceCombinations();
        List<SessionPlace> givers =
                new ArrayList<>(List.of(SessionPlace.ACTIVATE, SessionPlace.LOG_IN));
        givers.addAll(SessionPlace.QUERIES);
        for (SessionPlace place : givers) {
            manners.standard(place);
        }
        for (SessionPlace place : List.of(SessionPlace.LOG_IN, SessionPlace.QUERIES.get(0))) {
            manners.interfacePointer(place);
        }
        for (SessionPlace place : SessionPlace.BATCHES) {
            manners.custom(place);
            manners.batch(place);
        }
        for (SessionPlace place : SessionPlace.CALLS) {
            manners.stubs(place);
        }
        manners.stubs(SessionPlace.RELEASE);
        return manners.all;
    }

    private void objRef(
            String manner, SessionPlace place, UnaryOperator<byte[]> change, Expectation expected) {
        add("OBJREF " + manner, place, DcomFaults.objRef(change), expected);
    }

    private void stub(
            String manner, SessionPlace place, UnaryOperator<byte[]> change, Expectation expected) {
        add("stub " + manner, place, DcomFaults.stub(change), expected);
    }

    private void add(String manner, SessionPlace place, FaultPlan plan, Expectation expected) {
        Combination combination = Combination.of(FAMILY, manner, place, () -> plan, expected);
        all.add(combination);
        if (place.phase() == Phase.BATCH) {
            all.add(combination.healthy());
        }
    }

    /** A failure on a connection in order, but with a reference that nobody can read. */
    private static Expectation unreadable(SessionPlace place) {
        Expectation failed = Expectation.orderly(place, FAILED);
        return place == SessionPlace.ACTIVATE
                ? failed
                : failed.leaving(Leftover.ONE_THAT_WAS_UNREADABLE);
    }

    private void standard(SessionPlace place) {
        Expectation failed = unreadable(place);
        for (int octets : new int[] {0, 1, 4, 8, 23, 24, 28, 40, 47, 48, 60, 63}) {
            objRef("cut to " + octets, place, OctetEdits.cutTo(octets), failed);
        }
        // The resolver's address behind it is for clients that do not know it yet.
        objRef("cut to 64", place, OctetEdits.cutTo(STANDARD_END), Expectation.right());
        objRef("with 1,000 octets more", place, OctetEdits.append(1_000), Expectation.right());
        objRef("signature", place, OctetEdits.set8(0, 'm'), failed);
        for (int flags : new int[] {0, 2, 3, 4, 8, 0xff}) {
            objRef("flags " + flags, place, OctetEdits.set32(4, flags), failed);
        }
        objRef("iid", place, OctetEdits.flip(8), failed);
        // Calls to an interface that is not there are answered with a fault.
        String[] next = {"log in", "query"};
        Expectation lost =
                failed.at(place == SessionPlace.ACTIVATE ? new String[] {"log in"} : next);
        if (place == SessionPlace.ACTIVATE) {
            lost = lost.leaving(Leftover.ONE_THAT_WAS_UNREADABLE);
        }
        objRef("ipid", place, OctetEdits.flip(IPID), lost);
        objRef("oxid", place, OctetEdits.flip(32), Expectation.right());
        objRef("oid", place, OctetEdits.flip(40), Expectation.right());
        Expectation miscounted = Expectation.right().leaving(Leftover.ANYTHING);
        for (int references : new int[] {0, 1, 6, 0x7fffffff, -1}) {
            String manner = references + " references";
            objRef(manner, place, OctetEdits.set32(28, references), miscounted);
        }
    }

    /** Referent, conformance, ulCntData, and then the OBJREF. */
    private void interfacePointer(SessionPlace place) {
        Expectation failed = unreadable(place);
        stub("null pointer", place, OctetEdits.set32(PARAMETERS, 0), failed);
        int conformance = PARAMETERS + 4;
        int count = PARAMETERS + 8;
        for (int delta : new int[] {1, 8, 1_000, 0x7fffffff, -0x70000000}) {
            stub("ulCntData " + delta, place, DcomFaults.add32(count, delta), failed);
        }
        stub("ulCntData -60", place, DcomFaults.add32(count, -60), either(place));
        stub("ulCntData 0", place, OctetEdits.set32(count, 0), failed);
        for (int delta : new int[] {8, 1_000, 0x7fffffff, -0x70000000, -8}) {
            stub("conformance " + delta, place, DcomFaults.add32(conformance, delta), failed);
        }
    }

    private static Expectation either(SessionPlace place) {
        return unreadable(place).allowing(RIGHT, FAILED);
    }

    private void custom(SessionPlace place) {
        Expectation failed = Expectation.orderly(place, FAILED).at("query", "decode");
        for (int octets : new int[] {0, 1, 4, 8, 24, 39, 40, 47, 48, 49, 56, 100}) {
            objRef("cut to " + octets, place, OctetEdits.cutTo(octets), failed);
        }
        objRef("cut by 3", place, OctetEdits.cutBy(3), failed);
        objRef("signature", place, OctetEdits.set8(0, 'm'), failed);
        for (int flags : new int[] {0, 1, 2, 3, 8, 0xff}) {
            objRef("flags " + flags, place, OctetEdits.set32(4, flags), failed);
        }
        objRef("clsid", place, OctetEdits.flip(CLSID), failed);
        // What these say is not needed to read the object.
        Expectation right = Expectation.right();
        objRef("cbExtension", place, OctetEdits.set32(40, 0x7fffffff), right);
        for (int size : new int[] {0, 1, 0x7fffffff, -1}) {
            objRef("size " + size, place, OctetEdits.set32(CUSTOM_DATA - 4, size), right);
        }
        objRef("with 1,000 octets more", place, OctetEdits.append(1_000), right);
    }

    /** apObjects: conformance, offset, count, pointers; puReturned; HRESULT. */
    private void batch(SessionPlace place) {
        Expectation failed = Expectation.orderly(place, FAILED);
        stub("apObjects offset", place, OctetEdits.set32(PARAMETERS + 4, 1), failed);
        int count = PARAMETERS + 8;
        for (int delta : new int[] {1, -1, 1_000, 0x7fffffff, -0x70000000}) {
            stub("apObjects count " + delta, place, DcomFaults.add32(count, delta), failed);
        }
        stub("apObjects count 0", place, OctetEdits.set32(count, 0), failed);
        stub("null object", place, OctetEdits.set32(PARAMETERS + 12, 0), failed);
        for (int delta : new int[] {1, -1, 1_000}) {
            stub("puReturned " + delta, place, OctetEdits.addFromEnd(8, delta), failed);
        }
        stub("puReturned 0", place, OctetEdits.setFromEnd(8, 0), failed);
    }

    private void stubs(SessionPlace place) {
        boolean isRelease = place == SessionPlace.RELEASE;
        Expectation failed =
                place.phase() == Phase.BATCH
                        ? Expectation.orderly(place, FAILED)
                        : unreadable(place);
        Expectation expected = isRelease ? Expectation.right() : failed;
        for (int octets : new int[] {0, 1, 4, 8}) {
            stub("cut to " + octets, place, OctetEdits.cutTo(octets), expected);
        }
        stub("cut by 1", place, OctetEdits.cutBy(1), expected);
        stub("cut by 4", place, OctetEdits.cutBy(4), expected);
        stub("cut to the half", place, OctetEdits.half(), expected);
        if (!isRelease) {
            // Extensions that are not there, and more of them than there can be.
            stub("ORPCTHAT pointer", place, OctetEdits.set32(4, 0x20000), failed);
        }
        stub("with 1,000 octets more", place, OctetEdits.append(1_000), Expectation.right());
    }
}
