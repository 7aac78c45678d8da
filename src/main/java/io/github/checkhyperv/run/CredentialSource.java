package io.github.checkhyperv.run;

import io.github.checkhyperv.security.Credentials;

/** Where the credentials for a host come from, at the moment that they are needed. */
public interface CredentialSource {
    /** The credentials; the caller closes them. */
    Credentials open();
}
