package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.Rows;
import java.util.Optional;

/** Rows that are recorded as they are read. */
final class RecordingRows implements Rows {
    private final Rows rows;
    private final Recorder recorder;
    private final HostLog.QueryLog log;
    private final CallLog end;

    RecordingRows(Rows rows, Recorder recorder, HostLog.QueryLog log) {
        this.rows = rows;
        this.recorder = recorder;
        this.log = log;
        this.end = log.end();
    }

    @Override
    public Optional<CimInstance> next(Deadline deadline) throws SessionException {
        Optional<CimInstance> row = recorder.call(end, () -> rows.next(deadline), rows::octets);
        if (row.isPresent()) {
            recorder.row(log, row.get(), rows::octets);
        }
        return row;
    }

    @Override
    public byte[] octets() {
        return rows.octets();
    }

    @Override
    public void close() {
        rows.close();
    }
}
