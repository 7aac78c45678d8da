package io.github.checkhyperv.rpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    @Test
    void randomOnesAreOfTheVariantOfRfc9562() {
        for (int i = 0; i < 64; i++) {
            String text = Guid.random().toString();
            assertEquals('4', text.charAt(14), text);
            assertTrue("89ab".indexOf(text.charAt(19)) >= 0, text);
        }
    }

    @Test
    void theOctetsAreNobodyElses() {
        byte[] octets = new byte[18];
        octets[2] = 7;
        Guid guid = Guid.wire(octets, 2);
        octets[2] = 8;
        guid.wire()[0] = 9;
        assertEquals(7, guid.wire()[0]);
        assertEquals(16, guid.wire().length);
    }

    @Test
    void equalOnesAreInTheSamePlaceOfAMap() {
        Set<Guid> guids = new HashSet<>(List.of(Guid.of(TEXT)));
        assertTrue(guids.contains(Guid.of(TEXT.toUpperCase(Locale.ROOT))));
        assertFalse(guids.contains(Guid.of(TEXT.replace('5', '6'))));
        assertNotEquals(Guid.of(TEXT), TEXT);
    }
}
