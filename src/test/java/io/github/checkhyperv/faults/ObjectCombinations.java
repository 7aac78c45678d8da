package io.github.checkhyperv.faults;

import static io.github.checkhyperv.faults.Ending.FAILED;
import static io.github.checkhyperv.faults.Ending.RIGHT;

import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * [MS-WMIO] objects that are cut, or whose lengths are not true. Each is tried on the first row of
 * a batch only, on all rows, and on a host that is well: a row that is lost must be noticed.
 */
final class ObjectCombinations {
    private static final String FAMILY = "objects";
    private static final int PARTS = 24;

    /** Octets by which a real object may end before its ObjectEncodingLength. */
    private static final int MAY_BE_MISSING = 2;

    private final List<Combination> all = new ArrayList<>();

    private ObjectCombinations() {}

    static List<Combination> all() {
        ObjectCombinations manners = new ObjectCombinations();
        for (SessionPlace place : SessionPlace.BATCHES) {
            if (place.name().startsWith("1st")) {
                continue; // it is like the only one of a small host
            }
            manners.cuts(place);
            manners.lengths(place);
            manners.kinds(place);
        }
        return manners.all;
    }

    private void add(
            String manner, SessionPlace place, UnaryOperator<byte[]> edit, Ending... outcomes) {
        Expectation expected = Expectation.orderly(place, outcomes).at("decode", "query");
        Combination ofFirst =
                Combination.of(
                        FAMILY, manner + ", first", place, () -> objects(true, edit), expected);
        all.add(ofFirst.healthy());
        if (place.scene() == HostAndAnswer.BELOW) {
            all.add(ofFirst);
            all.add(
                    Combination.of(
                            FAMILY, manner + ", all", place, () -> objects(false, edit), expected));
        }
    }

    private static FaultPlan objects(boolean firstOnly, UnaryOperator<byte[]> edit) {
        return new FaultPlan() {
            @Override
            public byte[] onObject(Point point, int index, byte[] unit) {
                return firstOnly && index > 0 ? unit : edit.apply(unit.clone());
            }
        };
    }

    private void cuts(SessionPlace place) {
        for (int part = 0; part < PARTS; part++) {
            int share = part;
            add(
                    "cut to " + share + "/" + PARTS,
                    place,
                    unit -> OctetEdits.cutTo(unit.length * share / PARTS).apply(unit),
                    FAILED);
        }
        add("cut by " + (MAY_BE_MISSING + 1), place, OctetEdits.cutBy(MAY_BE_MISSING + 1), FAILED);
        add("cut by 1", place, OctetEdits.cutBy(1), FAILED, RIGHT);
        add("cut by 2", place, OctetEdits.cutBy(2), FAILED, RIGHT);
        add("with 1,000 octets more", place, OctetEdits.append(1_000), RIGHT);
    }

    private void lengths(SessionPlace place) {
        for (Map.Entry<String, ObjectLengths.Field> field : ObjectLengths.FIELDS.entrySet()) {
            boolean isRef = field.getKey().endsWith("Ref");
            for (int delta : new int[] {0x100, 0x10000, 0x7fffff00, -0x7fffff00, -0x100}) {
                // A reference may lead to something else that can be read: then a value is
                // missing, but not a row.
                boolean mayBeRead = isRef && delta == 0x100;
                add(
                        field.getKey() + " " + delta,
                        place,
                        unit -> change(unit, field.getValue(), delta),
                        mayBeRead ? new Ending[] {FAILED, RIGHT} : new Ending[] {FAILED});
            }
            for (int delta : new int[] {1, -1, 4, -4}) {
                add(
                        field.getKey() + " " + delta,
                        place,
                        unit -> change(unit, field.getValue(), delta),
                        FAILED,
                        RIGHT);
            }
        }
    }

    private static byte[] change(byte[] unit, ObjectLengths.Field field, int delta) {
        int at = field.offset(unit);
        OctetEdits.put32(unit, at, OctetEdits.get32(unit, at) + delta);
        return unit;
    }

    private void kinds(SessionPlace place) {
        add("signature", place, OctetEdits.set8(0, 0), FAILED);
        add("a class", place, OctetEdits.set8(8, 1), FAILED);
        add("flags 0", place, OctetEdits.set8(8, 0), FAILED);
        add("a prototype", place, OctetEdits.set8(8, 0x12), FAILED, RIGHT);
        add("decorated, but is not", place, OctetEdits.set8(8, 6), FAILED);
    }
}
