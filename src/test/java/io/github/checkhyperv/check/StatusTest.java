package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTest {
    @Test
    void criticalOutranksWarningOutranksUnknownOutranksOk() {
        Status[] ranked = {Status.OK, Status.UNKNOWN, Status.WARNING, Status.CRITICAL};
        for (int i = 0; i < ranked.length; i++) {
            for (int j = 0; j < ranked.length; j++) {
                assertEquals(ranked[Math.max(i, j)], ranked[i].or(ranked[j]));
            }
        }
    }

    @Test
    void nameInAnyCaseAndExitCodeAreRead() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertEquals(Optional.of(Status.CRITICAL), Status.parse("critical"));
            assertEquals(Optional.of(Status.CRITICAL), Status.parse("CRITICAL"));
            assertEquals(Optional.of(Status.WARNING), Status.parse("Warning"));
        } finally {
            Locale.setDefault(before);
        }
        assertEquals(Optional.of(Status.OK), Status.parse("0"));
        assertEquals(Optional.of(Status.WARNING), Status.parse("1"));
        assertEquals(Optional.of(Status.CRITICAL), Status.parse("2"));
        assertEquals(Optional.of(Status.UNKNOWN), Status.parse("3"));
    }

    @Test
    void anythingElseIsNoState() {
        for (String text : new String[] {"", "4", "-1", "warn", "ok ", "00"}) {
            assertTrue(Status.parse(text).isEmpty(), text);
        }
    }
}
