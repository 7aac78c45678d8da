package io.github.checkhyperv.security.ntlm;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.security.SecurityProblem;

/** Why an NTLM message of the host was not accepted. Holds nothing secret. */
final class NtlmFailure {
    private NtlmFailure() {}

    /** The message wants to do without something that keeps the session safe. */
    static SessionException downgrade(String seen) {
        return failure(SecurityProblem.INSECURE_PEER, seen);
    }

    /** The message is not as [MS-NLMP] says. */
    static SessionException malformed(String seen) {
        return failure(GeneralProblem.MALFORMED_ANSWER, seen);
    }

    /**
     * The signature does not prove that the host sent the message, now, in this order: it was
     * changed, repeated, or comes from someone who does not know the session's key.
     */
    static SessionException badSignature(String seen) {
        return failure(SecurityProblem.BAD_SIGNATURE, seen);
    }

    private static SessionException failure(Problem problem, String seen) {
        return new SessionException(problem, Stage.AUTHENTICATE, seen);
    }
}
