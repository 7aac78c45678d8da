package io.github.checkhyperv.security.ntlm;

import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.SecurityContext;

/**
 * NTLMv2 with an account and its password.
 *
 * @param password who asks; not closed here
 */
public record Ntlm(Password password) implements Mechanism {
    @Override
    public String label() {
        return "NTLMv2";
    }

    @Override
    public Credentials credentials() {
        return password;
    }

    @Override
    public SecurityContext open(String target) {
        return new NtlmContext(password, target);
    }
}
