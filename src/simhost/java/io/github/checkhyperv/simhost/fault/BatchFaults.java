package io.github.checkhyperv.simhost.fault;

import io.github.checkhyperv.simhost.wire.StatusCodes;

/** Enumerations that do not end as they should, or not as soon. */
public final class BatchFaults {
    private BatchFaults() {}

    /**
     * Batches that time out: each gives so many rows at most and WBEM_S_TIMEDOUT, as long as rows
     * are left. With no rows in any of them, one in two gives a single row, so that the enumeration
     * ends.
     */
    public static FaultPlan timedOut(int rows) {
        return batches(
                (point, wanted, left, correct) -> {
                    int count = rows == 0 ? point.batch() % 2 : rows;
                    boolean last = count >= left && rows > 0;
                    return last || left == 0
                            ? correct
                            : new BatchOrder(Math.min(count, wanted), StatusCodes.TIMED_OUT, true);
                });
    }

    /** Nothing but time-outs without a row. */
    public static FaultPlan timedOutForEver() {
        return batches(
                (point, wanted, left, correct) -> new BatchOrder(0, StatusCodes.TIMED_OUT, true));
    }

    /** The first rows again and again, and never an end. */
    public static FaultPlan endless() {
        return batches(
                (point, wanted, left, correct) ->
                        new BatchOrder(Math.min(wanted, left), StatusCodes.NO_ERROR, false));
    }

    /** Successes without a row, and never an end. */
    public static FaultPlan emptyForEver() {
        return batches(
                (point, wanted, left, correct) -> new BatchOrder(0, StatusCodes.NO_ERROR, true));
    }

    /** The first batch twice. */
    public static FaultPlan repeatedOnce() {
        return batches(
                (point, wanted, left, correct) ->
                        new BatchOrder(
                                correct.count(),
                                point.batch() == 0 ? StatusCodes.NO_ERROR : correct.status(),
                                point.batch() > 0));
    }

    /** The enumeration says that it is over after so many rows. */
    public static FaultPlan truncated(int rows) {
        return batches(
                (point, wanted, left, correct) ->
                        new BatchOrder(Math.min(rows, wanted), StatusCodes.FALSE, true));
    }

    private interface Ordering {
        BatchOrder order(Point point, int wanted, int left, BatchOrder correct);
    }

    private static FaultPlan batches(Ordering ordering) {
        return new FaultPlan() {
            @Override
            public BatchOrder onBatch(Point point, int wanted, int left, BatchOrder correct) {
                return ordering.order(point, wanted, left, correct);
            }
        };
    }
}
