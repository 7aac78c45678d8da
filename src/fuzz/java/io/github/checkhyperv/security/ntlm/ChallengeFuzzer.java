package io.github.checkhyperv.security.ntlm;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.security.Password;

/** Whatever a host sends as a challenge is answered, or refused with a SessionException. */
public final class ChallengeFuzzer {
    private static final Password MONITOR =
            new Password("CONTOSO", "monitor", "Geheim-1!".toCharArray());

    private ChallengeFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        NtlmContext context = new NtlmContext(MONITOR, "");
        try {
            context.step(new byte[0]);
            context.step(data);
        } catch (SessionException e) {
            // Refused, as it should be.
        }
    }
}
