package io.github.checkhyperv.facts.policies;

import io.github.checkhyperv.check.Bounds;
import io.github.checkhyperv.check.QosVolume;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;

/** One row of MSFT_StorageQoSVolume. */
final class VolumeRow extends QosValues<QosVolume> {
    static final String CLASS = "MSFT_StorageQoSVolume";

    VolumeRow() {
        super(
                CLASS,
                "SELECT VolumeId, Mountpoint, IOPS, Latency, Bandwidth, Reservation, Limit,"
                        + " BandwidthLimit, Status FROM "
                        + CLASS);
    }

    @Override
    public QosVolume map(CimInstance row) throws SessionException {
        return new QosVolume(
                guid(row, "VolumeId").orElse(optional(row, "VolumeId").orElse("")),
                optional(row, "Mountpoint").orElse(""),
                new Bounds(
                        orNone(row, "Reservation"),
                        orNone(row, "Limit"),
                        orNone(row, "BandwidthLimit")),
                rates(row, ""),
                status(row));
    }
}
