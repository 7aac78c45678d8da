package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.RandomSource;

/** Who asks for tickets, whatever hosts they are for; for any number of threads. */
final class KerberosAccount {
    private final Credentials credentials;
    private final KerberosSettings settings;
    private Identity identity;

    KerberosAccount(Credentials credentials, KerberosSettings settings) {
        this.credentials = credentials;
        this.settings = settings;
    }

    Credentials credentials() {
        return credentials;
    }

    /** Read from the credentials when it is asked for first. */
    synchronized Identity identity(RandomSource random) throws SessionException {
        if (identity == null) {
            identity = Identity.of(credentials, settings, random);
        }
        return identity;
    }

    /** A host did not take its ticket. */
    synchronized void forget(String spn) {
        if (identity != null) {
            identity.tickets().forget(spn);
        }
    }
}
