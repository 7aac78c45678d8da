package io.github.checkhyperv.faults;

import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.fault.Wire;
import java.io.IOException;

/** Plans that write PDUs in their own way. */
final class PduWritingPlans {
    private PduWritingPlans() {}

    /** Writes one PDU of an answer. */
    interface Writer {
        void write(int fragment, byte[] pdu, Wire wire) throws IOException;
    }

    /** Writes every PDU so. */
    static FaultPlan each(Writer writer) {
        return new FaultPlan() {
            @Override
            public void write(Point point, int fragment, byte[] pdu, Wire wire) throws IOException {
                writer.write(fragment, pdu, wire);
            }
        };
    }
}
