package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.Rows;
import java.util.Base64;
import java.util.Optional;

/** The rows of a query out of a tape. */
final class RecordedRows implements Rows {
    private final TapedQuery query;
    private final Step.Listener steps;
    private int read;
    private String octets = "";

    RecordedRows(TapedQuery query, Step.Listener steps) {
        this.query = query;
        this.steps = steps;
    }

    @Override
    public Optional<CimInstance> next(Deadline deadline) throws SessionException {
        if (read < query.rows().size()) {
            TapedRow row = query.rows().get(read++);
            octets = row.octets();
            return Optional.of(row);
        }
        octets = query.end().octets();
        query.end().replay(steps);
        return Optional.empty();
    }

    @Override
    public byte[] octets() {
        return Base64.getDecoder().decode(octets);
    }

    @Override
    public void close() {
        // Nobody holds anything for it.
    }
}
