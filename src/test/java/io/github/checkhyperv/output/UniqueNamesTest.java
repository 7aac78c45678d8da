package io.github.checkhyperv.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UniqueNamesTest {
    private final UniqueNames names = new UniqueNames(" #");

    @Test
    void onlyWhatWasThereBeforeGetsANumber() {
        assertEquals("a", names.unique("a"));
        assertEquals("b", names.unique("b"));
        assertEquals("a #2", names.unique("a"));
        assertEquals("a #3", names.unique("a"));
    }

    @Test
    void aNameThatLooksLikeANumberedOneIsKeptApartToo() {
        assertEquals("a #2", names.unique("a #2"));
        assertEquals("a", names.unique("a"));
        assertEquals("a #3", names.unique("a"));
        assertEquals("a #2 #2", names.unique("a #2"));
    }

    /** Counting from 2 for each takes 5,000,000,000 looks for these. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theSameNameAHundredThousandTimesTakesNoTime() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            assertTrue(all.add(names.unique("the same")));
        }
    }
}
