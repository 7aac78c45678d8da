package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.check.Gap;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;

/** What no Hyper-V host lacks, so that it is away or hidden where it is not to be seen. */
final class Gaps {
    /** Not one row of anything. */
    static final Gap NO_ROW =
            gap(true, "the account sees no virtual disk and not even the host itself");

    /** Every host has four definitions in the class of the settings. */
    static final Gap NO_SETTING =
            gap(
                    true,
                    "the host shows no storage setting, not even the four definitions that are"
                            + " always there");

    /** Every host is a computer system itself. */
    static final Gap NO_SYSTEM = gap(true, "the host shows no computer system, not even itself");

    /** Machines show, but the host among them does not. */
    static final Gap NO_HOST = gap(false, "the account does not see the host itself");

    private Gaps() {}

    private static Gap gap(boolean total, String what) {
        HypervProblem problem = HypervProblem.NOTHING_VISIBLE;
        return new Gap(total, new Failure(Stage.QUERY, problem, what, problem.remedy()));
    }
}
