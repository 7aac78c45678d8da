package io.github.checkhyperv.facts.hyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WmiPathTest {
    @Test
    void keysAreReadWithTheirEscapesUndone() {
        WmiPath path =
                WmiPath.parse(
                                "\\\\HV01.contoso.com\\root\\virtualization\\v2:Msvm_LogicalDisk."
                                        + "DeviceID=\"Microsoft:83F8638B\\\\0\\\\0\\\\L\","
                                        + "Name=\"say \\\"hi\\\", a=b:c.d\",Index=7")
                        .orElseThrow();
        assertEquals("Msvm_LogicalDisk", path.className());
        assertEquals(Optional.of("Microsoft:83F8638B\\0\\0\\L"), path.key("deviceid"));
        assertEquals(Optional.of("say \"hi\", a=b:c.d"), path.key("Name"));
        assertEquals(Optional.of("7"), path.key("Index"));
        assertEquals(Optional.empty(), path.key("Other"));
    }

    @Test
    void relativePathIsReadToo() {
        assertEquals(Optional.of("x"), WmiPath.parse("Class.Key=\"x\"").orElseThrow().key("Key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Class",
                "Class=@",
                "Class.Key",
                "Class.Key=\"open",
                "Class.Key=\"open\\",
                "Class.Key=\"a\"b",
                "Class.=\"a\"",
                ".Key=\"a\"",
                "\\\\H\\n:"
            })
    void whatIsNoPathOfAnInstanceIsNone(String text) {
        assertTrue(WmiPath.parse(text).isEmpty(), text);
    }
}
