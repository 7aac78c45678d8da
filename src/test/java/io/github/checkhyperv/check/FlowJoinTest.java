package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FlowJoinTest {
    private static final String OTHER = "B549384C-1D9A-4E3B-8E5B-0A3D4A1D5C11";

    static Flow flow(String vmGuid, String node, String path, int status) {
        return new Flow(
                path,
                vmGuid,
                Optional.of("VM"),
                Optional.of(node),
                Optional.of(path),
                Optional.empty(),
                new FlowStatus(status),
                new Bounds(500, 0, 0),
                Rates.UNKNOWN);
    }

    static StorageQos told(Flow... flows) {
        return new StorageQos(List.of(), List.of(flows), List.of(), OptionalLong.empty());
    }

    private static VirtualDisk joined(VirtualDisk disk, Flow... flows) {
        return FlowJoin.join(Disks.inventory(disk), told(flows)).disks().get(0);
    }

    private static final VirtualDisk DISK = Disks.disk("SQL1", "data\\a.vhdx", 500, 2);

    @Test
    void aFlowIsFoundByMachineAndPathInWhateverCase() {
        Flow flow = flow(Disks.GUID, "HV09", "c:\\vms\\DATA\\A.VHDX", 0);
        assertSame(flow, joined(DISK, flow).flow().orElseThrow());
    }

    @Test
    void aShareIsKnownToItsStorageByAnotherPath() {
        Flow flow = flow(Disks.GUID, "HV09", "C:\\ClusterStorage\\V1\\Shares\\data\\a.vhdx", 0);
        Flow other = flow(Disks.GUID, "HV09", "C:\\ClusterStorage\\V1\\Shares\\logs\\a.vhdx", 1);
        assertSame(flow, joined(DISK, other, flow).flow().orElseThrow());
        assertSame(flow, joined(DISK, flow, other).flow().orElseThrow());
    }

    @Test
    void ofTwoThatFitEquallyWellNeitherIsTaken() {
        Flow one = flow(Disks.GUID, "HV09", "C:\\x\\a.vhdx", 0);
        Flow two = flow(Disks.GUID, "HV09", "C:\\y\\a.vhdx", 1);
        assertEquals(Optional.empty(), joined(DISK, one, two).flow());
    }

    @Test
    void twoDisksDoNotShareAFlow() {
        Flow flow = flow(Disks.GUID, "HV09", "C:\\x\\a.vhdx", 1);
        VirtualDisk other = Disks.disk("SQL1", "logs\\a.vhdx", 500, 2);
        Inventory joined = FlowJoin.join(Disks.inventory(DISK, other), told(flow));
        assertEquals(Optional.empty(), joined.disks().get(0).flow());
        assertEquals(Optional.empty(), joined.disks().get(1).flow());
        assertEquals(List.of(flow), FlowJoin.unclaimed(joined));
    }

    @Test
    void aFlowOfAnotherMachineIsNotTheDisks() {
        Flow flow = flow(OTHER, "TESTHOST01", "C:\\VMs\\data\\a.vhdx", 0);
        assertEquals(Optional.empty(), joined(DISK, flow).flow());
    }

    @Test
    void aCheckpointThatIsOpenDoesNotHideTheFlow() {
        String guid = "_0A1B2C3D-0001-4A5B-8C6D-7E8F90A1B2C3";
        VirtualDisk open = Disks.disk("SQL1", "a" + guid + ".avhdx", 500, 2);
        Flow merged = flow(Disks.GUID, "HV09", "C:\\VMs\\a.vhdx", 0);
        Flow current = flow(Disks.GUID, "HV09", "C:\\VMs\\a" + guid + ".avhdx", 0);
        assertSame(merged, joined(open, merged).flow().orElseThrow());
        assertSame(current, joined(open, merged, current).flow().orElseThrow());
    }

    @Test
    void flowsOfOtherClustersAreLeftOutButNotThoseOfOurHosts() {
        Flow ours = flow(OTHER, "testhost01.contoso.com", "C:\\b.vhdx", 1);
        Flow foreign = flow(OTHER, "HV77.contoso.com", "C:\\b.vhdx", 1);
        Inventory joined = FlowJoin.join(Disks.inventory(DISK), told(ours, foreign));
        assertEquals(
                List.of(ours), joined.extras().orElseThrow().storageQos().orElseThrow().flows());
    }

    @Test
    void manyFilesOfOneNameTakeNoTime() {
        List<VirtualDisk> disks = new ArrayList<>();
        Flow[] flows = new Flow[20_000];
        for (int i = 0; i < flows.length; i++) {
            flows[i] = flow(Disks.GUID, "HV09", "C:\\" + i + "\\a.vhdx", 0);
            disks.add(Disks.disk("SQL1", i + "\\a.vhdx", 0, 2));
        }
        long start = System.nanoTime();
        FlowJoin.join(Disks.inventory(disks.toArray(VirtualDisk[]::new)), told(flows));
        assertTrue(System.nanoTime() - start < 5_000_000_000L, "it is quadratic");
    }
}
