package io.github.checkhyperv;

import io.github.checkhyperv.cli.Login;
import io.github.checkhyperv.run.CredentialSource;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.kerberos.Kerberos;
import io.github.checkhyperv.security.ntlm.Ntlm;

/**
 * The account that the command line names.
 *
 * @param login the account
 */
record LoginCredentials(Login login) implements CredentialSource {
    @Override
    public Credentials open() {
        return login.credentials();
    }

    @Override
    public Mechanism mechanism(Credentials credentials) {
        return login.kerberos().isPresent()
                ? new Kerberos(credentials, login.kerberos().get())
                : new Ntlm((Password) credentials);
    }
}
