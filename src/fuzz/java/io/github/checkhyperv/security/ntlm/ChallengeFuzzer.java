package io.github.checkhyperv.security.ntlm;

import io.github.checkhyperv.security.Credentials;

/** Whatever a host sends as a challenge is answered, or refused with an NtlmException. */
public final class ChallengeFuzzer {
    private static final Credentials MONITOR =
            new Credentials("CONTOSO", "monitor", "Geheim-1!".toCharArray());

    private ChallengeFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        NtlmClient client = new NtlmClient(MONITOR);
        client.negotiate();
        try {
            client.authenticate(data);
        } catch (NtlmException e) {
            // Refused, as it should be.
        }
    }
}
