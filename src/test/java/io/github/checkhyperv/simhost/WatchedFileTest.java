package io.github.checkhyperv.simhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.checkhyperv.simhost.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileTest {
    @TempDir Path folder;

    @Test
    void aChangedFileIsAnotherStateAndAnUnchangedOneTheSame() throws IOException {
        Path file = Files.writeString(folder.resolve("state.json"), "{\"host\": \"A\"}");
        WatchedFile<Scenario> watched = new WatchedFile<>(file, Scenario::read);
        Scenario first = watched.get();
        assertEquals("A", first.host());
        assertSame(first, watched.get());
        Files.writeString(file, "{\"host\": \"B\"}");
        assertEquals("B", watched.get().host());
    }
}
