package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.wmi.WmiProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * A problem of another room, such as that of a connection: its name and words are all that is told
 * of it, as nobody decides anything by it.
 */
record TapedProblem(String name, String message, String remedy, boolean isTimeOut)
        implements Problem {

    /** The problem of this name where something is decided by it, else what was written of it. */
    static Problem of(String name, String message, String remedy, boolean timeOut) {
        List<Problem> known = new ArrayList<>(List.of(GeneralProblem.values()));
        known.addAll(List.of(WmiProblem.values()));
        for (Problem problem : known) {
            if (problem.name().equals(name)) {
                return problem;
            }
        }
        return new TapedProblem(name, message, remedy, timeOut);
    }
}
