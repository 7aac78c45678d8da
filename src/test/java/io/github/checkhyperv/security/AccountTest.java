package io.github.checkhyperv.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.checkhyperv.security.ntlm.Ntlm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of an account, so that it is not tried where that could lock it. */
class AccountTest {
    @ParameterizedTest
    @EnumSource(SecurityProblem.class)
    void onlyWrongCredentialsAreARefusalOfTheAccount(SecurityProblem problem) {
        assertEquals(problem == SecurityProblem.WRONG_CREDENTIALS, problem.refusesAccount());
    }

    @Test
    void ntlmTriesTheAccountAtTheHostAloneAndSaysWhoseItIs() {
        try (Password password = new Password("CONTOSO", "monitor", "p".toCharArray())) {
            Mechanism ntlm = new Ntlm(password);
            assertFalse(ntlm.preparesWithAccount());
            assertSame(password, ntlm.credentials());
        }
    }
}
