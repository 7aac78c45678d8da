package io.github.checkhyperv.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\tb",
                "a\u0000b",
                "a\u001bb",
                "a\u007fb",
                "a\u0085b",
                "a\u009bb",
                "a\u2028b",
                "a\u2029b",
                "a\u202eb",
                "a\u2066b",
                "a\u200fb",
                "a\u200bb",
                "a\ufeffb",
                "a\u061cb",
                "a\ud800b",
                "a\udc00b",
                "a\uffffb"
            })
    void whatIsNotThereToBeSeenBecomesAQuestionMark(String text) {
        assertEquals("a?b", Text.printable(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DidierTest03", "Übergröße", "仮想マシン", "машина", "🖥 VM", "ن\u200cم"})
    void textOfAnyScriptStays(String text) {
        assertEquals(text, Text.printable(text));
    }

    @Test
    void noCharacterWhatsoeverBreaksALine() {
        for (int c = 0; c <= 0xffff; c++) {
            String line = Text.line("a" + (char) c, 10);
            assertEquals(1, line.lines().count(), Integer.toHexString(c));
            assertFalse(line.contains("|"), Integer.toHexString(c));
            assertFalse(line.chars().anyMatch(Character::isISOControl), Integer.toHexString(c));
        }
    }

    @Test
    void longTextIsClippedBetweenCharacters() {
        assertEquals("abc", Text.clip("abc", 3));
        assertEquals("ab…", Text.clip("abcd", 3));
        assertEquals("a…", Text.clip("a🖥🖥", 3));
    }

    @Test
    void octetsAreThoseOfUtf8() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(20, 1, 0x10fff)
                    .filter(c -> c < 0xd800 || c > 0xdfff)
                    .forEach(text::appendCodePoint);
            byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
            assertEquals(octets.length, Text.octets(text.toString()));
            int limit = random.nextInt(octets.length + 2);
            String clipped = Text.clipOctets(text.toString(), limit);
            assertTrue(text.toString().startsWith(clipped));
            assertTrue(Text.octets(clipped) <= limit);
            assertTrue(limit >= octets.length || Text.octets(clipped) > limit - 4);
        }
    }
}
