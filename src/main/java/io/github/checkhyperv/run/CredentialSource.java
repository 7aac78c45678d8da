package io.github.checkhyperv.run;

import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Mechanism;

/** Where the credentials for a host come from, at the moment that they are needed. */
public interface CredentialSource {
    /** The credentials; the caller closes them. */
    Credentials open();

    /** How these credentials are proven; of no use once they are closed. */
    Mechanism mechanism(Credentials credentials);
}
