package io.github.checkhyperv.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Disks for tests. */
public final class Disks {
    public static final String GUID = "A1576C71-F505-4D1B-9B78-2CFD971B0F31";

    private Disks() {}

    /** A disk of a machine; its instance id is made of its path, its file is in C:\VMs. */
    public static VirtualDisk disk(String vm, String file, long reserved, Integer... statuses) {
        return new VirtualDisk(
                GUID,
                Optional.of(vm),
                "Microsoft:" + GUID + "\\" + file + "\\0\\0\\L",
                Optional.of(
                        new Allocation(
                                Optional.of("C:\\VMs\\" + file), reserved, 0, Optional.empty())),
                statuses(statuses));
    }

    /** A disk of which only the row of the disk itself is known. */
    public static VirtualDisk bare(String device, Integer... statuses) {
        return new VirtualDisk(
                GUID,
                Optional.empty(),
                "Microsoft:" + GUID + "\\" + device,
                Optional.empty(),
                statuses(statuses));
    }

    public static List<OperationalStatus> statuses(Integer... codes) {
        List<OperationalStatus> statuses = new ArrayList<>();
        for (int code : codes) {
            statuses.add(new OperationalStatus(code));
        }
        return statuses;
    }

    public static Inventory inventory(VirtualDisk... disks) {
        return new Inventory(
                "TESTHOST01", Optional.empty(), List.of(disks), List.of(), 0, List.of());
    }

    public static Report report(Inventory inventory) {
        return (Report) new StorageQosCheck(Thresholds.defaults(), Filter.NONE).evaluate(inventory);
    }
}
