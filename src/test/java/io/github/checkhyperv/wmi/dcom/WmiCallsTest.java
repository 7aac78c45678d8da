package io.github.checkhyperv.wmi.dcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
