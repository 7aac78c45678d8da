package io.github.checkhyperv.rpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class GuidTest {
    private static final String TEXT = "8bc3f05e-d86b-11d0-a075-00c04fb68820";

    @Test
    void firstThreeFieldsAreLittleEndianOnTheWire() {
        byte[] expected = {
            0x5e,
            (byte) 0xf0,
            (byte) 0xc3,
            (byte) 0x8b,
            0x6b,
            (byte) 0xd8,
            (byte) 0xd0,
            0x11,
            (byte) 0xa0,
            0x75,
            0,
            (byte) 0xc0,
            0x4f,
            (byte) 0xb6,
            (byte) 0x88,
            0x20
        };
        assertArrayEquals(expected, Guid.of(TEXT).wire());
    }

    @Test
    void textAndWireAreTwoFormsOfTheSame() {
        assertEquals(TEXT, Guid.of(TEXT).toString());
        assertEquals(Guid.of(TEXT), Guid.wire(Guid.of(TEXT).wire(), 0));
    }

    @Test
    void textOfAnotherLengthIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Guid.of("8bc3f05e-d86b"));
    }

    @Test
    void randomOnesDifferAndAreOfVersion4() {
        Guid one = Guid.random();
        assertNotEquals(one, Guid.random());
        assertEquals('4', one.toString().charAt(14));
    }
}
