package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.rpc.Guid;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.WmiConnection;
import io.github.checkhyperv.wmi.WmiProblem;
import io.github.checkhyperv.wmi.wmio.WmioDecoder;
import io.github.checkhyperv.wmi.wmio.WmioException;
import java.util.ArrayList;
import java.util.List;

/** IWbemServices of one namespace, and the enumerators that its queries hand out. */
final class DcomConnection implements WmiConnection {
    /** Objects in the first batch: a usual host's disks in one exchange. */
    private static final int FIRST_BATCH = 64;

    /** Objects in any batch; some 2 KB each, so that one answer stays within a few MB. */
    private static final int LARGEST_BATCH = 1024;

    /** Rows of one query: ten times the largest host that was thought of. */
    private static final int MAX_ROWS = 200_000;

    /**
     * Octets of the values of all rows: what a caller may keep of them. 100,000 disks have some 60
     * MB.
     */
    private static final long MAX_VALUE_OCTETS = 96L << 20;

    /**
     * Milliseconds before the deadline by which a host is to answer with what it has: an answer
     * that is on its way when time runs out leaves no connection on which to give anything back.
     */
    private static final int ANSWER_MARGIN = 250;

    private final WmioDecoder decoder = new WmioDecoder();

    private final ExporterSession session;
    private final Guid services;

    DcomConnection(ExporterSession session, Guid services) {
        this.session = session;
        this.services = services;
    }

    @Override
    public <T> List<T> query(String wql, RowMapper<T> rows) throws SessionException {
        WmiCalls.InterfaceAnswer answer =
                session.callForInterface(
                        Stage.QUERY,
                        Interfaces.WBEM_SERVICES,
                        WmiCalls.EXEC_QUERY,
                        services,
                        WmiCalls.execQuery(session.causality(), wql),
                        Interfaces.ENUM_WBEM_CLASS_OBJECT);
        if (HResult.isFailure(answer.status())) {
            throw HResult.atQuery(answer.status());
        }
        Guid enumerator = answer.reference().get(0).ipid();
        List<T> result = new ArrayList<>();
        int batches = 0;
        int asked = FIRST_BATCH;
        boolean more = true;
        while (more) {
            more = fetch(enumerator, asked, rows, result);
            asked = Math.min(LARGEST_BATCH, 4 * asked);
            batches++;
        }
        session.clock().finished(Stage.QUERY, describe(wql, result.size(), batches));
        return result;
    }

    private static String describe(String wql, int rows, int batches) {
        String counts = rows == 1 ? ": 1 row" : ": " + rows + " rows";
        return wql + counts + (batches == 1 ? "" : " in " + batches + " batches");
    }

    /** Fetches one batch; whether there may be more. */
    private <T> boolean fetch(Guid enumerator, int asked, RowMapper<T> rows, List<T> result)
            throws SessionException {
        int timeout = Math.max(1, session.deadline().remainingMillis() - ANSWER_MARGIN);
        byte[] stub =
                session.call(
                        Stage.QUERY,
                        Interfaces.ENUM_WBEM_CLASS_OBJECT,
                        WmiCalls.NEXT,
                        enumerator,
                        WmiCalls.next(session.causality(), timeout, asked));
        WmiCalls.Batch batch;
        try {
            batch = WmiCalls.Batch.read(stub, asked);
        } catch (MalformedStub e) {
            throw new SessionException(
                    GeneralProblem.MALFORMED_ANSWER, Stage.QUERY, e.getMessage(), e);
        }
        if (HResult.isFailure(batch.status())) {
            throw HResult.atQuery(batch.status());
        }
        for (NdrReader object : batch.objects()) {
            result.add(decode(object, rows));
        }
        return mayHaveMore(batch, asked, result.size());
    }

    private boolean mayHaveMore(WmiCalls.Batch batch, int asked, int rows) throws SessionException {
        if (rows > MAX_ROWS) {
            throw tooMuch(MAX_ROWS, " rows");
        }
        switch (batch.status()) {
            case HResult.WBEM_S_FALSE:
                return false;
            case HResult.WBEM_S_TIMEDOUT:
                break;
            case HResult.S_OK:
                // Only WBEM_S_FALSE is the end: until then rows may be missing.
                if (batch.objects().isEmpty()) {
                    throw new SessionException(
                            GeneralProblem.MALFORMED_ANSWER,
                            Stage.QUERY,
                            "an empty batch is not the end");
                }
                break;
            default:
                throw new SessionException(
                        WmiProblem.QUERY_FAILED,
                        Stage.QUERY,
                        WbemStatus.name(batch.status()),
                        batch.status());
        }
        if (session.deadline().remainingMillis() <= ANSWER_MARGIN) {
            throw new SessionException(GeneralProblem.TIMED_OUT, Stage.QUERY, "");
        }
        return true;
    }

    private static SessionException tooMuch(long limit, String what) {
        return new SessionException(
                GeneralProblem.TOO_LARGE, Stage.QUERY, "more than " + limit + what);
    }

    private <T> T decode(NdrReader object, RowMapper<T> rows) throws SessionException {
        try {
            CimInstance row =
                    decoder.decodeInstance(object.octets(), object.position(), object.remaining());
            if (decoder.valueOctets() > MAX_VALUE_OCTETS) {
                throw tooMuch(MAX_VALUE_OCTETS, " octets of values");
            }
            return rows.map(row);
        } catch (WmioException e) {
            throw new SessionException(
                    GeneralProblem.MALFORMED_ANSWER, Stage.DECODE, e.getMessage(), e);
        }
    }
}
