package io.github.checkhyperv.failure;

import java.util.OptionalInt;

/** Why a host gave no answer: the problem, the stage it arose in, and what the host said. */
public final class SessionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final Stage stage;
    private final String detail;
    private final Integer status;

    /** A problem that came without a status of the host. {@code detail} may be empty. */
    public SessionException(Problem problem, Stage stage, String detail) {
        this(problem, stage, detail, null, null);
    }

    /** A problem with its cause. {@code detail} may be empty. */
    public SessionException(Problem problem, Stage stage, String detail, Throwable cause) {
        this(problem, stage, detail, null, cause);
    }

    /** A problem that the host reported with an HRESULT, an NTSTATUS or an RPC status. */
    public SessionException(Problem problem, Stage stage, String detail, int status) {
        this(problem, stage, detail, status, null);
    }

    private SessionException(
            Problem problem, Stage stage, String detail, Integer status, Throwable cause) {
        super(describe(problem, detail, status), cause);
        this.problem = problem;
        this.stage = stage;
        this.detail = detail;
        this.status = status;
    }

    private static String describe(Problem problem, String detail, Integer status) {
        StringBuilder text = new StringBuilder(problem.message());
        if (!detail.isEmpty()) {
            text.append(": ").append(detail);
        }
        if (status != null) {
            text.append(" (0x").append(hex8(status)).append(')');
        }
        return text.toString();
    }

    private static String hex8(int value) {
        String digits = Integer.toHexString(value).toUpperCase(java.util.Locale.ROOT);
        return "00000000".substring(digits.length()) + digits;
    }

    /** Which of the known problems this is. */
    public Problem problem() {
        return problem;
    }

    /** The stage in which it arose. */
    public Stage stage() {
        return stage;
    }

    /** What is known beyond the problem, or empty. */
    public String detail() {
        return detail;
    }

    /** The status that the host gave, as it was on the wire. */
    public OptionalInt status() {
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }
}
