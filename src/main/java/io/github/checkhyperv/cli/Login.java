package io.github.checkhyperv.cli;

import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.kerberos.KerberosSettings;
import java.util.Optional;

/**
 * The account to ask with.
 *
 * @param credentials what proves it; closed with this
 * @param kerberos what Kerberos needs to know, where it is to be proven by that
 */
public record Login(Credentials credentials, Optional<KerberosSettings> kerberos)
        implements AutoCloseable {
    /** For who asks nobody. */
    static Login none() {
        return new Login(new Password("", "", new char[0]), Optional.empty());
    }

    @Override
    public void close() {
        credentials.close();
    }

    @Override
    public String toString() {
        return credentials.toString();
    }
}
