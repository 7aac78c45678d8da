package io.github.checkhyperv.simhost;

import io.github.checkhyperv.simhost.fault.BatchFaults;
import io.github.checkhyperv.simhost.fault.DcomFaults;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.fault.PduFaults;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.fault.WireFaults;

/** The faults that the command line can name. */
final class NamedFault {
    private static final long TRICKLE_MILLIS = 1;
    private static final int TRICKLE_OCTETS = 64;

    /** As long an answer as a client may have to read; one for all hosts, which may be many. */
    private static final byte[] HUGE = new byte[16 << 20];

    private NamedFault() {}

    /** Reads {@code NAME@PHASE}. */
    static FaultPlan parse(String text) {
        String[] parts = text.split("@", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not NAME@PHASE: " + text);
        }
        FaultPlan plan = plan(parts[0]);
        return parts[1].equals("ALL") ? plan : Faults.at(Phase.valueOf(parts[1]), plan);
    }

    private static FaultPlan plan(String name) {
        return switch (name) {
            case "silent" -> Faults.silent();
            case "close" -> Faults.close();
            case "reset" -> Faults.reset();
            case "half" -> WireFaults.half(0, WireFaults.End.CLOSE);
            case "garbage" -> WireFaults.garbage(1);
            case "trickle" -> WireFaults.trickle(TRICKLE_OCTETS, TRICKLE_MILLIS);
            case "twice" -> WireFaults.twice();
            case "huge" -> DcomFaults.stub(stub -> HUGE);
            case "endless" -> BatchFaults.endless();
            case "no-verifier" -> PduFaults.withoutVerifier();
            default -> throw new IllegalArgumentException("no fault " + name);
        };
    }
}
