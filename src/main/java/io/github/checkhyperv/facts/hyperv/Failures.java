package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.facts.Denials;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.wmi.WmiProblem;

/** Puts what WMI refused into words that name the namespace and the class it is about. */
final class Failures {
    private Failures() {}

    /** What the refusal of a namespace or class tells about the host. */
    static SessionException of(HypervProblem problem, SessionException cause) {
        return new SessionException(new Failure(cause.stage(), problem, ""), cause);
    }

    /** The same failure, which arose while the namespace was opened. */
    static SessionException named(SessionException e) {
        return e.problem() == WmiProblem.ACCESS_DENIED_NAMESPACE ? accessDenied(e) : e;
    }

    /** The same failure, which arose while this class was asked for. */
    static SessionException named(SessionException e, String className) {
        Problem problem = e.problem();
        if (problem == WmiProblem.ACCESS_DENIED_NAMESPACE) {
            return accessDenied(e);
        }
        if (e.stage() != Stage.QUERY) {
            return e;
        }
        if (problem == WmiProblem.CLASS_MISSING) {
            return about(
                    e, "the class " + className + " does not exist in " + HypervHost.NAMESPACE);
        }
        if (problem == WmiProblem.INVALID_QUERY) {
            return about(e, "the host does not accept the query for " + className);
        }
        if (problem == WmiProblem.QUERY_FAILED) {
            return about(e, "the query for " + className + " failed");
        }
        // What is wrong with an answer is told by offsets and limits, whatever was asked for.
        return problem == GeneralProblem.MALFORMED_ANSWER
                ? e
                : about(e, e.failure().what() + " in the query for " + className);
    }

    private static SessionException about(SessionException e, String what) {
        return new SessionException(e.failure().about(what, e.failure().seen()), e);
    }

    /** Hyper-V has a group of its own for the way out. */
    private static SessionException accessDenied(SessionException e) {
        return new SessionException(
                Denials.of(e.failure(), HypervHost.NAMESPACE, "put it into Hyper-V Administrators"),
                e);
    }
}
