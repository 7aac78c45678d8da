package io.github.checkhyperv.corpus;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes recorded from real hosts; they stay outside the project. */
public final class Corpus {
    private static final Path ROOT = Path.of("..", "shared", "corpus");

    private Corpus() {}

    /** The octets of a recorded file; the test is skipped, with a reason, where it is absent. */
    public static byte[] bytes(String path) {
        Path file = ROOT.resolve(path);
        if (!Files.isRegularFile(file)) {
            System.out.println(
                    "skipped: no recorded bytes at " + file.toAbsolutePath().normalize());
            abort("no recorded bytes at " + file);
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
