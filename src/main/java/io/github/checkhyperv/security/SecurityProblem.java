package io.github.checkhyperv.security;

import io.github.checkhyperv.failure.Problem;

/** Why no safe session with a host came about, or it is safe no more. */
public enum SecurityProblem implements Problem {
    /** The host rejects the user or the password. */
    WRONG_CREDENTIALS(
            "wrong user or password",
            "check -u and the password; a disabled, expired or locked account fails alike, and so do members of Protected Users and hosts that restrict NTLM, which take Kerberos only"),
    /** The host wants to do without what keeps the session safe. */
    INSECURE_PEER(
            "the host does not offer the security that is required",
            "NTLMv2 with 128-bit signing and sealing, or Kerberos with AES, is needed; check the host's policies, and who answers there"),
    /** An answer does not carry the signature of the host that was logged in to. */
    BAD_SIGNATURE(
            "the signature of an answer is wrong",
            "somebody may be altering the traffic; try again, and look at what is between here and the host");

    private final String message;
    private final String remedy;

    SecurityProblem(String message, String remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }

    @Override
    public boolean refusesAccount() {
        return this == WRONG_CREDENTIALS;
    }
}
