package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.check.Allocation;
import io.github.checkhyperv.check.Gap;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the rows of one host together into disks, in time linear in the number of rows. A disk finds
 * its setting by name, or else by what Msvm_SettingsDefineState says.
 */
final class Join {
    /** Of a medium that has no storage setting, as it is no virtual disk. */
    private static final Optional<Allocation> UNRESERVED =
            Optional.of(new Allocation(Optional.empty(), 0, 0, Optional.empty()));

    private final Map<String, LogicalDisk> disks;
    private final Map<String, StorageAllocationSetting> settings;
    private final Map<String, ComputerSystem> systems;
    private final Map<String, String> associations = new HashMap<>();
    private final Set<String> physical = new HashSet<>();

    /** Keys in upper case lead to rows; a key that comes twice is a malformed answer. */
    Join(
            List<LogicalDisk> disks,
            List<StorageAllocationSetting> settings,
            List<ComputerSystem> systems)
            throws SessionException {
        this.disks = byKey(disks);
        this.settings = new LinkedHashMap<>(settings.size() * 2);
        for (StorageAllocationSetting setting : settings) {
            unique(StorageAllocationSetting.CLASS, this.settings.put(setting.key(), setting));
        }
        this.systems = new LinkedHashMap<>(systems.size() * 2);
        for (ComputerSystem system : systems) {
            unique(ComputerSystem.CLASS, this.systems.put(system.key(), system));
        }
    }

    private static Map<String, LogicalDisk> byKey(List<LogicalDisk> rows) throws SessionException {
        Map<String, LogicalDisk> map = new LinkedHashMap<>(rows.size() * 2);
        for (LogicalDisk row : rows) {
            unique(LogicalDisk.CLASS, map.put(row.key(), row));
        }
        return map;
    }

    /** Keys are unique in a class, so a row that comes twice would make a wrong count. */
    private static void unique(String className, Object before) throws SessionException {
        if (before != null) {
            throw new SessionException(
                    GeneralProblem.MALFORMED_ANSWER,
                    Stage.JOIN,
                    "the same " + className + " came more than once");
        }
    }

    /**
     * Takes in a second answer to the query for disks. What the first one held stays known, so that
     * a row that is not in the second cannot hide anything; otherwise the newer row counts.
     */
    void update(List<LogicalDisk> rows) throws SessionException {
        disks.putAll(byKey(rows));
    }

    /** Takes in which setting belongs to which disk. */
    void associate(List<SettingsDefineState> rows) {
        for (SettingsDefineState row : rows) {
            if (!row.isAboutDisk()) {
                continue;
            }
            if (row.virtual()) {
                associations.put(row.diskKey(), row.settingKey());
            } else {
                physical.add(row.diskKey());
            }
        }
    }

    /** Whether a disk has not found its setting. */
    boolean lacksSettings() {
        for (String key : disks.keySet()) {
            if (setting(key).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Optional<StorageAllocationSetting> setting(String diskKey) {
        StorageAllocationSetting byName = settings.get(diskKey);
        if (byName != null) {
            return Optional.of(byName);
        }
        return Optional.ofNullable(settings.get(associations.getOrDefault(diskKey, diskKey)));
    }

    /** The host's own row, if it was there. */
    Optional<ComputerSystem> host() {
        for (ComputerSystem system : systems.values()) {
            if (system.isHost()) {
                return Optional.of(system);
            }
        }
        return Optional.empty();
    }

    /** What every host has and this one did not show; the first to name is what the rest needs. */
    Optional<Gap> gap() {
        if (settings.isEmpty()) {
            boolean nothing = disks.isEmpty() && systems.isEmpty();
            return Optional.of(nothing ? Gaps.NO_ROW : Gaps.NO_SETTING);
        }
        if (systems.isEmpty()) {
            return Optional.of(Gaps.NO_SYSTEM);
        }
        return host().isPresent() ? Optional.empty() : Optional.of(Gaps.NO_HOST);
    }

    /** Every virtual disk that the host reported. */
    List<VirtualDisk> reported() {
        List<VirtualDisk> reported = new ArrayList<>(disks.size());
        for (Map.Entry<String, LogicalDisk> entry : disks.entrySet()) {
            Optional<StorageAllocationSetting> setting = setting(entry.getKey());
            LogicalDisk row = entry.getValue();
            boolean dropped =
                    setting.isPresent() ? setting.get().isRemovable() : isPhysical(entry.getKey());
            if (!dropped || row.isBelowReservation()) {
                reported.add(
                        setting.isPresent()
                                ? disk(row, setting.get())
                                : disk(row, dropped ? UNRESERVED : Optional.empty()));
            }
        }
        return reported;
    }

    /** How many media were reported that are passed through or physical, and are no disks here. */
    int otherMedia() {
        int count = 0;
        if (!physical.isEmpty()) {
            for (Map.Entry<String, LogicalDisk> entry : disks.entrySet()) {
                boolean dropped = setting(entry.getKey()).isEmpty() && isPhysical(entry.getKey());
                count += dropped && !entry.getValue().isBelowReservation() ? 1 : 0;
            }
        }
        return count;
    }

    /**
     * A medium without storage setting whose own setting, as the host says, is of another class.
     */
    private boolean isPhysical(String diskKey) {
        return physical.contains(diskKey) && !associations.containsKey(diskKey);
    }

    private VirtualDisk disk(LogicalDisk row, Optional<Allocation> allocation) {
        return new VirtualDisk(
                InstanceIds.folded(row.systemName()),
                vmName(InstanceIds.folded(row.systemName())),
                InstanceIds.ofDevice(row.systemName(), row.deviceId()),
                allocation,
                row.statuses());
    }

    private VirtualDisk disk(LogicalDisk row, StorageAllocationSetting setting) {
        return new VirtualDisk(
                InstanceIds.folded(row.systemName()),
                vmName(InstanceIds.folded(row.systemName())),
                setting.instanceId(),
                Optional.of(setting.allocation()),
                row.statuses());
    }

    /** Empty text for a machine that is there but has no name, nothing for one that is not. */
    private Optional<String> vmName(String vmKey) {
        ComputerSystem system = systems.get(vmKey);
        return system == null ? Optional.empty() : Optional.of(system.elementName().orElse(""));
    }

    /**
     * Hard disks of running machines that the host did not report. A disk that was reported but
     * found no setting may be any of its machine's settings that found no disk, so each such disk
     * accounts for one of them; but not one that is known to be no virtual disk.
     */
    List<VirtualDisk> missing() {
        Set<String> found = new HashSet<>(disks.size() * 2);
        Map<String, Integer> unmatched = new HashMap<>();
        for (Map.Entry<String, LogicalDisk> entry : disks.entrySet()) {
            Optional<StorageAllocationSetting> setting = setting(entry.getKey());
            if (setting.isPresent()) {
                found.add(setting.get().key());
            } else if (!isPhysical(entry.getKey())) {
                String owner = InstanceIds.folded(entry.getValue().systemName());
                unmatched.put(owner, 1 + unmatched.getOrDefault(owner, 0));
            }
        }
        List<VirtualDisk> missing = new ArrayList<>();
        for (Map.Entry<String, StorageAllocationSetting> entry : settings.entrySet()) {
            String owner = InstanceIds.machine(entry.getKey());
            if (found.contains(entry.getKey()) || !isInUse(entry.getValue(), owner)) {
                continue;
            }
            int spare = unmatched.getOrDefault(owner, 0);
            if (spare > 0) {
                unmatched.put(owner, spare - 1);
            } else {
                missing.add(missing(owner, entry.getValue()));
            }
        }
        return missing;
    }

    /** The machines that run: names by GUID. */
    Map<String, String> running() {
        Map<String, String> running = new HashMap<>(systems.size() * 2);
        for (Map.Entry<String, ComputerSystem> entry : systems.entrySet()) {
            ComputerSystem system = entry.getValue();
            if (system.isRunning() && !system.isHost()) {
                running.put(entry.getKey(), system.elementName().orElse(""));
            }
        }
        return running;
    }

    private boolean isInUse(StorageAllocationSetting setting, String owner) {
        ComputerSystem system = systems.get(owner);
        return setting.isHardDiskInUse()
                && system != null
                && !system.isHost()
                && system.isRunning();
    }

    private VirtualDisk missing(String owner, StorageAllocationSetting setting) {
        Optional<Allocation> allocation = Optional.of(setting.allocation());
        return new VirtualDisk(owner, vmName(owner), setting.instanceId(), allocation, List.of());
    }
}
