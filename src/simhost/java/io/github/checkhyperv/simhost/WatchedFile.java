package io.github.checkhyperv.simhost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/** A file that may change while a host runs; the same octets give the same object. */
final class WatchedFile<T> implements Supplier<T> {
    private final Path file;
    private final Reader<T> reader;
    private byte[] octets;
    private T read;

    /** Knows what a file says. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Path file) throws IOException;
    }

    /** Reads the file, so that a bad one is known at once. */
    WatchedFile(Path file, Reader<T> reader) throws IOException {
        this.file = file;
        this.reader = reader;
        load();
    }

    @Override
    public synchronized T get() {
        try {
            load();
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load() throws IOException {
        byte[] now = Files.readAllBytes(file);
        if (!Arrays.equals(now, octets)) {
            read = reader.read(file);
            octets = now;
        }
    }
}
