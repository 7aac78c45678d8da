package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.QueryBudget;
import io.github.checkhyperv.wmi.Rows;
import io.github.checkhyperv.wmi.WmiProblem;
import io.github.checkhyperv.wmi.wmio.WmioDecoder;
import io.github.checkhyperv.wmi.wmio.WmioException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An enumerator, which is asked for one batch after another ([MS-WMI] 3.1.4.4). */
final class DcomRows implements Rows {
    /** Objects in the first batch: a usual host's disks in one exchange. */
    private static final int FIRST_BATCH = 64;

    /** Objects in any batch; some 2 KB each, so that one answer stays within a few MB. */
    private static final int LARGEST_BATCH = 1024;

    /**
     * Milliseconds before the deadline by which a host is to answer with what it has: an answer
     * that is on its way when time runs out leaves no connection on which to give anything back.
     */
    private static final int ANSWER_MARGIN = 250;

    /** What there is before the first batch. */
    private static final WmiCalls.Batch NOT_ASKED =
            new WmiCalls.Batch(HResult.WBEM_S_TIMEDOUT, List.of());

    private final ExporterSession session;
    private final WmioDecoder decoder;
    private final ObjRef.Standard enumerator;
    private final String wql;
    private final QueryBudget budget;

    private WmiCalls.Batch batch = NOT_ASKED;
    private int read;
    private int asked = FIRST_BATCH;
    private int batches;
    private int rows;
    private long octets;
    private boolean ended;

    /**
     * Nothing is asked for yet.
     *
     * @param decoder of all queries of a namespace, as it remembers classes
     */
    DcomRows(
            ExporterSession session,
            WmioDecoder decoder,
            ObjRef.Standard enumerator,
            String wql,
            QueryBudget budget) {
        this.session = session;
        this.decoder = decoder;
        this.enumerator = enumerator;
        this.wql = wql;
        this.budget = budget;
    }

    @Override
    public Optional<CimInstance> next(Deadline deadline) throws SessionException {
        while (read == batch.objects().size()) {
            if (batches > 0 && !mayHaveMore(deadline)) {
                tellTheEnd();
                return Optional.empty();
            }
            fetch(deadline);
        }
        return Optional.of(decode(batch.objects().get(read++)));
    }

    private void fetch(Deadline deadline) throws SessionException {
        int timeout = Math.max(1, deadline.remainingMillis() - ANSWER_MARGIN);
        byte[] stub =
                session.call(
                        Stage.QUERY,
                        Interfaces.ENUM_WBEM_CLASS_OBJECT,
                        WmiCalls.NEXT,
                        enumerator.ipid(),
                        WmiCalls.next(session.causality(), timeout, asked),
                        deadline);
        octets += stub.length;
        if (octets > budget.octets()) {
            throw tooMuch(budget.octets(), " octets");
        }
        try {
            batch = WmiCalls.Batch.read(stub, asked);
        } catch (MalformedStub e) {
            throw malformed(e.getMessage(), e);
        }
        if (HResult.isFailure(batch.status())) {
            throw HResult.atQuery(batch.status());
        }
        read = 0;
        batches++;
        asked = Math.min(LARGEST_BATCH, 4 * asked);
    }

    /** Whether there may be rows after those of the batch, which have all been read. */
    private boolean mayHaveMore(Deadline deadline) throws SessionException {
        switch (batch.status()) {
            case HResult.WBEM_S_FALSE:
                return false;
            case HResult.WBEM_S_TIMEDOUT:
                break;
            case HResult.S_OK:
                // Only WBEM_S_FALSE is the end: until then rows may be missing.
                if (batch.objects().isEmpty()) {
                    throw malformed("an empty batch is not the end", null);
                }
                break;
            default:
                throw new SessionException(
                        WmiProblem.QUERY_FAILED,
                        Stage.QUERY,
                        WbemStatus.name(batch.status()),
                        batch.status());
        }
        if (deadline.remainingMillis() <= ANSWER_MARGIN) {
            throw new SessionException(GeneralProblem.TIMED_OUT, Stage.QUERY, "");
        }
        return true;
    }

    private CimInstance decode(NdrReader object) throws SessionException {
        rows++;
        if (rows > budget.rows()) {
            throw tooMuch(budget.rows(), " rows");
        }
        try {
            long before = decoder.valueOctets();
            CimInstance row =
                    decoder.decodeInstance(object.octets(), object.position(), object.remaining());
            if (!budget.memory().take(decoder.valueOctets() - before)) {
                throw tooMuch(budget.memory().limit(), " octets of values");
            }
            return row;
        } catch (WmioException e) {
            throw new SessionException(
                    GeneralProblem.MALFORMED_ANSWER, Stage.DECODE, e.getMessage(), e);
        }
    }

    @Override
    public byte[] octets() {
        if (read == 0 || read > batch.objects().size()) {
            return new byte[0];
        }
        NdrReader last = batch.objects().get(read - 1);
        return Arrays.copyOfRange(
                last.octets(), last.position(), last.position() + last.remaining());
    }

    private static SessionException tooMuch(long limit, String what) {
        return new SessionException(
                GeneralProblem.TOO_LARGE, Stage.QUERY, "more than " + limit + what);
    }

    private static SessionException malformed(String seen, MalformedStub cause) {
        return new SessionException(GeneralProblem.MALFORMED_ANSWER, Stage.QUERY, seen, cause);
    }

    private void tellTheEnd() {
        if (!ended) {
            String counts = rows == 1 ? ": 1 row" : ": " + rows + " rows";
            String inBatches = batches == 1 ? "" : " in " + batches + " batches";
            session.clock().finished(Stage.QUERY, wql + counts + inBatches);
        }
        ended = true;
    }

    @Override
    public void close() {
        session.references().giveBack(enumerator);
    }
}
