package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    /** The examples of the Monitoring Plugins Development Guidelines, and the edges of each. */
    @ParameterizedTest
    @CsvSource({
        "10, 0, false",
        "10, 10, false",
        "10, 11, true",
        "10:, 9, true",
        "10:, 10, false",
        "10:, 1000000, false",
        "~:10, -5, false",
        "~:10, 10, false",
        "~:10, 11, true",
        "10:20, 9, true",
        "10:20, 10, false",
        "10:20, 20, false",
        "10:20, 21, true",
        "@10:20, 9, false",
        "@10:20, 10, true",
        "@10:20, 20, true",
        "@10:20, 21, false",
        "0, 0, false",
        "0, 1, true",
        "1:, 0, true",
        ":5, 5, false",
        ":5, 6, true",
        "@0, 0, true",
        "@0, 1, false",
        "~:, 99, false",
        "@~:, 99, true",
        "2.5, 2, false",
        "2.5, 3, true",
        "-3:-1, 0, true",
        "9, 9, false",
        "9, 10, true",
        ".5:, 0, true",
        ".5:, 1, false",
        "1.:2., 1, false"
    })
    void alertsAsTheGuidelinesSay(String range, long value, boolean alerts) {
        assertEquals(alerts, Range.parse(range).alerts(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                ":",
                "@:",
                "~",
                "x",
                "1:2:3",
                "1 2",
                " 1",
                "1e3",
                "0x10",
                "NaN",
                "1:~",
                "--1",
                "1.2.3",
                ".",
                "-",
                "@@1",
                "1:x",
                "١",
                "Infinity",
                "1|2"
            })
    void whatIsNoRangeIsRefused(String text) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> Range.parse(text));
        boolean empty = text.replace("@", "").replace(":", "").isEmpty() && !text.equals("@@1");
        assertEquals(empty ? "is empty" : "is no range", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"20:10", "-1", "@5:4", "1:0"})
    void reversedRangeIsRefusedAsSuch(String text) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> Range.parse(text));
        assertEquals("starts above its end", e.getMessage());
    }

    @Test
    void textIsKeptAsItWasWritten() {
        assertEquals("@10:20", Range.parse("@10:20").toString());
    }
}
