package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.facts.RowReader;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import java.util.Optional;

/**
 * One row of Msvm_SettingsDefineState: which setting belongs to which element. The reference where
 * the rule by name finds nothing.
 *
 * @param diskKey the key of a logical disk; empty when the row is about something else
 * @param settingKey the key of its setting
 * @param virtual whether that is a storage setting; a medium with one of another class is no
 *     virtual disk but passed through, or physical
 */
record SettingsDefineState(String diskKey, String settingKey, boolean virtual) {
    static final String CLASS = "Msvm_SettingsDefineState";
    static final RowReader<SettingsDefineState> ROWS = new Reader();

    private static final SettingsDefineState OTHER = new SettingsDefineState("", "", false);

    boolean isAboutDisk() {
        return !diskKey.isEmpty();
    }

    private static final class Reader extends RowReader<SettingsDefineState> {
        Reader() {
            super(CLASS, "SELECT ManagedElement, SettingData FROM " + CLASS);
        }

        @Override
        public SettingsDefineState map(CimInstance row) throws SessionException {
            Optional<WmiPath> element = WmiPath.parse(row.string("ManagedElement").orElse(""));
            Optional<WmiPath> setting = WmiPath.parse(row.string("SettingData").orElse(""));
            if (element.isEmpty()
                    || setting.isEmpty()
                    || !element.get().className().equalsIgnoreCase(LogicalDisk.CLASS)) {
                return OTHER;
            }
            Optional<String> system = element.get().key("SystemName");
            Optional<String> device = element.get().key("DeviceID");
            Optional<String> instance = setting.get().key("InstanceID");
            if (system.isEmpty() || device.isEmpty() || instance.isEmpty()) {
                return OTHER;
            }
            return new SettingsDefineState(
                    InstanceIds.key(system.get(), device.get()),
                    InstanceIds.key(instance.get()),
                    setting.get().className().equalsIgnoreCase(StorageAllocationSetting.CLASS));
        }
    }
}
