package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Thresholds;

/**
 * Is told what is known of a request each time before a file is read for more: a file can hang, and
 * then this is what an answer has to be made from.
 */
public interface Preview {
    /**
     * What is known.
     *
     * @param address the host that is named; empty when none is, so far
     * @param thresholds what is to be judged by
     * @param presentation how to show the answer
     * @param timeout for the whole run
     */
    void learn(String address, Thresholds thresholds, Presentation presentation, Timeout timeout);

    /**
     * The same of a list of hosts, which are not known yet.
     *
     * @param timeout for the whole run
     */
    default void learnOfMany(Presentation presentation, Timeout timeout) {
        learn("", Thresholds.defaults(), presentation, timeout);
    }
}
