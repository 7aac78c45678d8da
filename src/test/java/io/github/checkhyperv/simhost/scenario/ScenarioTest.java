package io.github.checkhyperv.simhost.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.cim.Row;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {
    private static final String DISK = "Msvm_LogicalDisk";
    private static final String SETTING = "Msvm_StorageAllocationSettingData";

    static List<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(ScenarioTest.class.getResource("/scenarios/").toURI());
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static List<Row> rows(Scenario scenario, String className) {
        Namespace namespace =
                RepositoryBuilder.build(scenario).namespace("root\\virtualization\\v2");
        return namespace.instances(namespace.type(className).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyScenarioMakesARepository(Path file) throws IOException {
        assertNotNull(RepositoryBuilder.build(Scenario.read(file)).server());
    }

    @Test
    void oneDiskBelowIsTheExampleOfTheReadme() {
        Scenario scenario = Scenario.named("one-disk-below");
        List<Row> disks = rows(scenario, DISK);
        assertEquals(8, disks.size());
        List<Row> below =
                disks.stream()
                        .filter(row -> List.of(3L, 32788L).equals(row.get("OperationalStatus")))
                        .toList();
        assertEquals(1, below.size());
        String name = "Microsoft:" + below.get(0).get("SystemName") + "\\";
        String id = name + below.get(0).get("DeviceID").toString().substring(10);
        Row setting =
                rows(scenario, SETTING).stream()
                        .filter(row -> id.equals(row.get("InstanceID")))
                        .findFirst()
                        .orElseThrow();
        assertEquals(500L, setting.get("IOPSReservation"));
        assertEquals(
                List.of(
                        "C:\\ClusterStorage\\Volume5\\DidierTest03\\Virtual Hard Disks\\"
                                + "DidierTest03Disk02.vhdx"),
                setting.get("HostResource"));
        long reserved =
                rows(scenario, SETTING).stream()
                        .filter(row -> !row.get("InstanceID").toString().contains("Definition"))
                        .filter(row -> (Long) row.get("IOPSReservation") > 0)
                        .count();
        assertEquals(5, reserved);
    }

    @Test
    void thereAreFourDefinitionsAmongTheSettings() {
        long definitions =
                rows(Scenario.named("healthy"), SETTING).stream()
                        .filter(
                                row ->
                                        row.get("InstanceID")
                                                .toString()
                                                .startsWith("Microsoft:Definition\\70BB60D2-"))
                        .count();
        assertEquals(4, definitions);
    }

    @Test
    void aServiceThatIsAwayHidesTheDefinitionsButNotTheHost() {
        Scenario scenario = Scenario.named("vmms-stopped");
        assertEquals(List.of(), rows(scenario, DISK));
        assertEquals(List.of(), rows(scenario, SETTING));
        assertEquals(2, rows(scenario, "Msvm_ComputerSystem").size());
    }

    @Test
    void aDiskThatIsPassedThroughHasItsSettingInAnotherClass() {
        Scenario scenario = Scenario.named("pass-through");
        assertEquals(2, rows(scenario, DISK).size());
        assertEquals(2 + 4, rows(scenario, SETTING).size());
        assertTrue(
                rows(scenario, "Msvm_SettingsDefineState").stream()
                        .map(row -> row.get("SettingData").toString())
                        .anyMatch(path -> path.contains(":Msvm_ResourceAllocationSettingData.")));
    }

    @Test
    void aMachineThatIsOffHasSettingsButNoDisks() {
        Scenario scenario = Scenario.named("vm-off");
        assertEquals(1, rows(scenario, DISK).size());
        assertEquals(3 + 4, rows(scenario, SETTING).size());
    }

    @Test
    void propertiesComeWithTheVersionsOfWindows() {
        assertTrue(declares(Windows.W2016, "StorageQoSPolicyID"));
        assertFalse(declares(Windows.W2012R2, "StorageQoSPolicyID"));
        assertTrue(declares(Windows.W2012R2, "IOPSReservation"));
        assertFalse(declares(Windows.W2012, "IOPSReservation"));
        assertFalse(declares(Windows.W2012, "IOPSLimit"));
    }

    private static boolean declares(Windows windows, String property) {
        return RepositoryBuilder.build(Scenario.of().onWindows(windows))
                .namespace("root\\virtualization\\v2")
                .type(SETTING)
                .orElseThrow()
                .member(property)
                .isPresent();
    }

    @Test
    void oldWindowsHasTheFirstNamespaceOnlyAndNoHyperVNeither() {
        Scenario old = Scenario.named("windows-2008r2");
        assertNotNull(RepositoryBuilder.build(old).namespace("ROOT\\Virtualization"));
        assertNull(RepositoryBuilder.build(old).namespace("root\\virtualization\\v2"));
        Scenario none = Scenario.named("no-hyperv");
        assertNull(RepositoryBuilder.build(none).namespace("root\\virtualization"));
        assertNull(RepositoryBuilder.build(none).namespace("root\\virtualization\\v2"));
    }

    @Test
    void nullInAFileIsNullInTheRow() {
        Scenario scenario = Scenario.named("null-values");
        assertTrue(rows(scenario, DISK).stream().anyMatch(r -> r.get("OperationalStatus") == null));
        assertTrue(rows(scenario, SETTING).stream().anyMatch(r -> r.get("HostResource") == null));
    }

    @Test
    void generatedHostsHaveAsManyDisksAsAsked() {
        Scenario scenario = Scenario.withDisks(1000, 7);
        List<Row> disks = rows(scenario, DISK);
        assertEquals(1000, disks.size());
        assertEquals(
                1000,
                disks.stream()
                        .map(row -> row.get("SystemName") + "\\" + row.get("DeviceID"))
                        .distinct()
                        .count());
        assertEquals(7 + 1, rows(scenario, "Msvm_ComputerSystem").size());
        assertEquals(1000, rows(scenario, "Msvm_SettingsDefineState").size());
    }

    @Test
    void associationNamesDiskAndSettingByTheirKeys() {
        Row pair = rows(Scenario.named("setting-by-association"), "CIM_SettingsDefineState").get(1);
        String guid = "3A4B5C6D-0F11-4C8E-9B0A-5D1E2F3A4B01";
        String controller = "5F6D764F-2C5F-4C4F-9C0E-6E0B8F2C7A02";
        assertEquals(
                "\\\\TESTHOST01\\root\\virtualization\\v2:Msvm_LogicalDisk.CreationClassName="
                        + "\"Msvm_LogicalDisk\",DeviceID=\"Microsoft:"
                        + controller
                        + "\\\\\\\\L\",SystemCreationClassName=\"Msvm_ComputerSystem\",SystemName=\""
                        + guid
                        + "\"",
                pair.get("ManagedElement"));
        assertEquals(
                "\\\\TESTHOST01\\root\\virtualization\\v2:Msvm_StorageAllocationSettingData."
                        + "InstanceID=\"Microsoft:"
                        + guid
                        + "\\\\"
                        + controller
                        + "\\\\0\\\\1\\\\L\"",
                pair.get("SettingData"));
    }

    @Test
    void aMemberThatNobodyKnowsIsAnError() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ScenarioFile.parse("{\"machines\": [{\"nmae\": \"x\"}]}"));
    }

    @Test
    void stateChangesGiveNewScenarios() {
        Scenario before = Scenario.named("one-disk-below");
        Scenario after = before.withMachine("DidierTest03", machine -> machine.renamed("Renamed"));
        assertEquals("DidierTest03", before.machines().get(2).name());
        assertEquals("Renamed", after.machines().get(2).name());
        assertEquals("TESTHOST02", after.onHost("TESTHOST02").host());
    }
}
