package io.github.checkhyperv.rpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PduBufferTest {
    @Test
    void numbersAreAlignedAndLittleEndian() {
        PduBuffer buffer = new PduBuffer(new byte[16]);
        buffer.enc_ndr_small(0x11);
        buffer.enc_ndr_short(0x8877);
        buffer.enc_ndr_small(0x22);
        buffer.enc_ndr_long(0x87654321);
        assertEquals(12, buffer.getLength());
        assertArrayEquals(
                HexFormat.of().parseHex("11007788220000002143658700000000"), buffer.getBuffer());
    }

    @Test
    void numbersAreReadAsTheyWereWritten() {
        PduBuffer buffer = new PduBuffer(HexFormat.of().parseHex("110077882200000021436587"));
        assertEquals(0x11, buffer.dec_ndr_small());
        assertEquals((short) 0x8877, buffer.dec_ndr_short());
        assertEquals(0x22, buffer.dec_ndr_small());
        assertEquals(0x87654321, buffer.dec_ndr_long());
        assertEquals(12, buffer.getIndex());
    }

    /** The class path of the tests is that of the program: whoever brings it back is seen here. */
    @Test
    void theLibraryThatItStandsForIsNotThere() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("jcifs.util.Encdec"));
    }
}
