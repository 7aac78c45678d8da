package io.github.checkhyperv.simhost.scenario;

/** Paths of objects in {@code root\virtualization\v2} as associations name them. */
record ObjectPath(String host) {
    static final String COMPUTER = "Msvm_ComputerSystem";
    static final String DISK = "Msvm_LogicalDisk";

    String of(String className, String key, String value) {
        String start = "\\\\" + host + "\\root\\virtualization\\v2:" + className;
        return start + "." + key + "=" + quoted(value);
    }

    String disk(Machine machine, Disk disk) {
        return device(DISK, disk.deviceId(), disk.systemName(machine.guid()));
    }

    String device(String className, String deviceId, String systemName) {
        return of(className, "CreationClassName", className)
                + key("DeviceID", deviceId)
                + key("SystemCreationClassName", COMPUTER)
                + key("SystemName", systemName);
    }

    private static String key(String name, String value) {
        return "," + name + "=" + quoted(value);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
