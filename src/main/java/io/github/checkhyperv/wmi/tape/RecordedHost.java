package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.WmiNamespace;
import java.util.ArrayList;
import java.util.List;

/** A host out of a tape: it says again what it said, fails where it failed, and never waits. */
public final class RecordedHost implements WmiHost {
    private final TapedHost host;
    private final List<TapedNamespace> left;
    private final Step.Listener steps;

    private RecordedHost(TapedHost host, Step.Listener steps) {
        this.host = host;
        this.left = new ArrayList<>(host.namespaces());
        this.steps = steps;
    }

    /**
     * Connects to it.
     *
     * @param steps is told of each step that was finished
     * @throws SessionException as when the tape was recorded
     */
    public static WmiHost connect(TapedHost host, Step.Listener steps) throws SessionException {
        host.connect().replay(steps);
        return new RecordedHost(host, steps);
    }

    @Override
    public WmiNamespace open(String name, Deadline deadline) throws SessionException {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).name().equals(name)) {
                TapedNamespace namespace = left.remove(i);
                namespace.login().replay(steps);
                return new RecordedNamespace(namespace, steps);
            }
        }
        throw new SessionException(TapeProblem.NOT_ON_TAPE, Stage.LOG_IN, name);
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public void close() {
        for (Step step : host.close().steps()) {
            steps.finished(step);
        }
    }
}
