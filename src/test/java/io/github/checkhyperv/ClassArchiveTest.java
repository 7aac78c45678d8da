package io.github.checkhyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What --diagnose says of the archive of classes; that it is true of a real JVM shows a proof. */
class ClassArchiveTest {
    private static final String SHARING = "mixed mode, emulated-client, sharing";
    private static final String ALONE = "mixed mode, emulated-client";

    @Test
    void archiveThatTheJvmMappedIsInUse() {
        assertEquals("archive of classes in use", ClassArchive.state("25.aot", SHARING));
    }

    @Test
    void archiveThatTheJvmDidNotTakeIsNamedWithTheReasonAndTheWayOut() {
        String state = ClassArchive.state("17.jsa", ALONE);
        assertTrue(state.startsWith("archive of classes 17.jsa NOT in use"), state);
        assertTrue(state.contains("cp -r"), state);
        assertTrue(
                state.endsWith("copy with cp -a, or lib/make-archive makes one that fits"), state);
    }

    @Test
    void withoutAnArchiveForThisJavaItSaysHowToMakeOneWhateverTheJvmSharesOfItsOwn() {
        String expected =
                "no archive of classes for this build of Java; lib/make-archive makes one that fits";
        assertEquals(expected, ClassArchive.state("", SHARING));
        assertEquals(expected, ClassArchive.state("", ALONE));
    }

    @Test
    void launcherWithoutArchivesIsNoFault() {
        assertEquals("this launcher uses no archive of classes", ClassArchive.state(null, SHARING));
    }
}
