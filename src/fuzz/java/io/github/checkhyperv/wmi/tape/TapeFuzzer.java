package io.github.checkhyperv.wmi.tape;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A tape from anybody is read, or refused; what was read can be written, and made anonymous. */
public final class TapeFuzzer {
    private TapeFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        Tape tape;
        try {
            tape = read(data);
        } catch (TapeException e) {
            return; // Refused, as it should be.
        }
        Tape anonymous = Anonymiser.anonymise(tape, List.of("monitor"));
        try {
            if (!read(TapeWriter.write(tape)).equals(tape)) {
                throw new IllegalStateException("what was written is not what was read");
            }
            read(TapeWriter.write(anonymous));
        } catch (TapeException e) {
            throw new IllegalStateException("what was written is refused", e);
        }
    }

    private static Tape read(byte[] data) throws TapeException {
        return TapeReader.read(new StringReader(new String(data, StandardCharsets.UTF_8)));
    }
}
