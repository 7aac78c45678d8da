package io.github.checkhyperv.wmi.wmio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Decodes in every way and counts how that ended. Anything but a value or the decoder's own
 * exceptions goes up to the test; so does memory out of proportion.
 */
final class Exhauster {
    /** Octets that decoding may allocate for each one of the object, and for any object. */
    private static final long FACTOR = 1_500;

    private static final long ALLOWANCE = 16 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private int values;
    private int refused;

    /** Decodes whole and as a row, and asks for every property in every way. */
    void exhaust(byte[] unit) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            WholeObject.decode(unit, 0, unit.length);
            values++;
        } catch (WmioException e) {
            refused++;
        }
        try {
            ask(new WmioDecoder().decodeInstance(unit, 0, unit.length));
            values++;
        } catch (WmioException e) {
            refused++;
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(
                allocated <= ALLOWANCE + FACTOR * unit.length,
                allocated + " octets allocated for " + unit.length);
    }

    private void ask(CimInstance row) {
        for (String name : row.names()) {
            ask(() -> row.value(name));
        }
        for (String property :
                List.of(
                        "DeviceID",
                        "OperationalStatus",
                        "HostResource",
                        "Limit",
                        "Created",
                        "ElementName",
                        "TargetInstance",
                        "Data1",
                        "Id",
                        "Array")) {
            ask(() -> row.string(property));
            ask(() -> row.uint64(property));
            ask(() -> row.uint16Array(property));
            ask(() -> row.stringArray(property));
        }
    }

    private void ask(Question question) {
        try {
            question.ask();
            values++;
        } catch (SessionException e) {
            assertEquals(GeneralProblem.MALFORMED_ANSWER, e.problem());
            refused++;
        }
    }

    @FunctionalInterface
    private interface Question {
        Object ask() throws SessionException;
    }

    int values() {
        return values;
    }

    int refused() {
        return refused;
    }

    @Override
    public String toString() {
        return values + " values, " + refused + " refused";
    }
}
