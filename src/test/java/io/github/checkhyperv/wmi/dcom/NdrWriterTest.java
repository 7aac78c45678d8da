package io.github.checkhyperv.wmi.dcom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.checkhyperv.rpc.Guid;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Octets written out by hand from C706 14.2 and [MS-OAUT] 2.2.23. */
class NdrWriterTest {
    private final NdrWriter out = new NdrWriter();

    private void wrote(String hex) {
        assertEquals(hex, HexFormat.of().formatHex(out.toByteArray()));
        assertEquals(hex.length() / 2, out.length());
    }

    @Test
    void primitivesAreAlignedAndLittleEndian() {
        out.octets(new byte[] {1}).uint16(0xfedc).octets(new byte[] {2}).uint32(0xfedcba98);
        wrote("01" + "00" + "dcfe" + "02" + "000000" + "98badcfe");
    }

    @Test
    void aGuidIsAlignedTo4() {
        out.octets(new byte[] {1}).guid(Guid.of("8bc3f05e-d86b-11d0-a075-00c04fb68820"));
        wrote("01" + "000000" + "5ef0c38b6bd8d011a07500c04fb68820");
    }

    @Test
    void pointersThatAreNotNullDiffer() {
        out.pointer().nullPointer().pointer();
        wrote("00000200" + "00000000" + "04000200");
    }

    @Test
    void aWideStringIsConformantVaryingAndEndsInNull() {
        out.wideString("A虚");
        wrote("03000000" + "00000000" + "03000000" + "4100" + "5a86" + "0000");
    }

    @Test
    void aBstrTellsItsLengthThriceAndHasNoNull() {
        out.bstr("A虚");
        wrote("55736572" + "02000000" + "04000000" + "02000000" + "4100" + "5a86");
    }

    @Test
    void alignmentIsFilledWithZeroes() {
        out.octets(new byte[] {1, 2, 3, 4, 5}).align(8).align(8).octets(new byte[] {6});
        wrote("0102030405" + "000000" + "06");
    }

    @Test
    void aStubGrowsAsFarAsItHasTo() {
        for (int i = 0; i < 300; i++) {
            out.uint32(i);
        }
        byte[] octets = out.octets(new byte[5_000]).uint16(0x1234).toByteArray();
        assertEquals(1200 + 5_000 + 2, octets.length);
        assertEquals(299 & 0xff, octets[4 * 299] & 0xff);
        assertEquals(0x34, octets[6_200]);
        assertEquals(0x12, octets[6_201]);
    }
}
