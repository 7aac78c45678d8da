package io.github.checkhyperv.simhost.dcom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.rpc.Call;
import io.github.checkhyperv.simhost.rpc.RpcFault;
import io.github.checkhyperv.simhost.rpc.RpcService.Place;
import io.github.checkhyperv.simhost.wire.BindingArray;
import io.github.checkhyperv.simhost.wire.BindingArray.SecurityBinding;
import io.github.checkhyperv.simhost.wire.BindingArray.StringBinding;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The host's side of the session that a Windows client and Windows Server 2016 were recorded in.
 */
class RecordedSessionTest {
    private static final Path CORPUS = Path.of("../shared/corpus/dcom");
    private static final int REQUEST_HEADER = 24;
    private static final int OBJECT_ID = 16;
    private static final long OXID = 0x0537_7350_7F21_3667L;

    private static byte[] pdu(String name) throws IOException {
        Path file = CORPUS.resolve(name);
        boolean there = Files.exists(file);
        if (!there) {
            System.out.println("skipped: no " + file.toAbsolutePath().normalize());
        }
        assumeTrue(there, "the corpus is not here");
        return Files.readAllBytes(file);
    }

    /** The stub of a recorded PDU, by its alloc_hint. */
    private static byte[] stub(byte[] pdu) {
        int from = REQUEST_HEADER + ((pdu[3] & 0x80) != 0 ? OBJECT_ID : 0);
        int length = new OctetReader(pdu).seek(16).count(pdu.length);
        return Arrays.copyOfRange(pdu, from, from + length);
    }

    @Test
    void readsTheActivationOfAWindowsClient() throws IOException {
        OctetReader in = new OctetReader(stub(pdu("s2_004_c2s_request_op4_000001a0.bin")));
        assertEquals(new OrpcHeaders.Version(5, 7), OrpcHeaders.readThis(in));
        ActivationPropertiesIn request = ActivationPropertiesIn.read(in);
        assertEquals(Ids.CLASS_WBEM_LEVEL1_LOGIN, request.classId());
        assertEquals(List.of(Ids.WBEM_LEVEL1_LOGIN), request.interfaceIds());
    }

    @Test
    void answersAnActivationOctetByOctetAsWindowsDid() throws IOException {
        byte[] recorded = stub(pdu("s2_005_s2c_response.bin"));
        ObjectTable.Entry entry =
                new ObjectTable.Entry(
                        uuid("06400100300500000333997691ea98ab"),
                        new OctetReader(hex("1aa7cc5064dbe3f6")).u64(),
                        Ids.WBEM_LEVEL1_LOGIN,
                        null);
        String name = "01566s-win16-ir";
        String address = "172.16.66.36";
        BindingArray resolver =
                new BindingArray(
                        List.of(
                                new StringBinding(BindingArray.TCP, name),
                                new StringBinding(BindingArray.TCP, address)),
                        BindingArray.withoutPrincipals());
        String system = "NT AUTHORITY\\SYSTEM";
        String host = "host/01566s-win16-ir.threebeesco.com";
        BindingArray bindings =
                new BindingArray(
                        List.of(
                                pipe("01566S-WIN16-IR[\\\\PIPE\\\\atsvc]"),
                                pipe("01566S-WIN16-IR[\\\\pipe\\\\SessEnvPublicRpc]"),
                                new StringBinding(BindingArray.TCP, name + "[49670]"),
                                new StringBinding(BindingArray.TCP, address + "[49670]")),
                        List.of(
                                new SecurityBinding(0x0A, system),
                                new SecurityBinding(0x1E, system),
                                new SecurityBinding(0x10, host),
                                new SecurityBinding(0x09, host),
                                new SecurityBinding(0x16, system),
                                new SecurityBinding(0x1F, system)));
        byte[] answer =
                new ActivationPropertiesOut(
                                Ids.WBEM_LEVEL1_LOGIN,
                                ObjRefs.standard(entry, OXID, resolver),
                                OXID,
                                bindings,
                                uuid("00c00000300500007d852faeeac5c880"),
                                4)
                        .encode();
        OctetWriter out = new OctetWriter();
        OrpcHeaders.writeThat(out, 1, List.of());
        out.u32(0x0002_0000);
        ObjRefs.writePointed(out, answer);
        assertArrayEquals(recorded, out.u32(0).toBytes());
    }

    private static StringBinding pipe(String text) {
        return new StringBinding(BindingArray.NAMED_PIPE, "\\\\\\\\" + text);
    }

    @Test
    void releasesWhatAWindowsClientReleases() throws IOException, MethodFailure, RpcFault {
        byte[] stub = stub(pdu("s3_016_c2s_request_op5_00000143.bin"));
        OctetReader in = new OctetReader(stub);
        OrpcHeaders.readThis(in);
        ObjectTable objects = new ObjectTable();
        Call call = new Call(Ids.REM_UNKNOWN_2, 5, objects.remUnknown(), stub, 6, "", null, null);
        MethodFailure refused =
                assertThrows(
                        MethodFailure.class,
                        () -> new RemUnknown(objects).call(call, in, new OctetWriter()));
        // Two IPIDs that were never given away here.
        assertEquals(MethodFailure.INVALID_ARGUMENT, refused.value());
        assertEquals(2, objects.releasedTooOften());
    }

    @Test
    void answersRemQueryInterfaceInTheShapeThatWindowsDid()
            throws IOException, MethodFailure, RpcFault {
        byte[] recorded = stub(pdu("s3_005_s2c_response.bin"));
        ObjectTable objects = new ObjectTable();
        ObjectTable.Entry entry = objects.export(Ids.WBEM_LEVEL1_LOGIN, new Nothing());
        OctetWriter request = new OctetWriter();
        request.guid(entry.ipid()).u32(5).u16(1).align(4).u32(1).guid(Ids.WBEM_LEVEL1_LOGIN);
        Call call = new Call(Ids.REM_UNKNOWN, 3, objects.remUnknown(), null, 6, "", null, null);
        OctetWriter out = new OctetWriter();
        OrpcHeaders.writeThat(out, 0, List.of());
        OctetReader in = new OctetReader(request.toBytes());
        int result = new RemUnknown(objects).call(call, in, out);
        byte[] answer = out.align(4).u32(result).toBytes();
        assertEquals(recorded.length, answer.length);
        // All but OXID, OID and IPID, which lie at 32 to 63.
        assertArrayEquals(Arrays.copyOf(recorded, 32), Arrays.copyOf(answer, 32));
        assertArrayEquals(Arrays.copyOfRange(recorded, 64, 68), Arrays.copyOfRange(answer, 64, 68));
        assertEquals(List.of("nothing x10"), objects.held());
    }

    private static final class Nothing implements ComObject {
        @Override
        public String describe() {
            return "nothing";
        }

        @Override
        public Place place(int opnum) {
            return Place.of(Phase.OTHER);
        }

        @Override
        public int call(Call call, OctetReader in, OctetWriter out) {
            return 0;
        }

        @Override
        public void writeNothing(int opnum, OctetReader in, OctetWriter out) {}
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static UUID uuid(String octets) {
        return new OctetReader(hex(octets)).guid();
    }
}
