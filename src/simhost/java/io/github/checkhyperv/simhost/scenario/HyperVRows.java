package io.github.checkhyperv.simhost.scenario;

import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.cim.Row;
import java.util.List;

/** The rows of {@code root\virtualization\v2} that follow from a scenario's machines. */
final class HyperVRows {
    private static final String COMPUTER = ObjectPath.COMPUTER;
    private static final String DISK = ObjectPath.DISK;
    private static final String SETTING = "Msvm_StorageAllocationSettingData";
    private static final String ASSOCIATION = "Msvm_SettingsDefineState";
    private static final String POOL = "70BB60D2-A9D3-46AA-B654-3DE53004B4F8";
    private static final int VIRTUAL_DISK_RESOURCE = 31;

    private final Namespace namespace;
    private final Scenario scenario;
    private final Texts texts;
    private final ObjectPath paths;

    HyperVRows(Namespace namespace, Scenario scenario) {
        this.namespace = namespace;
        this.scenario = scenario;
        this.texts = Texts.in(scenario.language());
        this.paths = new ObjectPath(scenario.host());
    }

    void addAll() {
        if (scenario.hostVisible()) {
            host();
        }
        for (Machine machine : scenario.machines()) {
            machine(machine);
        }
        for (String kind : List.of("Default", "Minimum", "Maximum", "Increment")) {
            definition(kind);
        }
    }

    private void host() {
        computer(scenario.host(), scenario.host(), texts.hosting(), Machine.ENABLED)
                .set("NumberOfNumaNodes", 2)
                .set("InstallDate", null);
    }

    private Row computer(String name, String displayName, String caption, int enabledState) {
        return namespace
                .add(COMPUTER)
                .set("CreationClassName", COMPUTER)
                .set("Name", name)
                .set("ElementName", displayName)
                .set("Caption", caption)
                .set("Description", "Microsoft " + caption)
                .set("EnabledState", enabledState)
                .set("HealthState", 5)
                .set("OperationalStatus", List.of(2))
                .set("StatusDescriptions", texts.describe(List.of(2)))
                .set("Status", "OK")
                .set("ResetCapability", 1);
    }

    private void machine(Machine machine) {
        if (machine.present()) {
            computer(machine.guid(), machine.name(), texts.machine(), machine.enabledState())
                    .set("NumberOfNumaNodes", 1)
                    .set("InstallDate", "20200330022238.631038-000")
                    .set("TimeOfLastStateChange", "20200403061332.261705-000")
                    .set("OnTimeInMilliseconds", machine.running() ? 6_138_294_371L : 0L)
                    .set("ProcessID", machine.running() ? 9624L : null);
        }
        for (Disk disk : machine.disks()) {
            if (machine.running() && disk.present()) {
                logicalDisk(machine, disk);
            }
            if (disk.configured() && disk.media().settingClass().equals(SETTING)) {
                setting(machine.guid(), disk);
            }
            if (machine.running() && disk.present() && disk.configured()) {
                association(machine, disk);
            }
        }
        for (Machine.Checkpoint checkpoint : machine.checkpoints()) {
            checkpoint.disks().forEach(disk -> setting(checkpoint.guid(), disk));
        }
    }

    private void logicalDisk(Machine machine, Disk disk) {
        boolean fine = List.of(2).equals(disk.statuses());
        namespace
                .add(DISK)
                .set("CreationClassName", DISK)
                .set("DeviceID", disk.deviceId())
                .set("SystemCreationClassName", COMPUTER)
                .set("SystemName", disk.systemName(machine.guid()))
                .set("Caption", texts.disk())
                .set("Description", "Microsoft " + texts.disk())
                .set("ElementName", texts.disk())
                .set("Name", texts.disk())
                .set("EnabledState", Machine.ENABLED)
                .set("HealthState", fine ? 5 : 20)
                .set("OperationalStatus", disk.statuses())
                .set(
                        "StatusDescriptions",
                        disk.statuses() == null ? null : texts.describe(disk.statuses()))
                .set("PowerManagementSupported", false)
                .set("BlockSize", 512)
                .set("NumberOfBlocks", 266_338_304L);
    }

    private void setting(String guid, Disk disk) {
        Row row =
                namespace
                        .add(SETTING)
                        .set("InstanceID", disk.instanceId(guid))
                        .set("Caption", texts.disk())
                        .set("Description", "Microsoft " + texts.disk())
                        .set("ElementName", texts.disk())
                        .set("ResourceType", VIRTUAL_DISK_RESOURCE)
                        .set("ResourceSubType", disk.media().subType())
                        .set("PoolID", disk.pool())
                        .set("HostResource", disk.path() == null ? null : List.of(disk.path()))
                        .set("VirtualQuantity", 1)
                        .set("VirtualQuantityUnits", "count")
                        .set("Reservation", 1)
                        .set("Limit", 1)
                        .set("Weight", 0)
                        .set("AutomaticAllocation", true)
                        .set("AutomaticDeallocation", true)
                        .set("Parent", parent(disk.instanceId(guid)))
                        .set("Address", "");
        row.setIfThere("IOPSReservation", disk.reservation());
        row.setIfThere("IOPSLimit", disk.limit());
        row.setIfThere("IOPSAllocationUnits", "count / s");
        row.setIfThere("StorageQoSPolicyID", disk.policy());
        row.setIfThere("PersistentReservationsSupported", false);
        row.setIfThere("CachingMode", 0);
    }

    private String parent(String instanceId) {
        String drive = instanceId.replaceFirst("(?i)L$", "D");
        return paths.of("Msvm_ResourceAllocationSettingData", "InstanceID", drive);
    }

    private void association(Machine machine, Disk disk) {
        namespace
                .add(ASSOCIATION)
                .set("ManagedElement", paths.disk(machine, disk))
                .set(
                        "SettingData",
                        paths.of(
                                disk.media().settingClass(),
                                "InstanceID",
                                disk.instanceId(machine.guid())));
    }

    private void definition(String kind) {
        namespace
                .add(SETTING)
                .set("InstanceID", "Microsoft:Definition\\" + POOL + "\\" + kind)
                .set("Caption", texts.disk())
                .set("ElementName", texts.disk())
                .set("ResourceType", VIRTUAL_DISK_RESOURCE)
                .set("ResourceSubType", Media.DISK.subType())
                .set("PoolID", "")
                .setIfThere("IOPSReservation", 0)
                .setIfThere("IOPSLimit", kind.equals("Maximum") ? 1_000_000_000L : 0L);
    }
}
