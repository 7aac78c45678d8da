package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import java.util.List;
import java.util.Optional;

/**
 * How one thing that was asked of a host went.
 *
 * @param steps the steps that were finished meanwhile, in order
 * @param failure why it failed, if it did
 * @param octets what the host sent that could not be read, in base64; mostly empty
 */
record TapedCall(List<Step> steps, Optional<Failure> failure, String octets) {
    /** Nothing was said, and nothing failed. */
    static final TapedCall NOTHING = new TapedCall(List.of(), Optional.empty(), "");

    /** Lets it happen again. */
    void replay(Step.Listener listener) throws SessionException {
        for (Step step : steps) {
            listener.finished(step);
        }
        if (failure.isPresent()) {
            throw new SessionException(failure.get(), null);
        }
    }
}
