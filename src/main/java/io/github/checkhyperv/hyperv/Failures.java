package io.github.checkhyperv.hyperv;

import io.github.checkhyperv.check.Failure;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;

/** Turns what went wrong on the way to a host into words for the operator. */
public final class Failures {
    private static final String HEX = "0123456789ABCDEF";

    private Failures() {}

    /** A failure that has nothing to do with one class. */
    public static Failure of(SessionException e) {
        return of(e, "");
    }

    static HypervException exception(SessionException e) {
        return new HypervException(of(e), e);
    }

    static HypervException exception(SessionException e, String className) {
        return new HypervException(of(e, className), e);
    }

    static HypervException exception(HypervProblem problem, SessionException cause) {
        return new HypervException(
                new Failure(
                        cause.stage().label(), problem.name(), problem.message(), problem.remedy()),
                cause);
    }

    private static Failure of(SessionException e, String className) {
        return new Failure(
                Status.UNKNOWN,
                e.stage().label(),
                e.problem().name(),
                message(e, className),
                e.problem().remedy(),
                e.problem() == Problem.TIMED_OUT);
    }

    private static String message(SessionException e, String className) {
        StringBuilder text = new StringBuilder(subject(e, className));
        if (!e.detail().isEmpty() && e.problem() != Problem.ACCESS_DENIED_NAMESPACE) {
            text.append(": ").append(e.detail());
        }
        if (e.status().isPresent()) {
            appendStatus(text, e.status().getAsInt());
        }
        return text.toString();
    }

    /** The problem in words that name what it is about, where that is known. */
    private static String subject(SessionException e, String className) {
        if (e.problem() == Problem.ACCESS_DENIED_NAMESPACE) {
            return "access denied to " + HypervHost.NAMESPACE;
        }
        if (className.isEmpty() || e.stage() != Stage.QUERY) {
            return e.problem().message();
        }
        return switch (e.problem()) {
            case CLASS_MISSING ->
                    "the class " + className + " does not exist in " + HypervHost.NAMESPACE;
            case INVALID_QUERY -> "the host does not accept the query for " + className;
            case QUERY_FAILED -> "the query for " + className + " failed";
            default -> e.problem().message();
        };
    }

    /** The number is what one looks up; its name is in the detail, where it has one. */
    private static void appendStatus(StringBuilder text, int status) {
        text.append(" (0x");
        for (int shift = 28; shift >= 0; shift -= 4) {
            text.append(HEX.charAt(status >>> shift & 15));
        }
        text.append(')');
    }
}
