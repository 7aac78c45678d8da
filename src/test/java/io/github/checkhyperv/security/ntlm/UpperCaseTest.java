package io.github.checkhyperv.security.ntlm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Where Windows' upper case of a name differs from Java's. */
class UpperCaseTest {
    @Test
    void lettersWithAWayBackAreMapped() {
        assertEquals("ABCXYZ", Ntlmv2.upperCase("abcxyz"));
        assertEquals("ÄÉÑØÞŸŐ", Ntlmv2.upperCase("äéñøþÿő"));
        assertEquals("ΑΩΆ", Ntlmv2.upperCase("αωά"));
        assertEquals("ЖЯЁ", Ntlmv2.upperCase("жяё"));
        assertEquals("ԱՖ", Ntlmv2.upperCase("աֆ"));
    }

    /** Code points that NTFS $UpCase maps to themselves and Java does not. */
    @Test
    void lettersWithoutAWayBackStay() {
        String letters =
                "\u00b5\u0131\u017f\u01c5\u01c8\u01cb\u01f2\u0345\u03c2\u03d0\u03d1\u03d5\u03d6"
                        + "\u03f0\u03f1\u03f5\u1e9b\u1fbe\u1c80\u1c88";
        assertEquals(letters, Ntlmv2.upperCase(letters));
    }

    @Test
    void georgianStays() {
        assertEquals("აბგჰჿ", Ntlmv2.upperCase("აბგჰჿ"));
    }

    @Test
    void lengthNeverChanges() {
        for (int unit = 0; unit <= 0xffff; unit++) {
            assertEquals(1, Ntlmv2.upperCase(String.valueOf((char) unit)).length());
        }
    }
}
