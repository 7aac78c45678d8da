package io.github.checkhyperv.facts.policies;

import io.github.checkhyperv.check.Bounds;
import io.github.checkhyperv.check.Flow;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import java.util.Locale;
import java.util.Optional;

/**
 * One row of MSFT_StorageQoSFlow: a file as one node of the storage cluster serves it.
 *
 * @param flow the flow
 * @param time TimeStamp, the end of the interval that its rates are of, in 100 ns since 1601
 * @param interval that interval, in 100 ns
 */
record FlowRow(Flow flow, long time, long interval) {
    static final String CLASS = "MSFT_StorageQoSFlow";

    /** An interval of more is in 100 ns, as is documented; of less, in ms, as it is shown. */
    private static final long LEAST_TICKS = 100_000_000;

    private static final long TICKS_PER_MILLI = 10_000;

    /** Whether two rows are of the same flow, they have the same of this. */
    String key() {
        return flow.id().isEmpty()
                ? flow.vmGuid() + '\\' + flow.path().orElse("").toUpperCase(Locale.ROOT)
                : flow.id();
    }

    static final class Reader extends QosValues<FlowRow> {
        Reader() {
            super(
                    CLASS,
                    "SELECT FlowId, PolicyId, InitiatorId, InitiatorName, InitiatorNodeName,"
                            + " FilePath, Reservation, Limit, BandwidthLimit, InitiatorIOPS,"
                            + " InitiatorLatency, InitiatorBandwidth, TimeStamp, Interval, Status"
                            + " FROM "
                            + CLASS
                            + " WHERE FlowId != '"
                            + NO_GUID
                            + "'");
        }

        @Override
        public FlowRow map(CimInstance row) throws SessionException {
            Optional<String> name = optional(row, "InitiatorName");
            Flow flow =
                    new Flow(
                            guid(row, "FlowId").orElse(""),
                            guid(row, "InitiatorId").orElse(""),
                            name,
                            optional(row, "InitiatorNodeName"),
                            optional(row, "FilePath"),
                            guid(row, "PolicyId"),
                            status(row),
                            new Bounds(
                                    orNone(row, "Reservation"),
                                    orNone(row, "Limit"),
                                    orNone(row, "BandwidthLimit")),
                            rates(row, "Initiator"));
            long interval = orNone(row, "Interval");
            return new FlowRow(
                    flow,
                    orNone(row, "TimeStamp"),
                    interval > LEAST_TICKS ? interval : interval * TICKS_PER_MILLI);
        }
    }
}
