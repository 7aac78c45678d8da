package io.github.checkhyperv.wmi.dcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.rpc.Guid;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WmiCallsTest {
    /** [MS-WMI] 3.1.4.4.2: apObjects of two elements, both NULL where {@code pointer} is 0. */
    private static byte[] batch(int pointer) {
        return new NdrWriter()
                .uint32(0) // ORPCTHAT.flags
                .nullPointer() // ORPCTHAT.extensions
                .uint32(2) // conformance
                .uint32(0) // offset
                .uint32(2) // count
                .uint32(pointer)
                .uint32(pointer)
                .toByteArray();
    }

    @Test
    void batchOfMoreObjectsThanAskedForIsMalformed() {
        MalformedStub e = assertThrows(MalformedStub.class, () -> WmiCalls.Batch.read(batch(1), 1));
        assertTrue(e.getMessage().endsWith("2 objects instead of at most 1"), e.getMessage());
    }

    @Test
    void batchOfAsManyObjectsAsAskedForIsLookedInto() {
        MalformedStub e = assertThrows(MalformedStub.class, () -> WmiCalls.Batch.read(batch(0), 2));
        assertTrue(e.getMessage().endsWith("apObjects[0] is null"), e.getMessage());
    }

    @Test
    void batchWithoutObjectsHasAStatus() throws MalformedStub {
        byte[] stub =
                new NdrWriter()
                        .uint32(0)
                        .nullPointer()
                        .uint32(64)
                        .uint32(0)
                        .uint32(0)
                        .uint32(0) // puReturned
                        .uint32(1) // WBEM_S_FALSE
                        .toByteArray();
        WmiCalls.Batch batch = WmiCalls.Batch.read(stub, 64);
        assertEquals(0, batch.objects().size());
        assertEquals(HResult.WBEM_S_FALSE, batch.status());
    }

    private static final Guid IID = Guid.of("9556dc99-828c-11cf-a37e-00aa003240c7");
    private static final Guid OTHER = Guid.of("027947e1-d731-11ce-a357-000000000001");

    private static NdrWriter orpcThat() {
        return new NdrWriter().uint32(0).nullPointer();
    }

    /** MInterfacePointer with an OBJREF_STANDARD. */
    private static NdrWriter reference(NdrWriter out, Guid iid) {
        out.uint32(64).uint32(64).uint32(ObjRef.SIGNATURE).uint32(ObjRef.FLAG_STANDARD).guid(iid);
        return out.uint32(0).uint32(1).octets(new byte[16]).guid(OTHER);
    }

    /** MInterfacePointer with an OBJREF_CUSTOM of one octet. */
    private static NdrWriter object(NdrWriter out, Guid clsid) {
        out.uint32(49).uint32(49).uint32(ObjRef.SIGNATURE).uint32(ObjRef.FLAG_CUSTOM).guid(IID);
        return out.guid(clsid).uint32(0).uint32(0).octets(new byte[] {7}).align(4);
    }

    private static WmiCalls.InterfaceAnswer answer(NdrWriter out) throws MalformedStub {
        return WmiCalls.InterfaceAnswer.read(out.toByteArray(), IID);
    }

    @Test
    void anInterfaceThatWasAskedForIsHandedOut() throws MalformedStub {
        WmiCalls.InterfaceAnswer answer =
                answer(reference(orpcThat().pointer(), IID).uint32(HResult.S_OK));
        assertEquals(0, answer.status());
        assertEquals(OTHER, answer.reference().get(0).ipid());
    }

    @Test
    void aReferenceToAnotherInterfaceIsMalformed() {
        MalformedStub e =
                assertThrows(
                        MalformedStub.class,
                        () -> answer(reference(orpcThat().pointer(), OTHER).uint32(0)));
        assertTrue(e.getMessage().endsWith("a reference of another kind"), e.getMessage());
    }

    @Test
    void anObjectInPlaceOfAReferenceIsMalformed() {
        assertThrows(
                MalformedStub.class, () -> answer(object(orpcThat().pointer(), IID).uint32(0)));
    }

    @Test
    void aFailureNeedsNoInterfaceAndASuccessDoes() throws MalformedStub {
        WmiCalls.InterfaceAnswer failed = answer(orpcThat().nullPointer().uint32(0x80041003));
        assertEquals(0x80041003, failed.status());
        assertEquals(0, failed.reference().size());
        MalformedStub e =
                assertThrows(MalformedStub.class, () -> answer(orpcThat().nullPointer().uint32(0)));
        assertTrue(e.getMessage().endsWith("no interface, and no failure either"), e.getMessage());
    }

    private static NdrWriter oneObject(int offset, Guid clsid, int returned) {
        NdrWriter out = orpcThat().uint32(1).uint32(offset).uint32(1).pointer();
        return object(out, clsid).uint32(returned).uint32(HResult.WBEM_S_FALSE);
    }

    @Test
    void anObjectIsReadWhereItLies() throws MalformedStub {
        NdrWriter out = oneObject(0, Interfaces.CLSID_WBEM_CLASS_OBJECT, 1);
        WmiCalls.Batch batch = WmiCalls.Batch.read(out.toByteArray(), 1);
        assertEquals(HResult.WBEM_S_FALSE, batch.status());
        assertEquals(1, batch.objects().get(0).remaining());
        assertEquals(7, batch.objects().get(0).uint8("EncodingUnit"));
    }

    @Test
    void aBatchThatContradictsItselfIsMalformed() {
        malformed(oneObject(1, Interfaces.CLSID_WBEM_CLASS_OBJECT, 1), "does not start at 0");
        malformed(oneObject(0, IID, 1), "an object that is no WMI object by value");
        malformed(
                oneObject(0, Interfaces.CLSID_WBEM_CLASS_OBJECT, 2),
                "puReturned is not the number of objects, 1");
    }

    private static void malformed(NdrWriter out, String message) {
        MalformedStub e =
                assertThrows(MalformedStub.class, () -> WmiCalls.Batch.read(out.toByteArray(), 1));
        assertTrue(e.getMessage().endsWith(message), e.getMessage());
    }

    private static String parameters(byte[] stub) {
        return HexFormat.of().formatHex(Arrays.copyOfRange(stub, 32, stub.length));
    }

    /** [MS-WMI] 3.1.4.3.18: strQueryLanguage, strQuery, lFlags, pCtx. */
    @Test
    void aQueryIsTwoBstrsFlagsAndNoContext() {
        String user = "55736572";
        assertEquals(
                (user + "03000000" + "06000000" + "03000000" + "5700" + "5100" + "4c00" + "0000")
                        + (user + "01000000" + "02000000" + "01000000" + "7800" + "0000")
                        + ("30000000" + "00000000"),
                parameters(WmiCalls.execQuery(IID, "x")));
    }

    /** [MS-WMI] 3.1.4.4.2: lTimeout, uCount. */
    @Test
    void aBatchIsAskedForWithItsTimeAndSize() {
        assertEquals("e8030000" + "40000000", parameters(WmiCalls.next(IID, 1_000, 64)));
    }
}
