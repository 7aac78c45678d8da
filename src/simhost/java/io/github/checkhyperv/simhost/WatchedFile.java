package io.github.checkhyperv.simhost;

import io.github.checkhyperv.simhost.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/** A scenario file that may change while a host runs; the same octets give the same object. */
final class WatchedFile implements Supplier<Scenario> {
    private final Path file;
    private byte[] octets;
    private Scenario scenario;

    /** Reads the file, so that a bad one is known at once. */
    WatchedFile(Path file) throws IOException {
        this.file = file;
        load();
    }

    @Override
    public synchronized Scenario get() {
        try {
            load();
            return scenario;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load() throws IOException {
        byte[] now = Files.readAllBytes(file);
        if (!Arrays.equals(now, octets)) {
            scenario = Scenario.read(file);
            octets = now;
        }
    }
}
