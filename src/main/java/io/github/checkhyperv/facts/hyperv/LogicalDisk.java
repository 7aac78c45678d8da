package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.check.OperationalStatus;
import io.github.checkhyperv.facts.RowReader;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of Msvm_LogicalDisk: a medium in a drive of a machine that is on.
 *
 * @param systemName the machine's GUID
 * @param deviceId the medium, {@code Microsoft:<controller>\<n>\<n>\L}; only ever compared whole
 * @param statuses OperationalStatus in the host's order; empty when it is NULL or has no element
 */
record LogicalDisk(String systemName, String deviceId, List<OperationalStatus> statuses) {
    static final String CLASS = "Msvm_LogicalDisk";
    static final RowReader<LogicalDisk> ROWS = new Reader();

    /** What nearly all disks have: one list for all of them. */
    private static final List<OperationalStatus> FINE =
            List.of(new OperationalStatus(OperationalStatus.OK));

    /** OperationalStatus, which pools have as well, in the host's order; empty when NULL. */
    static List<OperationalStatus> statusesOf(CimInstance row) throws SessionException {
        List<Integer> codes = row.uint16Array("OperationalStatus").orElse(List.of());
        if (codes.size() == 1 && codes.get(0) == OperationalStatus.OK) {
            return FINE;
        }
        List<OperationalStatus> statuses = new ArrayList<>(codes.size());
        for (int code : codes) {
            statuses.add(new OperationalStatus(code));
        }
        return List.copyOf(statuses);
    }

    /** Whether it misses its reservation: then it counts, whatever its setting says. */
    boolean isBelowReservation() {
        return OperationalStatus.isBelowReservation(statuses);
    }

    /** What the disk's setting is called, but for case. */
    String key() {
        return InstanceIds.key(systemName, deviceId);
    }

    private static final class Reader extends RowReader<LogicalDisk> {
        Reader() {
            super(CLASS, "SELECT SystemName, DeviceID, OperationalStatus FROM " + CLASS);
        }

        @Override
        public LogicalDisk map(CimInstance row) throws SessionException {
            return new LogicalDisk(
                    required(row, "SystemName"), required(row, "DeviceID"), statusesOf(row));
        }
    }
}
