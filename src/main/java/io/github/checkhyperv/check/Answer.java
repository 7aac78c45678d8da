package io.github.checkhyperv.check;

import io.github.checkhyperv.failure.Step;
import java.time.Duration;
import java.util.List;

/**
 * All that there is to tell about one run.
 *
 * @param address the host as the operator named it; empty when the command line gave none
 * @param thresholds what was to be judged by
 * @param outcome the judgement or the failure
 * @param steps the steps, in order
 * @param elapsed the time of the whole run
 */
public record Answer(
        String address,
        Thresholds thresholds,
        Outcome outcome,
        List<Step> steps,
        Duration elapsed) {

    /** The same without disks and steps, where all is well and nobody asks for them. */
    public Answer condensed() {
        return outcome instanceof Report report
                ? new Answer(address, thresholds, report.condensed(), List.of(), elapsed)
                : this;
    }

    /** Whether it is of a cluster that was asked node by node. */
    public boolean isOfCluster() {
        return outcome instanceof Report report && !report.inventory().nodes().isEmpty();
    }

    /** The state to tell the monitoring system. */
    public Status status() {
        return outcome.status();
    }

    /**
     * The same run after its answer could not be written: that failure, unless what was found is
     * graver.
     */
    public Answer withoutFile(Failed failure) {
        return status().compareTo(failure.status()) > 0
                ? this
                : new Answer(address, thresholds, failure, steps, elapsed);
    }
}
