package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualDiskTest {
    @Test
    void idIsTheInstanceIdInUpperCaseWithSlashes() {
        VirtualDisk disk = disk("x", "microsoft:a1576c71\\83f8638b\\0\\0\\l");
        assertEquals("A1576C71/83F8638B/0/0/L", disk.id());
        assertEquals("83f8638b\\0\\0\\l", disk.device());
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\VMs\\a.vhdx, a.vhdx",
        "\\\\sofs\\share\\b.vhdx, b.vhdx",
        "\\\\?\\Volume{1}\\c.avhdx, c.avhdx",
        "/mnt/d.vhds, d.vhds",
        "e.vhdx, e.vhdx",
        "C:\\odd\\, C:\\odd\\"
    })
    void fileIsTheLastPartOfThePath(String path, String file) {
        assertEquals(Optional.of(file), disk(path, "Microsoft:x\\y").file());
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\VMs\\data_GUID.avhdx, C:\\VMs\\data.vhdx, data.vhdx",
        "C:\\VMs\\data_guid.AVHDX, C:\\VMs\\data.VHDX, data.VHDX",
        "C:\\VMs\\old_GUID.avhd, C:\\VMs\\old.vhd, old.vhd",
        "C:\\VMs\\data_GUID_GUID.avhdx, C:\\VMs\\data.vhdx, data.vhdx",
        "data_GUID.avhdx, data.vhdx, data.vhdx",
        "C:\\VMs\\data.vhdx, C:\\VMs\\data.vhdx, data.vhdx",
        "C:\\VMs\\data.avhdx, C:\\VMs\\data.avhdx, data.avhdx",
        "C:\\VMs\\data_GUID.vhdx, C:\\VMs\\data_GUID.vhdx, data_GUID.vhdx",
        "C:\\VMs\\data-GUID.avhdx, C:\\VMs\\data-GUID.avhdx, data-GUID.avhdx",
        "C:\\VMs\\data_xGUID.avhdx, C:\\VMs\\data_xGUID.avhdx, data_xGUID.avhdx",
        "C:\\VMs\\_GUID.avhdx, C:\\VMs\\_GUID.avhdx, _GUID.avhdx",
        "_GUID.avhdx, _GUID.avhdx, _GUID.avhdx",
        ".avhdx, .avhdx, .avhdx",
        "none, none, none"
    })
    void openCheckpointDoesNotChangeTheLastingPath(String path, String lasting, String file) {
        String guid = "8E2A9C0B-1234-4ABC-9DEF-0123456789ab";
        VirtualDisk disk = disk(guids(path, guid), "Microsoft:x\\y");
        assertEquals(Optional.of(guids(lasting, guid)), disk.lastingPath());
        assertEquals(Optional.of(guids(file, guid)), disk.lastingFile());
        assertEquals(Optional.of(guids(path, guid)), disk.path());
    }

    private static String guids(String text, String guid) {
        return text.replace("GUID", guid).replace("guid", guid.toLowerCase(Locale.ROOT));
    }

    @Test
    void machineWithoutNameIsCalledByItsGuid() {
        VirtualDisk disk = Disks.bare("X\\L", 2);
        assertEquals(Disks.GUID, disk.vm());
        assertTrue(disk.incomplete());
        assertFalse(disk.reserved());
        assertEquals(Optional.empty(), disk.file());
        VirtualDisk blank =
                new VirtualDisk(
                        "G", Optional.of("  "), "Microsoft:G\\x", Optional.empty(), List.of());
        assertEquals("G", blank.vm());
    }

    private static VirtualDisk disk(String path, String instanceId) {
        return new VirtualDisk(
                "G",
                Optional.of("vm"),
                instanceId,
                Optional.of(new Allocation(Optional.of(path), 1, 0, Optional.empty())),
                List.of());
    }
}
