package io.github.checkhyperv.facts.hyperv;

import static io.github.checkhyperv.facts.hyperv.FakeHost.DVD;
import static io.github.checkhyperv.facts.hyperv.FakeHost.HARD_DISK;
import static io.github.checkhyperv.facts.hyperv.FakeHost.IDE;
import static io.github.checkhyperv.facts.hyperv.FakeHost.VM1;
import static io.github.checkhyperv.facts.hyperv.FakeHost.VM2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Gap;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.JudgedDisk;
import io.github.checkhyperv.check.Query;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.net.NetProblem;
import io.github.checkhyperv.wmi.WmiProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HypervHostTest {
    private static final List<Integer> OK = List.of(2);
    private static final List<Integer> BELOW = List.of(3, 32788);
    private static final String DISKS = "Msvm_LogicalDisk";
    private static final String SETTINGS = "Msvm_StorageAllocationSettingData";
    private static final String SYSTEMS = "Msvm_ComputerSystem";
    private static final String REFERENCES = "Msvm_SettingsDefineState";

    @Test
    void diskIsJoinedWithItsSettingAndItsMachine() throws SessionException {
        Inventory inventory =
                inventory(FakeHost.withVm().disk(VM1, IDE + "0\\L", "C:\\VMs\\a.vhdx", 500, BELOW));
        VirtualDisk disk = only(inventory);
        assertEquals(Optional.of("DidierTest03"), disk.vmName());
        assertEquals(VM1, disk.vmGuid());
        assertEquals("Microsoft:" + VM1 + "\\" + IDE + "0\\L", disk.instanceId());
        assertEquals(Optional.of("C:\\VMs\\a.vhdx"), disk.path());
        assertEquals(500, disk.allocation().orElseThrow().reservedIops());
        assertEquals(Verdict.BELOW_RESERVATION, verdict(disk));
        assertFalse(disk.incomplete());
        assertEquals("TESTHOST01", inventory.host());
        assertEquals(Optional.empty(), inventory.gap());
        assertTrue(inventory.missing().isEmpty());
    }

    /** Sorting, matching and showing a megabyte takes longer than a check has time. */
    @Test
    void namesAndPathsAreCutWhereTheyAreRead() throws SessionException {
        String endless = "n".repeat(1 << 20);
        FakeHost host =
                FakeHost.empty().system(VM1, endless, 2L).disk(VM1, IDE + "0\\L", endless, 0, OK);
        VirtualDisk disk = only(inventory(host));
        assertEquals(Optional.of("n".repeat(1024)), disk.vmName());
        assertEquals(Optional.of("n".repeat(4096)), disk.path());
    }

    @ParameterizedTest
    @ValueSource(strings = {DISKS, SETTINGS, SYSTEMS})
    void keysThatNoHostHasAreRefusedAndNotCut(String className) {
        String endless = "k".repeat(1025);
        FakeHost host = FakeHost.withVm();
        switch (className) {
            case DISKS -> host.logicalDisk(VM1, endless, OK);
            case SETTINGS -> host.setting(VM1, endless, HARD_DISK, "C:\\a", 0L);
            default -> host.system(endless, "VM", 2L);
        }
        Failure failure = assertThrows(SessionException.class, () -> inventory(host)).failure();
        assertEquals(GeneralProblem.MALFORMED_ANSWER, failure.problem());
        assertTrue(failure.message().contains(className + " with a "), failure.message());
        assertTrue(failure.message().contains("of more than 1024 characters"), failure.message());
    }

    @Test
    void disksAreAskedForBeforeSettingsAndSettingsBeforeMachines() throws SessionException {
        FakeHost host = FakeHost.withVm().disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 0, OK);
        Inventory inventory = inventory(host);
        assertEquals(List.of(DISKS, SETTINGS, SYSTEMS), host.asked);
        assertEquals(
                List.of("1 row", "5 rows", "2 rows"),
                inventory.queries().stream().map(Query::answer).toList());
    }

    @Test
    void noQuerySelectsEverything() throws SessionException {
        FakeHost host = FakeHost.withVm().logicalDisk(VM1, IDE + "0\\L", OK);
        for (Query query : inventory(host).queries()) {
            assertFalse(query.text().contains("*"), query.text());
        }
        assertEquals(List.of(DISKS, SETTINGS, SYSTEMS, REFERENCES), host.asked);
    }

    @Test
    void caseOfGuidsDoesNotMatter() throws SessionException {
        FakeHost host =
                FakeHost.empty()
                        .system(VM1.toLowerCase(Locale.ROOT), "DidierTest03", 2L)
                        .logicalDisk(VM1, IDE + "0\\L", OK)
                        .setting(
                                VM1.toLowerCase(Locale.ROOT),
                                (IDE + "0\\L").toLowerCase(Locale.ROOT),
                                HARD_DISK,
                                "C:\\a.vhdx",
                                100L);
        VirtualDisk disk = only(inventory(host));
        assertFalse(disk.incomplete());
        assertEquals(100, disk.allocation().orElseThrow().reservedIops());
    }

    @Test
    void dvdAndFloppyMediaAreNoDisks() throws SessionException {
        String floppy = "Microsoft:Hyper-V:Virtual Floppy Disk";
        FakeHost host =
                FakeHost.withVm()
                        .logicalDisk(VM1, IDE + "1\\L", List.of(3, 7))
                        .setting(VM1, IDE + "1\\L", DVD, "C:\\a.iso", 0L)
                        .logicalDisk(VM1, "8F0D2762-0B00-4E04-AF4F-19010527CB93\\0\\0\\L", OK)
                        .setting(
                                VM1,
                                "8F0D2762-0B00-4E04-AF4F-19010527CB93\\0\\0\\L",
                                floppy,
                                "C:\\a.vfd",
                                0L);
        Inventory inventory = inventory(host);
        assertTrue(inventory.disks().isEmpty());
        assertTrue(inventory.missing().isEmpty());
    }

    @Test
    void checkpointsDefinitionsAndMachinesThatAreOffAreNeitherDisksNorMissing()
            throws SessionException {
        String checkpoint = "0E5C7C8B-6F3D-4F5E-8B0A-5B7B1B3C9D21";
        FakeHost host =
                FakeHost.withVm()
                        .disk(VM1, IDE + "0\\L", "C:\\a.avhdx", 0, OK)
                        .system(VM2, "off", 3L)
                        .setting(VM2, IDE + "0\\L", HARD_DISK, "C:\\off.vhdx", 100L)
                        .setting(checkpoint, IDE + "0\\L", HARD_DISK, "C:\\a.vhdx", 100L);
        Inventory inventory = inventory(host);
        assertEquals(1, inventory.disks().size());
        assertTrue(inventory.missing().isEmpty());
        assertEquals(3, host.asked.size());
    }

    @Test
    void diskWhoseSettingLeftIsReportedWithWhatIsKnown() throws SessionException {
        FakeHost host = FakeHost.withVm().disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 500, BELOW);
        host.before(
                SETTINGS,
                1,
                () -> {
                    host.removeRows(SETTINGS, "ResourceSubType", HARD_DISK);
                    host.removeRows(SYSTEMS, "Name", VM1);
                });
        VirtualDisk disk = only(inventory(host));
        assertEquals(VM1, disk.vm());
        assertEquals(Verdict.BELOW_RESERVATION, verdict(disk));
        assertTrue(disk.allocation().isEmpty());
        assertTrue(disk.incomplete());
        assertEquals("Microsoft:" + VM1 + "\\" + IDE + "0\\L", disk.instanceId());
    }

    @Test
    void diskThatFindsNoSettingByNameFindsItByReference() throws SessionException {
        String odd = "5F6D764F-5B8B-4F8E-9C0A-2B6B0B9B4F11\\\\L";
        String path = "\\\\TESTHOST01\\root\\virtualization\\v2:";
        FakeHost host =
                FakeHost.withVm()
                        .logicalDisk(VM1, odd, BELOW)
                        .setting(
                                VM1,
                                "5F6D764F-5B8B-4F8E-9C0A-2B6B0B9B4F11\\0\\0\\L",
                                HARD_DISK,
                                "C:\\a.vhdx",
                                700L)
                        .row(
                                REFERENCES,
                                "ManagedElement",
                                path
                                        + "Msvm_LogicalDisk.CreationClassName=\"Msvm_LogicalDisk\","
                                        + "DeviceID=\"Microsoft:"
                                        + odd.replace("\\", "\\\\")
                                        + "\",SystemCreationClassName=\"Msvm_ComputerSystem\","
                                        + "SystemName=\""
                                        + VM1
                                        + "\"",
                                "SettingData",
                                path
                                        + "Msvm_StorageAllocationSettingData.InstanceID=\"Microsoft:"
                                        + VM1
                                        + "\\\\5F6D764F-5B8B-4F8E-9C0A-2B6B0B9B4F11"
                                        + "\\\\0\\\\0\\\\L\"");
        Inventory inventory = inventory(host);
        assertEquals(700, only(inventory).allocation().orElseThrow().reservedIops());
        assertTrue(inventory.missing().isEmpty());
        assertEquals(1, host.asked.stream().filter(REFERENCES::equals).count());
    }

    @ParameterizedTest
    @EnumSource(
            value = WmiProblem.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = "NAMESPACE_MISSING")
    void refusalOfTheReferenceLeavesTheDiskIncomplete(WmiProblem problem) throws SessionException {
        FakeHost host =
                FakeHost.withVm()
                        .logicalDisk(VM1, IDE + "0\\L", BELOW)
                        .refuse(REFERENCES, new SessionException(problem, Stage.QUERY, ""));
        assertTrue(only(inventory(host)).incomplete());
    }

    @ParameterizedTest
    @EnumSource(GeneralProblem.class)
    void lossOfTheConnectionAtTheReferenceIsAFailure(GeneralProblem problem) {
        FakeHost host =
                FakeHost.withVm()
                        .logicalDisk(VM1, IDE + "0\\L", BELOW)
                        .refuse(REFERENCES, new SessionException(problem, Stage.QUERY, ""));
        assertEquals(problem, failure(host).problem());
    }

    @Test
    void mediumWhoseSettingIsOfAnotherClassIsLeftOutAndHidesNoDisk() throws SessionException {
        FakeHost host =
                FakeHost.withVm()
                        .disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 0, OK)
                        .logicalDisk(VM1, IDE + "1\\L", List.of(3, 7))
                        .reference(VM1, IDE + "1\\L", "msvm_ResourceAllocationSettingData")
                        .setting(VM1, IDE + "2\\L", HARD_DISK, "C:\\gone.vhdx", 500L);
        Inventory inventory = inventory(host);
        assertEquals(Optional.of("C:\\a.vhdx"), only(inventory).path());
        assertEquals(1, inventory.otherMedia());
        assertEquals(1, inventory.missing().size());
        assertEquals(Optional.of("C:\\gone.vhdx"), inventory.missing().get(0).path());
        assertEquals(List.of(DISKS, SETTINGS, SYSTEMS, REFERENCES, DISKS), host.asked);
    }

    @Test
    void hostWithPassThroughDisksCostsOneQueryMore() throws SessionException {
        FakeHost host = FakeHost.withVm();
        for (int i = 0; i < 5; i++) {
            host.logicalDisk(VM1, IDE + i + "\\L", OK)
                    .reference(VM1, IDE + i + "\\L", "Msvm_ResourceAllocationSettingData");
        }
        Inventory inventory = inventory(host);
        assertTrue(inventory.disks().isEmpty());
        assertEquals(5, inventory.otherMedia());
        assertEquals(List.of(DISKS, SETTINGS, SYSTEMS, REFERENCES), host.asked);
    }

    @Test
    void diskThatTheReferenceGivesAStorageSettingTooIsAVirtualDisk() throws SessionException {
        FakeHost host =
                FakeHost.withVm()
                        .logicalDisk(VM1, "ODD\\L", OK)
                        .reference(VM1, "ODD\\L", "Msvm_ResourceAllocationSettingData")
                        .reference(VM1, "ODD\\L", SETTINGS);
        assertTrue(only(inventory(host)).incomplete());
    }

    @Test
    void mediumBelowItsReservationIsNeverDropped() throws SessionException {
        String floppy = "Microsoft:Hyper-V:Virtual Floppy Disk";
        FakeHost host =
                FakeHost.withVm()
                        .logicalDisk(VM1, IDE + "0\\L", List.of(2, 11, 32788))
                        .reference(VM1, IDE + "0\\L", "Msvm_ResourceAllocationSettingData")
                        .logicalDisk(VM1, IDE + "1\\L", BELOW)
                        .setting(VM1, IDE + "1\\L", DVD, "C:\\a.iso", 0L)
                        .logicalDisk(VM1, IDE + "2\\L", List.of(32788))
                        .setting(VM1, IDE + "2\\L", floppy, "C:\\a.vfd", 0L)
                        .setting(VM1, IDE + "3\\L", HARD_DISK, "C:\\gone.vhdx", 500L);
        Inventory inventory = inventory(host);
        assertEquals(3, inventory.disks().size());
        assertEquals(0, inventory.otherMedia());
        for (VirtualDisk disk : inventory.disks()) {
            assertEquals(Verdict.BELOW_RESERVATION, verdict(disk));
            assertFalse(disk.incomplete());
            assertFalse(disk.reserved());
        }
        assertEquals(1, inventory.missing().size());
    }

    @Test
    void hardDiskOfRunningMachineWithoutLogicalDiskIsMissing() throws SessionException {
        FakeHost host =
                FakeHost.withVm()
                        .disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 0, OK)
                        .setting(VM1, IDE + "1\\L", HARD_DISK, "C:\\b.vhdx", 500L)
                        .setting(VM1, IDE + "2\\L", HARD_DISK, null, 0L);
        Inventory inventory = inventory(host);
        assertEquals(1, inventory.disks().size());
        assertEquals(1, inventory.missing().size());
        assertEquals(Optional.of("C:\\b.vhdx"), inventory.missing().get(0).path());
        assertEquals("DidierTest03", inventory.missing().get(0).vm());
        assertEquals(List.of(DISKS, SETTINGS, SYSTEMS, DISKS), host.asked);
    }

    @Test
    void machineThatArrivesBetweenTheQueriesIsAskedForOnceMore() throws SessionException {
        FakeHost host = FakeHost.withVm().disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 0, OK);
        host.before(
                SETTINGS,
                1,
                () ->
                        host.system(VM2, "arriving", 2L)
                                .disk(VM2, IDE + "0\\L", "C:\\b.vhdx", 500, BELOW));
        Inventory inventory = inventory(host);
        assertEquals(2, inventory.disks().size());
        assertTrue(inventory.missing().isEmpty());
    }

    @Test
    void diskThatTheSecondAnswerLacksStaysKnown() throws SessionException {
        FakeHost host =
                FakeHost.withVm()
                        .disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 500, BELOW)
                        .setting(VM1, IDE + "1\\L", HARD_DISK, "C:\\b.vhdx", 500L);
        host.before(DISKS, 2, () -> host.removeRows(DISKS, "SystemName", VM1));
        Inventory inventory = inventory(host);
        assertEquals(Verdict.BELOW_RESERVATION, verdict(only(inventory)));
        assertEquals(1, inventory.missing().size());
    }

    @Test
    void diskWithoutSettingAccountsForOneSettingWithoutDisk() throws SessionException {
        FakeHost host =
                FakeHost.withVm()
                        .logicalDisk(VM1, "ODD\\L", OK)
                        .setting(VM1, IDE + "0\\L", HARD_DISK, "C:\\a.vhdx", 0L)
                        .setting(VM1, IDE + "1\\L", HARD_DISK, "C:\\b.vhdx", 0L);
        Inventory inventory = inventory(host);
        assertTrue(only(inventory).incomplete());
        assertEquals(1, inventory.missing().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {DISKS, SETTINGS, SYSTEMS})
    void rowThatComesTwiceIsAMalformedAnswer(String className) {
        FakeHost host = FakeHost.withVm().disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 0, OK);
        if (className.equals(DISKS)) {
            host.logicalDisk(VM1.toLowerCase(Locale.ROOT), IDE + "0\\L", OK);
        } else if (className.equals(SYSTEMS)) {
            host.system(VM1.toLowerCase(Locale.ROOT), "again", 2L);
        } else {
            host.setting(VM1, IDE + "0\\L", HARD_DISK, "C:\\a.vhdx", 0L);
        }
        Failure failure = failure(host);
        assertEquals(GeneralProblem.MALFORMED_ANSWER, failure.problem());
        assertEquals(Stage.JOIN, failure.stage());
        assertTrue(failure.message().contains(className), failure.message());
    }

    @Test
    void eachDiskWithoutSettingAccountsForOne() throws SessionException {
        FakeHost host =
                FakeHost.withVm().logicalDisk(VM1, "ODD\\1\\L", OK).logicalDisk(VM1, "ODD\\2", OK);
        for (int i = 0; i < 3; i++) {
            host.setting(VM1, IDE + i + "\\L", HARD_DISK, "C:\\a.vhdx", 0L);
        }
        Inventory inventory = inventory(host);
        assertEquals(2, inventory.disks().size());
        assertEquals(1, inventory.missing().size());
    }

    @Test
    void policyIsKnownUnlessItIsNone() throws SessionException {
        String policy = "D91A3D6E-5C1B-4D8E-9E0C-7F7A0C1B2D3E";
        for (String id : new String[] {policy, "", null, "00000000-0000-0000-0000-000000000000"}) {
            FakeHost host = FakeHost.withVm().disk(VM1, IDE + "0\\L", "C:\\a", 0, BELOW).policy(id);
            assertEquals(
                    policy.equals(id) ? Optional.of(policy) : Optional.empty(),
                    only(inventory(host)).allocation().orElseThrow().policyId());
        }
    }

    @Test
    void referenceIsAskedForOnceAndItsOtherRowsDoNotMatter() throws SessionException {
        FakeHost host =
                FakeHost.withVm()
                        .logicalDisk(VM1, "ODD\\L", BELOW)
                        .setting(VM1, IDE + "0\\L", HARD_DISK, "C:\\a.vhdx", 0L)
                        .setting(VM1, IDE + "1\\L", HARD_DISK, "C:\\b.vhdx", 0L)
                        .row(REFERENCES, "ManagedElement", null, "SettingData", "x")
                        .row(
                                REFERENCES,
                                "ManagedElement",
                                "Msvm_ComputerSystem.Name=\"" + VM1 + "\"",
                                "SettingData",
                                "Msvm_VirtualSystemSettingData.InstanceID=\"x\"")
                        .row(
                                REFERENCES,
                                "ManagedElement",
                                "Msvm_LogicalDisk.DeviceID=\"x\"",
                                "SettingData",
                                "Msvm_StorageAllocationSettingData.InstanceID=\"x\"");
        Inventory inventory = inventory(host);
        assertTrue(only(inventory).incomplete());
        assertEquals(List.of(DISKS, SETTINGS, SYSTEMS, REFERENCES, DISKS), host.asked);
    }

    @Test
    void referenceIsAskedForWhenOnlyTheSecondAnswerNeedsIt() throws SessionException {
        FakeHost host = FakeHost.withVm().setting(VM1, IDE + "0\\L", HARD_DISK, "C:\\a.vhdx", 0L);
        host.before(DISKS, 2, () -> host.logicalDisk(VM1, "ODD\\L", OK));
        assertTrue(only(inventory(host)).incomplete());
        assertEquals(List.of(DISKS, SETTINGS, SYSTEMS, DISKS, REFERENCES), host.asked);
    }

    @Test
    void joinIsToldAsAStep() throws SessionException {
        List<Step> steps = new ArrayList<>();
        FakeHost host = FakeHost.withVm().disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 0, OK);
        inventory(host, steps::add);
        assertEquals(1, steps.size());
        assertEquals(Stage.JOIN, steps.get(0).stage());
        assertEquals("disks: 1, missing: 0", steps.get(0).detail());
        assertTrue(steps.get(0).elapsed().toMillis() < 1000);
        assertFalse(steps.get(0).elapsed().isNegative());
    }

    @Test
    void hostWithoutPoliciesIsAskedWithoutThem() throws SessionException {
        FakeHost host =
                FakeHost.withVm()
                        .disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 500, BELOW)
                        .without(SETTINGS, "StorageQoSPolicyID");
        assertEquals(500, only(inventory(host)).allocation().orElseThrow().reservedIops());
    }

    @Test
    void hostWithoutReservationsIsServer2012() {
        FakeHost host =
                FakeHost.withVm()
                        .without(SETTINGS, "StorageQoSPolicyID", "IOPSReservation", "IOPSLimit");
        Failure failure = failure(host);
        assertEquals(HypervProblem.SERVER_2012, failure.problem());
        assertEquals(Stage.QUERY, failure.stage());
        assertTrue(failure.remedy().contains("2012 R2 or newer"));
    }

    @Test
    void machinesAreAskedForWithoutStateWhereThereIsNone() throws SessionException {
        FakeHost host =
                FakeHost.withVm()
                        .disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 0, OK)
                        .without(SYSTEMS, "EnabledState");
        assertEquals("DidierTest03", only(inventory(host)).vm());
    }

    @Test
    void missingNamespacesTellServer2008FromAHostWithoutTheRole() {
        assertEquals(
                HypervProblem.SERVER_2008,
                failure(new FakeHost().namespaces("root\\virtualization")).problem());
        assertEquals(
                HypervProblem.ROLE_MISSING,
                failure(new FakeHost().namespaces("root\\cimv2")).problem());
        FakeHost denied =
                new FakeHost()
                        .namespaces()
                        .refuse(
                                "root\\virtualization",
                                new SessionException(
                                        WmiProblem.ACCESS_DENIED_NAMESPACE, Stage.LOG_IN, ""));
        assertEquals(HypervProblem.SERVER_2008, failure(denied).problem());
        FakeHost lost =
                new FakeHost()
                        .namespaces()
                        .refuse(
                                "root\\virtualization",
                                new SessionException(NetProblem.CONNECTION_LOST, Stage.LOG_IN, ""));
        assertEquals(NetProblem.CONNECTION_LOST, failure(lost).problem());
    }

    @Test
    void deniedNamespaceNamesTheNamespaceAndTheRight() {
        FakeHost host =
                new FakeHost()
                        .refuse(
                                HypervHost.NAMESPACE,
                                new SessionException(
                                        WmiProblem.ACCESS_DENIED_NAMESPACE,
                                        Stage.LOG_IN,
                                        "",
                                        0x80041003));
        Failure failure = failure(host);
        assertEquals(Stage.LOG_IN, failure.stage());
        assertEquals("access denied to root\\virtualization\\v2 (0x80041003)", failure.message());
        assertEquals(
                "give the account Enable Account and Remote Enable there, and put it into Hyper-V"
                        + " Administrators",
                failure.remedy());
        assertTrue(failure.remedy().contains("Remote Enable"));
    }

    @Test
    void missingClassAndFailedQueryNameTheClass() {
        Failure missing = failure(FakeHost.withVm().withoutClass(SETTINGS));
        assertEquals(WmiProblem.CLASS_MISSING, missing.problem());
        assertTrue(missing.message().contains(SETTINGS), missing.message());
        Failure failed =
                failure(
                        FakeHost.withVm()
                                .refuse(
                                        DISKS,
                                        new SessionException(
                                                WmiProblem.QUERY_FAILED,
                                                Stage.QUERY,
                                                "",
                                                0x80041013)));
        assertEquals("the query for Msvm_LogicalDisk failed (0x80041013)", failed.message());
    }

    @Test
    void timeOutIsMarkedAsOne() {
        FakeHost host =
                FakeHost.withVm()
                        .refuse(
                                SYSTEMS,
                                new SessionException(GeneralProblem.TIMED_OUT, Stage.QUERY, ""));
        assertTrue(failure(host).timedOut());
    }

    @Test
    void rowWithoutItsKeyIsMalformed() {
        FakeHost host = FakeHost.withVm().logicalDisk(null, "x", OK);
        Failure failure = failure(host);
        assertEquals(GeneralProblem.MALFORMED_ANSWER, failure.problem());
        assertEquals(Stage.DECODE, failure.stage());
    }

    @Test
    void statusesThatAreNullOrEmptyLeaveTheDiskUnjudged() throws SessionException {
        FakeHost host =
                FakeHost.withVm()
                        .disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 0, null)
                        .disk(VM1, IDE + "1\\L", "C:\\b.vhdx", 0, List.of());
        assertEquals(
                List.of(Verdict.NOT_JUDGED, Verdict.NOT_JUDGED),
                inventory(host).disks().stream().map(HypervHostTest::verdict).toList());
    }

    @Test
    void machineWithoutNameIsKnownAllTheSame() throws SessionException {
        for (String name : new String[] {null, ""}) {
            FakeHost host =
                    FakeHost.empty()
                            .system(VM1, name, 2L)
                            .disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 0, OK);
            VirtualDisk disk = only(inventory(host));
            assertEquals(VM1, disk.vm());
            assertFalse(disk.incomplete());
        }
    }

    @Test
    void hostThatIsReallyEmptyHasNoGap() throws SessionException {
        Inventory inventory = inventory(FakeHost.empty());
        assertEquals(Optional.empty(), inventory.gap());
        assertEquals("TESTHOST01", inventory.host());
    }

    /** The service vmms stops before the first, the second or the third query, or is starting. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                DISKS + " " + SETTINGS + " " + SYSTEMS,
                SETTINGS + " " + SYSTEMS,
                SYSTEMS,
                DISKS + " " + SETTINGS,
                SETTINGS
            })
    void classesThatAnswerWithoutRowsLeaveNothingProven(String classes) throws SessionException {
        FakeHost host = FakeHost.withVm().disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 0, OK);
        for (String className : classes.split(" ")) {
            host.clear(className);
        }
        Gap gap = inventory(host).gap().orElseThrow();
        assertTrue(gap.total());
        String missed =
                classes.split(" ").length == 3
                        ? "not even the host itself"
                        : classes.contains(SETTINGS) ? "no storage setting" : "no computer system";
        assertTrue(gap.failure().message().contains(missed));
        int service = gap.failure().remedy().indexOf("(vmms)");
        assertTrue(service > 0);
        for (String right :
                List.of(
                        "Hyper-V Administrators",
                        "Distributed COM Users",
                        "Remote Enable",
                        "LocalAccountTokenFilterPolicy")) {
            assertTrue(gap.failure().remedy().indexOf(right) > service, right);
        }
    }

    @Test
    void hostThatHidesItselfOnlyHasAGapThatIsNotTotal() throws SessionException {
        FakeHost host = FakeHost.withVm().disk(VM1, IDE + "0\\L", "C:\\a.vhdx", 0, OK);
        host.removeRows(SYSTEMS, "Name", "TESTHOST01");
        Inventory inventory = inventory(host);
        assertFalse(inventory.gap().orElseThrow().total());
        assertEquals("hv01", inventory.host());
    }

    @Test
    void tenThousandDisksAreJoinedInLinearTime() {
        FakeHost host = FakeHost.withVm();
        for (int i = 0; i < 10_000; i++) {
            host.disk(VM1, "BUS\\" + i + "\\L", "C:\\" + i + ".vhdx", i, i == 7 ? BELOW : OK);
        }
        Inventory inventory = assertTimeout(Duration.ofSeconds(5), () -> inventory(host));
        assertEquals(10_000, inventory.disks().size());
        assertEquals(
                List.of("BUS\\7\\L"),
                inventory.disks().stream()
                        .filter(d -> verdict(d) == Verdict.BELOW_RESERVATION)
                        .map(VirtualDisk::device)
                        .collect(Collectors.toList()));
        assertTrue(
                IntStream.range(0, 10_000)
                        .allMatch(
                                i ->
                                        inventory
                                                        .disks()
                                                        .get(i)
                                                        .allocation()
                                                        .orElseThrow()
                                                        .reservedIops()
                                                == i));
    }

    private static Verdict verdict(VirtualDisk disk) {
        return JudgedDisk.of(disk, Set.of()).verdict();
    }

    private static Inventory inventory(FakeHost host) throws SessionException {
        return inventory(host, Step.Listener.NONE);
    }

    private static Inventory inventory(FakeHost host, Step.Listener listener)
            throws SessionException {
        Deadline deadline = Deadline.in(Duration.ofMinutes(1));
        return new HypervHost("hv01").ask(host, MemoryBudget.ofOneHost(), deadline, listener);
    }

    private static Failure failure(FakeHost host) {
        return assertThrows(SessionException.class, () -> inventory(host)).failure();
    }

    private static VirtualDisk only(Inventory inventory) {
        assertEquals(1, inventory.disks().size());
        return inventory.disks().get(0);
    }
}
