package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Keytab;
import io.github.checkhyperv.security.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;

/** Finds the client's own key for what a KDC wants of it; a ticket cache has none. */
record ClientKeys(Principal client, Credentials credentials) {
    Optional<SessionKey> find(AsRequest.KeyHint hint) throws IOException, MalformedToken {
        if (credentials instanceof Password password) {
            char[] secret = password.password();
            try {
                return StringToKey.key(hint.type(), secret, hint.salt());
            } finally {
                Arrays.fill(secret, '\0');
            }
        }
        if (credentials instanceof Keytab keytab) {
            byte[] octets = Files.readAllBytes(keytab.file());
            try {
                return KeytabFile.read(octets).key(client, hint.type());
            } finally {
                Arrays.fill(octets, (byte) 0);
            }
        }
        return Optional.empty();
    }
}
