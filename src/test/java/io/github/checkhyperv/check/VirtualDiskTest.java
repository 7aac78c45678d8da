package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
