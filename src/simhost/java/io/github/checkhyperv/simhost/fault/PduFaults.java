package io.github.checkhyperv.simhost.fault;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * PDUs that are not as they should be. Those that change a header come in two kinds: {@code sealed}
 * ones carry a verifier that fits the change, as from a host that is wrong; the others one that
 * does not, as from somebody in between.
 */
public final class PduFaults {
    private static final int TYPE = 2;
    private static final int FLAGS = 3;
    private static final int FRAG_LENGTH = 8;
    private static final int AUTH_LENGTH = 10;
    private static final int CALL_ID = 12;
    private static final int TRAILER = 8;

    private PduFaults() {}

    /** Another PTYPE. */
    public static FaultPlan type(int type, boolean sealed) {
        return alter(sealed, pdu -> pdu[TYPE] = (byte) type);
    }

    /** Flips bits of pfc_flags. */
    public static FaultPlan flags(int flips, boolean sealed) {
        return alter(sealed, pdu -> pdu[FLAGS] ^= (byte) flips);
    }

    /** A frag_length that is off by so much. */
    public static FaultPlan fragLength(int delta, boolean sealed) {
        return alter(sealed, pdu -> add16(pdu, FRAG_LENGTH, delta));
    }

    /** An auth_length that is off by so much. */
    public static FaultPlan authLength(int delta, boolean sealed) {
        return alter(sealed, pdu -> add16(pdu, AUTH_LENGTH, delta));
    }

    /** A call_id that is off by so much. */
    public static FaultPlan callId(int delta, boolean sealed) {
        return alter(sealed, pdu -> add16(pdu, CALL_ID, delta));
    }

    /** A version other than 5.0. */
    public static FaultPlan version(int major, boolean sealed) {
        return alter(sealed, pdu -> pdu[0] = (byte) major);
    }

    /** One flipped bit of the octet that lies so far before the end: 1 to 16 is the verifier. */
    public static FaultPlan flippedBit(int beforeEnd) {
        return alter(false, pdu -> pdu[pdu.length - beforeEnd] ^= 1);
    }

    /** One flipped bit at this place. */
    public static FaultPlan flippedBitAt(int offset) {
        return alter(false, pdu -> pdu[Math.min(offset, pdu.length - 1)] ^= 1);
    }

    /** PDUs without their trailer and verifier. */
    public static FaultPlan withoutVerifier() {
        return replace(
                pdu -> {
                    int authLength = get16(pdu, AUTH_LENGTH);
                    if (authLength == 0) {
                        return pdu;
                    }
                    byte[] bare = Arrays.copyOf(pdu, pdu.length - authLength - TRAILER);
                    put16(bare, FRAG_LENGTH, bare.length);
                    put16(bare, AUTH_LENGTH, 0);
                    return bare;
                });
    }

    /** Each PDU is the one that the same connection got before it; the first one is right. */
    public static FaultPlan replay() {
        Map<Integer, byte[]> last = new ConcurrentHashMap<>();
        return new FaultPlan() {
            @Override
            public byte[] afterSealing(Point point, int fragment, byte[] pdu) {
                byte[] before = last.putIfAbsent(point.connection(), pdu.clone());
                return before == null ? pdu : before;
            }
        };
    }

    /** Whatever this makes of each PDU on its way out. */
    public static FaultPlan replace(UnaryOperator<byte[]> change) {
        return new FaultPlan() {
            @Override
            public byte[] afterSealing(Point point, int fragment, byte[] pdu) {
                return change.apply(pdu);
            }
        };
    }

    private interface Alteration {
        void alter(byte[] pdu);
    }

    private static FaultPlan alter(boolean sealed, Alteration alteration) {
        UnaryOperator<byte[]> change =
                pdu -> {
                    byte[] copy = pdu.clone();
                    alteration.alter(copy);
                    return copy;
                };
        if (!sealed) {
            return replace(change);
        }
        return new FaultPlan() {
            @Override
            public byte[] beforeSealing(Point point, int fragment, byte[] pdu) {
                return change.apply(pdu);
            }
        };
    }

    private static void add16(byte[] pdu, int at, int delta) {
        put16(pdu, at, get16(pdu, at) + delta);
    }

    private static int get16(byte[] pdu, int at) {
        return pdu[at] & 0xFF | (pdu[at + 1] & 0xFF) << 8;
    }

    private static void put16(byte[] pdu, int at, int value) {
        pdu[at] = (byte) value;
        pdu[at + 1] = (byte) (value >>> 8);
    }
}
