package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;

/**
 * Whatever a host sends as a row is decoded, or refused with a WmioException; whatever it holds is
 * a value, or refused with a SessionException.
 */
public final class WmioFuzzer {
    private WmioFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            CimInstance row = new WmioDecoder().decodeInstance(data, 0, data.length);
            for (String name : row.names()) {
                read(row, name);
            }
        } catch (WmioException e) {
            // Refused, as it should be.
        }
    }

    private static void read(CimInstance row, String name) {
        try {
            row.value(name);
            row.stringArray(name);
            row.numericQualifier(name, "CounterType");
        } catch (SessionException e) {
            // Refused, as it should be.
        }
    }
}
