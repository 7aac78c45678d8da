package io.github.checkhyperv.security.kerberos;

import java.util.Arrays;

/** Whatever a host or a KDC sends as a token is read, or refused as malformed. */
public final class TokenFuzzer {
    private TokenFuzzer() {}

    private interface Reader {
        void read(byte[] octets) throws MalformedToken;
    }

    private static final Principal MONITOR = Principal.user("monitor", "CONTOSO.EXAMPLE");

    private static final Reader[] READERS = {
        octets -> ApExchange.Sealed.read(Spnego.Answer.read(octets).token()),
        ApExchange.Part::read,
        octets -> KdcProbe.status(KrbError.read(octets)),
        octets -> AsRequest.KeyHint.read(octets, MONITOR),
        octets -> new Ticket(null, null, 0, null, 0, 0, 0, 0, 0, octets).sealedWith()
    };

    /** Called by Jazzer; the first octet chooses the reader. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        try {
            READERS[(data[0] & 0xff) % READERS.length].read(
                    Arrays.copyOfRange(data, 1, data.length));
        } catch (MalformedToken e) {
            // Refused, as it should be.
        }
    }
}
