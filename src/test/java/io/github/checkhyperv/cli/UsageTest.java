package io.github.checkhyperv.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {
    @Test
    void everyOptionIsInTheHelp() {
        for (Flag flag : Flag.values()) {
            assertTrue(Usage.text().contains("--" + flag.word()), flag.label());
            if (flag.label().startsWith("-" + flag.label().charAt(1) + "/")) {
                assertTrue(Usage.text().contains("-" + flag.label().charAt(1) + ", --"));
            }
        }
        assertTrue(Usage.text().contains(ArgumentsParser.PASSWORD_VARIABLE));
    }

    @Test
    void everyFormatIsInTheHelp() {
        for (Format format : Format.values()) {
            assertTrue(Usage.text().contains(format.id()), format.id());
        }
    }

    @Test
    void noLineIsWiderThanATerminal() {
        List<String> wide = Usage.text().lines().filter(line -> line.length() > 80).toList();
        assertTrue(wide.isEmpty(), wide.toString());
    }

    @Test
    void passwordOptionWarnsAboutItself() {
        assertTrue(Usage.text().contains("every user of this machine can see it"));
    }
}
