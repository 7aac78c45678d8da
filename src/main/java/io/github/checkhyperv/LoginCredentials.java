package io.github.checkhyperv;

import io.github.checkhyperv.cli.Login;
import io.github.checkhyperv.run.CredentialSource;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Password;

/**
 * The account that the command line names.
 *
 * @param login the account
 */
record LoginCredentials(Login login) implements CredentialSource {
    @Override
    public Credentials open() {
        return new Password(login.domain(), login.user(), login.password());
    }
}
