package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.wmi.CimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the names that have been made up into steps and failures. */
final class NamesInMessages extends TapeCopy {
    private static final String LEFT_OUT = "left out";

    private final MadeUpNames names;

    NamesInMessages(MadeUpNames names) {
        this.names = names;
    }

    @Override
    String address(String address) {
        return address;
    }

    @Override
    CimValue single(TapedProperty property, CimValue value) {
        return value;
    }

    @Override
    TapedCall call(TapedCall call) {
        List<Step> steps = new ArrayList<>(call.steps());
        steps.replaceAll(
                step -> new Step(step.stage(), text(step.stage(), step.detail()), step.elapsed()));
        return new TapedCall(steps, failure(call.failure()), "");
    }

    @Override
    Optional<Failure> failure(Optional<Failure> failure) {
        if (failure.isEmpty()) {
            return failure;
        }
        Failure told = failure.get();
        Problem problem = told.problem();
        return Optional.of(
                new Failure(
                        told.stage(),
                        problem,
                        text(told, told.what(), problem.message()),
                        told.seen().isEmpty() ? "" : text(told.stage(), told.seen()),
                        told.status(),
                        text(told, told.remedy(), problem.remedy())));
    }

    /** The words of a problem of ours name nobody. */
    private String text(Failure failure, String text, String ours) {
        boolean known = text.equals(ours) && !(failure.problem() instanceof TapedProblem);
        return known ? text : text(failure.stage(), text);
    }

    /**
     * What KDCs say is full of names that nobody gave us: servers, realms, principals; and what is
     * said of a mistake in a list names files.
     */
    private String text(Stage stage, String text) {
        boolean isLeftOut = stage == Stage.KDC || stage == Stage.TICKET || stage == Stage.USAGE;
        return isLeftOut ? LEFT_OUT : NameScanner.message(names, text);
    }
}
