package io.github.checkhyperv.security.ntlm;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.security.SecurityProblem;

/** Why an NTLM message of the host was not accepted. Holds nothing secret. */
public final class NtlmException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of message the host sent. */
    public enum Kind {
        /** One that wants to do without something that keeps the session safe. */
        DOWNGRADE(SecurityProblem.INSECURE_PEER),
        /** One that is not as [MS-NLMP] says. */
        MALFORMED(GeneralProblem.MALFORMED_ANSWER),
        /**
         * One whose signature does not prove that the host sent it, now, in this order: changed,
         * repeated, or from someone who does not know the session's key.
         */
        BAD_SIGNATURE(SecurityProblem.BAD_SIGNATURE);

        private final Problem problem;

        Kind(Problem problem) {
            this.problem = problem;
        }

        /** What an operator is told. */
        public Problem problem() {
            return problem;
        }
    }

    private final Kind kind;

    NtlmException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static NtlmException malformed(String message) {
        return new NtlmException(Kind.MALFORMED, message);
    }

    /** What kind of message it was. */
    public Kind kind() {
        return kind;
    }
}
