package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.WmiNamespace;

/** A host that is recorded. */
record RecordingHost(WmiHost host, Recorder recorder, HostLog log) implements WmiHost {
    @Override
    public WmiNamespace open(String namespace, Deadline deadline) throws SessionException {
        CallLog call = new CallLog();
        HostLog.NamespaceLog opened = new HostLog.NamespaceLog(namespace, call);
        recorder.add(log, opened);
        return new RecordingNamespace(
                recorder.call(call, () -> host.open(namespace, deadline), Recorder.NO_OCTETS),
                recorder,
                opened);
    }

    @Override
    public boolean isLive() {
        return host.isLive();
    }

    @Override
    public void close() {
        CallLog call = new CallLog();
        recorder.closes(log, call);
        recorder.begin(call);
        host.close();
        recorder.done(call);
    }
}
