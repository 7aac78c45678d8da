package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.check.Allocation;
import io.github.checkhyperv.facts.RowReader;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import java.util.List;
import java.util.Optional;

/**
 * One row of Msvm_StorageAllocationSettingData: the settings of a medium, of a medium in a
 * checkpoint, or one of the definitions of what settings can be.
 *
 * @param instanceId {@code Microsoft:<owner>\<device>}
 * @param resourceSubType what kind of medium; never localised
 * @param allocation the settings themselves
 */
record StorageAllocationSetting(
        String instanceId, Optional<String> resourceSubType, Allocation allocation) {
    static final String CLASS = "Msvm_StorageAllocationSettingData";

    static final RowReader<StorageAllocationSetting> ROWS = new Reader();

    private static final String HARD_DISK = "Microsoft:Hyper-V:Virtual Hard Disk";
    private static final Optional<String> IS_HARD_DISK = Optional.of(HARD_DISK);
    private static final String DVD = "Microsoft:Hyper-V:Virtual CD/DVD Disk";
    private static final String FLOPPY = "Microsoft:Hyper-V:Virtual Floppy Disk";
    private static final String NO_POLICY = "00000000-0000-0000-0000-000000000000";

    String key() {
        return InstanceIds.key(instanceId);
    }

    /** DVD and floppy media are logical disks too, but none that has a reservation. */
    boolean isRemovable() {
        return hasSubType(DVD) || hasSubType(FLOPPY);
    }

    /** Whether this is a hard disk with a file behind it, and so should be seen while it is on. */
    boolean isHardDiskInUse() {
        return hasSubType(HARD_DISK) && allocation.path().isPresent();
    }

    private boolean hasSubType(String type) {
        return resourceSubType.isPresent() && resourceSubType.get().equalsIgnoreCase(type);
    }

    private static final class Reader extends RowReader<StorageAllocationSetting> {
        /** For Windows Server 2016 and newer. */
        private static final String WQL =
                "SELECT InstanceID, ResourceSubType, HostResource, IOPSReservation, IOPSLimit,"
                        + " StorageQoSPolicyID FROM "
                        + CLASS;

        /** For Windows Server 2012 R2, which has no policies. */
        private static final String WQL_2012_R2 =
                "SELECT InstanceID, ResourceSubType, HostResource, IOPSReservation, IOPSLimit FROM "
                        + CLASS;

        /** Characters of a path that are kept. */
        private static final int LONGEST_PATH = 4096;

        Reader() {
            super(CLASS, WQL, WQL_2012_R2);
        }

        @Override
        public StorageAllocationSetting map(CimInstance row) throws SessionException {
            return new StorageAllocationSetting(
                    required(row, "InstanceID"),
                    subType(row),
                    new Allocation(
                            firstHostResource(row),
                            row.uint64("IOPSReservation").orElse(0),
                            row.uint64("IOPSLimit").orElse(0),
                            policy(row)));
        }

        /** One text for all hard disks, in place of one for each. */
        private static Optional<String> subType(CimInstance row) throws SessionException {
            Optional<String> type = optional(row, "ResourceSubType");
            return type.isPresent() && type.get().equals(HARD_DISK) ? IS_HARD_DISK : type;
        }

        /** Only the first element counts, says the documentation of HostResource. */
        private static Optional<String> firstHostResource(CimInstance row) throws SessionException {
            Optional<List<String>> paths = row.stringArray("HostResource");
            if (paths.isEmpty() || paths.get().isEmpty() || paths.get().get(0).isEmpty()) {
                return Optional.empty();
            }
            return cut(Optional.of(paths.get().get(0)), LONGEST_PATH);
        }

        private static Optional<String> policy(CimInstance row) throws SessionException {
            Optional<String> id = optional(row, "StorageQoSPolicyID");
            return id.isPresent() && id.get().contains(NO_POLICY) ? Optional.empty() : id;
        }
    }
}
