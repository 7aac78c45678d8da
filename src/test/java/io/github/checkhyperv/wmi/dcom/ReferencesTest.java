package io.github.checkhyperv.wmi.dcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.rpc.Guid;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** [MS-DCOM] 3.1.1.5.6.1.3 RemRelease: what was handed out goes back once. */
class ReferencesTest {
    private static final Guid CAUSALITY = Guid.of("8bc3f05e-d86b-11d0-a075-00c04fb68820");

    private final References references = new References();

    private static ObjRef.Standard reference(int ipid, int count) {
        Guid guid = Guid.of(String.format("%08x-0000-0000-0000-000000000000", ipid));
        return new ObjRef.Standard(guid, count, 0, guid);
    }

    /** The stub behind its ORPCTHIS. */
    private String released() {
        byte[] stub = references.release(CAUSALITY);
        return HexFormat.of().formatHex(Arrays.copyOfRange(stub, 32, stub.length));
    }

    @Test
    void onlyWhatIsOfNoUseAnyMoreIsReleased() {
        ObjRef.Standard one = reference(1, 5);
        references.hold(one);
        references.hold(reference(2, 7));
        references.giveBack(one);
        assertEquals(1, references.due());
        String interfaceRef = "01000000" + "00".repeat(12) + "05000000" + "00000000";
        assertEquals("0100" + "0000" + "01000000" + interfaceRef, released());
        assertEquals(0, references.due());
        assertEquals("0000" + "0000" + "00000000", released());
    }

    @Test
    void whatIsGivenBackTwiceGoesBackOnce() {
        ObjRef.Standard one = reference(1, 5);
        references.hold(one);
        references.giveBack(one);
        references.giveBack(one);
        references.giveBack(reference(3, 1));
        assertEquals(1, references.due());
    }

    @Test
    void atTheEndAllGoesBackOnce() {
        references.hold(reference(1, 5));
        references.hold(reference(2, 7));
        references.giveBackAll();
        references.giveBackAll();
        assertEquals(2, references.due());
    }

    @Test
    void theHostWaitsForSixteenAtMost() {
        for (int i = 0; i < 16; i++) {
            assertFalse(references.manyAreDue());
            ObjRef.Standard reference = reference(i, 1);
            references.hold(reference);
            references.giveBack(reference);
        }
        assertTrue(references.manyAreDue());
    }
}
