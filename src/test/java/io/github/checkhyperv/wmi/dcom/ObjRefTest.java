package io.github.checkhyperv.wmi.dcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.checkhyperv.rpc.Guid;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** [MS-DCOM] 2.2.18 OBJREF, and 2.2.14 MInterfacePointer around it. */
class ObjRefTest {
    private static final Guid IID = Guid.of("9556dc99-828c-11cf-a37e-00aa003240c7");
    private static final Guid IPID = Guid.of("0001401b-0530-0000-0324-12059210a489");
    private static final Guid CLSID = Guid.of("4590f812-1d3a-11d0-891f-00aa004b2e24");

    private static NdrWriter header(int signature, int flags) {
        return new NdrWriter().uint32(signature).uint32(flags).guid(IID);
    }

    private static NdrWriter standard() {
        return header(0x574f454d, 1)
                .uint32(0x1000) // STDOBJREF.flags
                .uint32(5) // cPublicRefs
                .uint32(0x89abcdef)
                .uint32(0x01234567) // oxid
                .uint32(0x11111111)
                .uint32(0x22222222) // oid
                .guid(IPID);
    }

    private static ObjRef read(NdrWriter written) throws MalformedStub {
        return ObjRef.read(NdrReader.of(written.toByteArray()));
    }

    private static NdrReader pointer(int conformance, int length, byte[] data) {
        NdrWriter out = new NdrWriter().uint32(conformance).uint32(length).octets(data);
        return NdrReader.of(out.toByteArray());
    }

    @Test
    void aStandardReferenceTellsWhereItsObjectIs() throws MalformedStub {
        ObjRef.Standard expected = new ObjRef.Standard(IID, 5, 0x0123456789abcdefL, IPID);
        assertEquals(expected, read(standard()));
    }

    @Test
    void anOxidIsUnsignedInBothHalves() throws MalformedStub {
        byte[] octets = standard().toByteArray();
        Arrays.fill(octets, 32, 40, (byte) 0xff);
        ObjRef.Standard read = (ObjRef.Standard) ObjRef.read(NdrReader.of(octets));
        assertEquals(-1L, read.oxid());
    }

    @Test
    void aCustomReferenceIsTheObjectItself() throws MalformedStub {
        NdrWriter out = header(0x574f454d, 4).guid(CLSID).uint32(0).uint32(99);
        ObjRef.Custom custom =
                assertInstanceOf(ObjRef.Custom.class, read(out.octets(new byte[] {1, 2, 3})));
        assertEquals(IID, custom.iid());
        assertEquals(CLSID, custom.clsid());
        assertEquals(3, custom.data().remaining());
        assertEquals(1, custom.data().uint8("first"));
    }

    @Test
    void anotherSignatureOrKindIsMalformed() {
        assertThrows(MalformedStub.class, () -> read(header(0x574f454e, 1)));
        MalformedStub e = assertThrows(MalformedStub.class, () -> read(header(0x574f454d, 2)));
        assertEquals("offset 0x18, an OBJREF of kind 2", e.getMessage());
    }

    @Test
    void anInterfacePointerMayHaveMoreRoomThanItNeeds() throws MalformedStub {
        byte[] octets = standard().toByteArray();
        byte[] more = Arrays.copyOf(octets, octets.length + 8);
        more[octets.length + 4] = 7;
        NdrReader in = pointer(octets.length + 4, octets.length, more);
        assertInstanceOf(ObjRef.Standard.class, ObjRef.readInterfacePointer(in));
        assertEquals(7, in.int32("what follows"));
    }

    @Test
    void anInterfacePointerThatIsLongerThanItsRoomIsMalformed() {
        byte[] octets = standard().toByteArray();
        NdrReader in = pointer(octets.length - 1, octets.length, octets);
        MalformedStub e = assertThrows(MalformedStub.class, () -> ObjRef.readInterfacePointer(in));
        assertEquals("offset 0x8, MInterfacePointer of 64 octets in 63", e.getMessage());
    }
}
