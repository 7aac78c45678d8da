package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuidTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A1576C71-F505-4D1B-9B78-2CFD971B0F31",
                "a1576c71-f505-4d1b-9b78-2cfd971b0f31",
                "00000000-9999-aaaa-FFFF-ffffffffffff"
            })
    void guidIsTheNameOfAMachine(String name) {
        assertTrue(Guid.is(name));
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
        assertFalse(Guid.is(name));
    }
}
