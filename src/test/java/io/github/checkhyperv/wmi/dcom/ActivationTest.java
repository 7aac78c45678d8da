package io.github.checkhyperv.wmi.dcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.rpc.Guid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** [MS-DCOM] 3.1.2.5.2.3.3 RemoteCreateInstance: the sizes of what is asked, and refusals. */
class ActivationTest {
    private static final Guid IID = Guid.of(Interfaces.WBEM_LEVEL1_LOGIN.uuid());

    /** Where the Activation Properties BLOB starts, behind ORPCTHIS and the OBJREF_CUSTOM. */
    private static final int BLOB = 96;

    private static NdrWriter orpcThat() {
        return new NdrWriter().uint32(0).nullPointer();
    }

    private static ActivationAnswer read(NdrWriter answer) throws MalformedStub {
        return ActivationAnswer.read(answer.toByteArray(), IID);
    }

    @Test
    void everySizeIsThatOfWhatFollows() {
        ByteBuffer stub =
                ByteBuffer.wrap(ActivationRequest.stub(IID, IID, IID, "hv01.example.com"))
                        .order(ByteOrder.LITTLE_ENDIAN);
        int blob = stub.capacity() - BLOB;
        assertEquals(blob + 48, stub.getInt(40), "conformance");
        assertEquals(blob + 48, stub.getInt(44), "ulCntData");
        assertEquals(blob + 8, stub.getInt(92), "size, as Windows counts it");
        assertEquals(blob - 8, stub.getInt(BLOB), "dwSize");
        int header = BLOB + 8 + 16;
        assertEquals(blob - 8, stub.getInt(header), "totalSize");
        int sizes = 0;
        for (int i = 0; i < 6; i++) {
            sizes += stub.getInt(header + 48 + 4 + 6 * 16 + 4 + 4 * i);
        }
        assertEquals(blob - 8, stub.getInt(header + 4) + sizes, "headerSize and pSizes");
    }

    @Test
    void aRefusalIsItsStatus() throws MalformedStub {
        assertEquals(0x80040154, read(orpcThat().nullPointer().uint32(0x80040154)).status());
    }

    @Test
    void aRefusalMayHaveProperties() throws MalformedStub {
        NdrWriter out = orpcThat().pointer().uint32(48).uint32(48);
        out.uint32(ObjRef.SIGNATURE).uint32(ObjRef.FLAG_CUSTOM).guid(IID).guid(IID);
        out.uint32(0).uint32(0);
        assertEquals(0x80070005, read(out.uint32(0x80070005)).status());
        MalformedStub e =
                assertThrows(MalformedStub.class, () -> read(orpcThat().nullPointer().uint32(0)));
        assertTrue(
                e.getMessage().endsWith("no activation properties, and no failure either"),
                e.getMessage());
    }
}
