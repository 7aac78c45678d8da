package io.github.checkhyperv.facts.hyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class InstanceIdsTest {
    @Test
    void keyOfADiskIsThatOfItsSetting() {
        assertEquals(
                InstanceIds.key("Microsoft:ab-cd\\EF\\0\\0\\L"),
                InstanceIds.key("AB-CD", "microsoft:ef\\0\\0\\l"));
        assertEquals("Microsoft:ab\\x\\L", InstanceIds.ofDevice("ab", "Microsoft:x\\L"));
        assertEquals("AB", InstanceIds.machine("AB\\X\\L"));
        assertEquals("", InstanceIds.machine("\\X"));
        assertEquals("", InstanceIds.machine("AB"));
    }

    @Test
    void keysDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertEquals("DEFINITION", InstanceIds.key("Microsoft:definition"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
