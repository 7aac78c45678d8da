package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.wmi.QueryBudget;
import io.github.checkhyperv.wmi.Rows;
import io.github.checkhyperv.wmi.WmiNamespace;
import java.util.ArrayList;
import java.util.List;

/** A namespace out of a tape: each time that a query is put it gives the next answer to that. */
final class RecordedNamespace implements WmiNamespace {
    private final List<TapedQuery> left;
    private final Step.Listener steps;

    RecordedNamespace(TapedNamespace namespace, Step.Listener steps) {
        this.left = new ArrayList<>(namespace.queries());
        this.steps = steps;
    }

    @Override
    public Rows rows(String wql, QueryBudget budget, Deadline deadline) throws SessionException {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).wql().equals(wql)) {
                TapedQuery query = left.remove(i);
                query.start().replay(steps);
                return new RecordedRows(query, steps);
            }
        }
        throw new SessionException(TapeProblem.NOT_ON_TAPE, Stage.QUERY, wql);
    }
}
