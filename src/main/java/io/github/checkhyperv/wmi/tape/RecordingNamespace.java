package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.wmi.QueryBudget;
import io.github.checkhyperv.wmi.Rows;
import io.github.checkhyperv.wmi.WmiNamespace;

/** A namespace that is recorded. */
record RecordingNamespace(WmiNamespace namespace, Recorder recorder, HostLog.NamespaceLog log)
        implements WmiNamespace {
    @Override
    public Rows rows(String wql, QueryBudget budget, Deadline deadline) throws SessionException {
        CallLog start = new CallLog();
        HostLog.QueryLog query = new HostLog.QueryLog(wql, start);
        recorder.add(log, query);
        Rows rows =
                recorder.call(
                        start, () -> namespace.rows(wql, budget, deadline), Recorder.NO_OCTETS);
        return new RecordingRows(rows, recorder, query);
    }
}
