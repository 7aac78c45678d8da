package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Lack;
import io.github.checkhyperv.check.Query;
import io.github.checkhyperv.facts.Beside;
import io.github.checkhyperv.facts.FactSource;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a host for what is wanted beside the verdict. No failure of that is one of the look: it is
 * kept to be told, and the verdict stays.
 */
final class SideQuestions {
    /** Milliseconds that an answer needs, once all is asked. */
    private static final int MARGIN = 400;

    private final WmiHost host;
    private final MemoryBudget memory;
    private final Deadline deadline;
    private final Step.Listener steps;
    private final List<Lack> lacks = new ArrayList<>();
    private final List<Query> queries = new ArrayList<>();

    SideQuestions(WmiHost host, MemoryBudget memory, Deadline deadline, Step.Listener steps) {
        this.host = host;
        this.memory = memory;
        this.deadline = deadline;
        this.steps = steps;
    }

    /** What a source finds; empty when it finds nothing, as is told then. */
    <F> Optional<F> ask(Lack.Kind kind, FactSource<Beside<F>> source) {
        return ask(kind, source, 1);
    }

    /**
     * The same within a part of the time that is left.
     *
     * @param part how many such parts there are
     */
    <F> Optional<F> ask(Lack.Kind kind, FactSource<Beside<F>> source, int part) {
        try {
            Deadline soon = Deadline.in(Duration.ofMillis(Math.max(1, millisLeft() / part)));
            Beside<F> beside = source.ask(host, memory, soon, steps);
            queries.addAll(beside.queries());
            lack(kind, beside.lacks());
            return Optional.of(beside.found());
        } catch (SessionException e) {
            lack(kind, List.of(e.failure()));
            return Optional.empty();
        }
    }

    /** Keeps that something could not be had. */
    void lack(Lack.Kind kind, List<Failure> failures) {
        for (Failure failure : failures) {
            lacks.add(new Lack(kind, Optional.empty(), failure));
        }
    }

    /** Milliseconds that may still be spent on questions. */
    int millisLeft() {
        return Math.max(0, deadline.remainingMillis() - MARGIN);
    }

    List<Lack> lacks() {
        return lacks;
    }

    List<Query> queries() {
        return queries;
    }
}
