package io.github.checkhyperv.hyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A1576C71-F505-4D1B-9B78-2CFD971B0F31",
                "a1576c71-f505-4d1b-9b78-2cfd971b0f31",
                "00000000-9999-aaaa-FFFF-ffffffffffff"
            })
    void guidIsTheNameOfAMachine(String name) {
        assertTrue(Keys.isGuid(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "TESTHOST01",
                "A1576C71-F505-4D1B-9B78-2CFD971B0F3",
                "A1576C71-F505-4D1B-9B78-2CFD971B0F311",
                "A1576C71AF505A4D1BA9B78A2CFD971B0F31",
                "A1576C71-F505-4D1B-9B78-2CFD971B0F3G",
                "/1576C71-F505-4D1B-9B78-2CFD971B0F31",
                ":1576C71-F505-4D1B-9B78-2CFD971B0F31",
                "@1576C71-F505-4D1B-9B78-2CFD971B0F31",
                "g1576C71-F505-4D1B-9B78-2CFD971B0F31",
                "`1576C71-F505-4D1B-9B78-2CFD971B0F31",
                "-1576C71-F505-4D1B-9B78-2CFD971B0F31",
                "this-name-of-a-host-has-36-letters-x"
            })
    void anyOtherNameIsTheHosts(String name) {
        assertFalse(Keys.isGuid(name));
    }

    @Test
    void keyOfADiskIsThatOfItsSetting() {
        assertEquals(
                Keys.of("Microsoft:ab-cd\\EF\\0\\0\\L"), Keys.of("AB-CD", "microsoft:ef\\0\\0\\l"));
        assertEquals("Microsoft:ab\\x\\L", Keys.instanceId("ab", "Microsoft:x\\L"));
        assertEquals("AB", Keys.owner("AB\\X\\L"));
        assertEquals("", Keys.owner("\\X"));
        assertEquals("", Keys.owner("AB"));
    }

    @Test
    void keysDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertEquals("DEFINITION", Keys.of("Microsoft:definition"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
