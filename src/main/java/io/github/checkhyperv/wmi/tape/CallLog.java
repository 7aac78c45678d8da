package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call while it is recorded. */
final class CallLog {
    private final List<Step> steps = new ArrayList<>();
    private Optional<Failure> failure = Optional.empty();
    private String octets = "";
    private boolean going;

    void begin() {
        going = true;
    }

    void finished(Step step) {
        steps.add(step);
    }

    void failed(Failure why, String evidence) {
        failure = Optional.of(why);
        octets = evidence;
        going = false;
    }

    void done() {
        going = false;
    }

    /** The call as it is by now; one that is still going on ends with what is known to end it. */
    TapedCall call(Optional<Failure> end) {
        boolean cut = going && failure.isEmpty();
        return new TapedCall(List.copyOf(steps), cut ? end : failure, octets);
    }
}
