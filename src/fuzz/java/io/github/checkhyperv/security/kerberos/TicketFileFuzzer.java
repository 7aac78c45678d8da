package io.github.checkhyperv.security.kerberos;

import java.util.Arrays;

/** Whatever is in a credential cache or a keytab is read, or refused as malformed. */
public final class TicketFileFuzzer {
    private TicketFileFuzzer() {}

    /** Called by Jazzer. The first two octets tell which of the two it is. */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            if (data.length > 1 && data[1] == 2) {
                KeytabFile keytab = KeytabFile.read(data);
                for (KeytabFile.Entry entry : keytab.entries()) {
                    keytab.typesOf(entry.principal());
                    keytab.key(entry.principal(), EncryptionType.AES256_CTS_HMAC_SHA1_96);
                }
                return;
            }
            CredentialCache cache = CredentialCache.read(data);
            CredentialCache again = CredentialCache.read(cache.encode());
            if (!Arrays.equals(again.encode(), cache.encode())) {
                throw new IllegalStateException("what was written is not what was read");
            }
        } catch (MalformedToken e) {
            // Refused, as it should be.
        }
    }
}
