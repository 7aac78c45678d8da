package io.github.checkhyperv.wmi.wmio;

/** Whatever a host sends as an object is decoded, or refused with a WmioException. */
public final class WmioFuzzer {
    private WmioFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        WmioDecoder decoder = new WmioDecoder();
        try {
            decoder.decodeInstance(data, 0, data.length).string("DeviceID");
        } catch (WmioException | io.github.checkhyperv.failure.SessionException e) {
            // Refused, as it should be.
        }
        try {
            decoder.decodeObject(data, 0, data.length).toString();
        } catch (WmioException e) {
            // Refused, as it should be.
        }
    }
}
