package io.github.checkhyperv.simhost.fault;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/** Answers that reach the client in a bad way. */
public final class WireFaults {
    private WireFaults() {}

    /** How a PDU that was begun ends. */
    public enum End {
        /** The connection is closed. */
        CLOSE,
        /** The connection is reset. */
        RESET,
        /** Nothing more comes. */
        SILENCE
    }

    /** The first half of this fragment of the answer, and then this end. */
    public static FaultPlan half(int ofFragment, End end) {
        return writing(
                (fragment, pdu, wire) -> {
                    if (fragment != ofFragment) {
                        wire.write(pdu);
                        return;
                    }
                    wire.write(Arrays.copyOf(pdu, pdu.length / 2));
                    switch (end) {
                        case CLOSE -> wire.close();
                        case RESET -> wire.reset();
                        case SILENCE -> wire.silence();
                    }
                });
    }

    /** So many octets at a time, with a pause after each piece. */
    public static FaultPlan trickle(int octets, long pauseMillis) {
        return writing(
                (fragment, pdu, wire) -> {
                    for (int at = 0; at < pdu.length; at += octets) {
                        wire.write(Arrays.copyOfRange(pdu, at, Math.min(at + octets, pdu.length)));
                        wire.pause(pauseMillis);
                    }
                });
    }

    /** As many random octets in place of each PDU; the same for the same seed. */
    public static FaultPlan garbage(long seed) {
        return writing(
                (fragment, pdu, wire) -> {
                    byte[] garbage = new byte[pdu.length];
                    new Random(seed + fragment).nextBytes(garbage);
                    wire.write(garbage);
                });
    }

    /** Waits before each PDU. */
    public static FaultPlan delay(long millis) {
        return writing(
                (fragment, pdu, wire) -> {
                    wire.pause(millis);
                    wire.write(pdu);
                });
    }

    /** Each PDU twice. */
    public static FaultPlan twice() {
        return writing(
                (fragment, pdu, wire) -> {
                    wire.write(pdu);
                    wire.write(pdu);
                });
    }

    private interface Writing {
        void write(int fragment, byte[] pdu, Wire wire) throws IOException;
    }

    private static FaultPlan writing(Writing writing) {
        return new FaultPlan() {
            @Override
            public void write(Point point, int fragment, byte[] pdu, Wire wire) throws IOException {
                writing.write(fragment, pdu, wire);
            }
        };
    }
}
