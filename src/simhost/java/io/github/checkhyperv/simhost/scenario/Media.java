package io.github.checkhyperv.simhost.scenario;

import java.util.Locale;

/** What an Msvm_LogicalDisk can be. */
public enum Media {
    /** A virtual hard disk. */
    DISK("Virtual Hard Disk"),
    /** A DVD image. */
    DVD("Virtual CD/DVD Disk"),
    /** A floppy image. */
    FLOPPY("Virtual Floppy Disk"),
    /** A disk of the host that is passed through: no virtual disk, so it has no storage setting. */
    PHYSICAL("Physical Disk Drive");

    private final String subType;

    Media(String subType) {
        this.subType = subType;
    }

    /** ResourceSubType, which is never localised. */
    public String subType() {
        return "Microsoft:Hyper-V:" + subType;
    }

    /** The class of the setting that Msvm_SettingsDefineState names. */
    public String settingClass() {
        return this == PHYSICAL
                ? "Msvm_ResourceAllocationSettingData"
                : "Msvm_StorageAllocationSettingData";
    }

    static Media labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
