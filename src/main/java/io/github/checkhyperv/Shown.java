package io.github.checkhyperv;

import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.cli.Presentation;
import io.github.checkhyperv.output.Terminal;
import java.util.List;
import java.util.Map;

/** What a run has to show: the answer of one host or cluster, or those of many. */
interface Shown {
    /** The state to tell the monitoring system. */
    Status status();

    /** The one line that tells it all. */
    String headline();

    /** Whom it is about, as the operator names them. */
    List<String> addresses();

    /**
     * The whole in the form that was asked for.
     *
     * @param lastSuccess when hosts were judged before this run, where known, by address
     */
    Rendered<?> content(
            Presentation presentation, Terminal terminal, Map<String, String> lastSuccess);

    /** The same after it could not be written: that failure, unless what was found is graver. */
    Shown withoutFile(Failed failure);
}
