package io.github.checkhyperv.facts.hyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class KeysTest {
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
