package io.github.checkhyperv.wmi.dcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.rpc.Guid;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C706 14.2: primitives on their natural alignment, and no length is believed. */
class NdrReaderTest {
    private static NdrReader reader(String hex) {
        return NdrReader.of(HexFormat.of().parseHex(hex));
    }

    @Test
    void primitivesAreAlignedLittleEndianAndUnsigned() throws MalformedStub {
        NdrReader in = reader("fe" + "00" + "dcfe" + "7b" + "000000" + "98badcfe" + "98badcfe");
        assertEquals(0xfe, in.uint8("octet"));
        assertEquals(0xfedc, in.uint16("short"));
        assertEquals(0x7b, in.uint8("octet"));
        assertEquals(0xfedcba98, in.int32("long"));
        assertEquals(0xfedcba98L, in.uint32("long"));
        assertEquals(0, in.remaining());
    }

    @Test
    void aPointerIsNullOrNot() throws MalformedStub {
        NdrReader in = reader("00000000" + "00000200");
        assertFalse(in.pointer("first"));
        assertTrue(in.pointer("second"));
    }

    @Test
    void aGuidIsAlignedTo4() throws MalformedStub {
        NdrReader in = reader("01" + "000000" + "5ef0c38b6bd8d011a07500c04fb68820" + "02");
        in.uint8("octet");
        assertEquals(Guid.of("8bc3f05e-d86b-11d0-a075-00c04fb68820"), in.guid("guid"));
        assertEquals(2, in.uint8("octet"));
    }

    /** What lies in it was encoded for itself (C706 14.3.12.3, [MS-RPCE] 2.2.6). */
    @Test
    void aSliceIsAlignedFromItsOwnStart() throws MalformedStub {
        NdrReader in = reader("01" + "02" + "00" + "0300" + "04");
        in.uint8("octet");
        NdrReader slice = in.slice(4, "slice");
        assertEquals(2, slice.uint8("octet"));
        assertEquals(3, slice.uint16("short"));
        assertEquals(0, slice.remaining());
        assertEquals(4, in.uint8("octet"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 3", "2, 2", "3, 1", "4, 0"})
    void alignmentStepsOverWhatIsMissing(int octets, int skipped) throws MalformedStub {
        NdrReader in = reader("0000000000000000");
        in.skip(octets, "octets").align(4);
        assertEquals(8 - octets - skipped, in.remaining());
        assertEquals(octets + skipped, in.position());
    }

    @Test
    void aCountIsBelievedAsFarAsItsElementsFit() throws MalformedStub {
        assertEquals(2, reader("02000000" + "0000000000000000").count(4, "array"));
        MalformedStub e =
                assertThrows(
                        MalformedStub.class,
                        () -> reader("02000000" + "00000000000000").count(4, "array"));
        assertEquals("offset 0x4, array of 2 elements is longer than what is left", e.getMessage());
        assertThrows(MalformedStub.class, () -> reader("ffffffff" + "00").count(4, "array"));
    }

    @ParameterizedTest
    @CsvSource({"-1", "5", "4294967296"})
    void aLengthIsWithinWhatIsLeft(long length) {
        String message = "offset 0x0, it needs " + length + " octets, 4 are left";
        MalformedStub skip =
                assertThrows(MalformedStub.class, () -> reader("00000000").skip(length, "it"));
        assertEquals(message, skip.getMessage());
        MalformedStub slice =
                assertThrows(MalformedStub.class, () -> reader("00000000").slice(length, "it"));
        assertEquals(message, slice.getMessage());
    }

    @Test
    void whatIsCutShortIsMalformed() {
        assertThrows(MalformedStub.class, () -> reader("").uint8("octet"));
        assertThrows(MalformedStub.class, () -> reader("00").uint16("short"));
        assertThrows(MalformedStub.class, () -> reader("000000").int32("long"));
        assertThrows(MalformedStub.class, () -> reader("00".repeat(15)).guid("guid"));
        assertThrows(MalformedStub.class, () -> reader("00").skip(1, "octet").uint16("short"));
        assertThrows(MalformedStub.class, () -> reader("000000").skip(1, "octet").align(4));
    }
}
