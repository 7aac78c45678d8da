package io.github.checkhyperv.facts.policies;

import io.github.checkhyperv.check.Bounds;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.Rates;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import java.util.OptionalLong;

/** One row of MSFT_StorageQoSPolicy. */
final class PolicyRow extends QosValues<QosPolicy> {
    static final String CLASS = "MSFT_StorageQoSPolicy";

    private static final int AGGREGATED = 0;
    private static final int DEDICATED = 1;

    PolicyRow() {
        super(
                CLASS,
                "SELECT PolicyId, Name, PolicyType, ThroughputReservation, ThroughputLimit,"
                        + " BandwidthLimit, Status FROM "
                        + CLASS);
    }

    @Override
    public QosPolicy map(CimInstance row) throws SessionException {
        return new QosPolicy(
                guid(row, "PolicyId").orElse(""),
                optional(row, "Name").orElse(""),
                kind(number(row, "PolicyType")),
                new Bounds(
                        orNone(row, "ThroughputReservation"),
                        orNone(row, "ThroughputLimit"),
                        orNone(row, "BandwidthLimit")),
                status(row),
                0,
                Rates.UNKNOWN);
    }

    private static QosPolicy.Kind kind(OptionalLong type) {
        long number = type.orElse(-1);
        if (number == AGGREGATED) {
            return QosPolicy.Kind.AGGREGATED;
        }
        return number == DEDICATED ? QosPolicy.Kind.DEDICATED : QosPolicy.Kind.UNKNOWN;
    }
}
